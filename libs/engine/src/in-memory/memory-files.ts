import type { FileRecord, FileStore, FileUse, Transaction } from '../ports/index.js';

/** Files in memory: what is known of them, without content. */
export class MemoryFiles implements FileStore {
  readonly files = new Map<string, FileRecord>();

  async read(id: string): Promise<FileRecord | undefined> {
    return this.files.get(id);
  }

  async bind(transaction: Transaction, uses: readonly FileUse[]): Promise<number> {
    const free = uses.filter(({ fileId }, index) => this.isFree(fileId) && uses.findIndex((one) => one.fileId === fileId) === index);
    later(transaction, () => free.forEach(({ fileId, ...owner }) => this.give(fileId, owner)));
    return free.length;
  }

  async release(transaction: Transaction, ids: readonly string[]): Promise<void> {
    later(transaction, () => ids.forEach((id) => this.files.delete(id)));
  }

  private isFree(id: string): boolean {
    const file = this.files.get(id);
    return file !== undefined && file.objectId === undefined;
  }

  private give(id: string, owner: Omit<FileUse, 'fileId'>): void {
    const file = this.files.get(id);
    if (file) this.files.set(id, { ...file, ...owner });
  }
}

function later(transaction: Transaction, deed: () => unknown): void {
  (transaction.client as (() => void)[]).push(() => void deed());
}
