import { Conflict } from '../errors.js';
import type { AuditEntry, ProcessList } from '../model.js';
import type { PackageStore, ProcessListStore } from '../ports/index.js';

/** Process lists in memory, and which packages are switched off. */
export class MemoryProcessLists implements ProcessListStore, PackageStore {
  readonly audit: AuditEntry[] = [];
  private readonly lists = new Map<string, ProcessList>();
  private readonly off = new Set<string>();
  private counter = 1;

  async revision(): Promise<number> {
    return this.counter;
  }

  async readAll(): Promise<readonly ProcessList[]> {
    return [...this.lists.values()];
  }

  async listAsleep(): Promise<readonly string[]> {
    return [...this.off];
  }

  /** Switches a package off. */
  putToSleep(name: string): void {
    this.off.add(name);
    this.counter += 1;
  }

  /** Switches it on again. */
  wake(name: string): void {
    this.off.delete(name);
    this.counter += 1;
  }

  async save(list: ProcessList, expectedRevision: number, audit: AuditEntry): Promise<ProcessList> {
    const key = `${list.objectType}\n${list.place}`;
    const present = this.lists.get(key);
    if ((present?.revision ?? 0) !== expectedRevision) throw new Conflict('revision-conflict', present);
    const saved = { ...list, revision: expectedRevision + 1 };
    this.lists.set(key, saved);
    this.audit.push(audit);
    this.counter += 1;
    return saved;
  }
}
