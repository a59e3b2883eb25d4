import type { Transaction } from './store.js';

/** A file as the house knows it; its content stands apart. */
export interface FileRecord {
  readonly id: string;
  readonly name: string;
  /** Told by its content. */
  readonly mediaType: string;
  readonly bytes: number;
  /** Of the content, in hexadecimal digits. */
  readonly sha256: string;
  /** Pixels, of pictures. */
  readonly width?: number;
  readonly height?: number;
  readonly uploadedBy: string;
  readonly uploadedByName: string;
  readonly uploadedAt: Date;
  /** What it belongs to; missing while nothing refers to it. */
  readonly objectType?: string;
  readonly objectId?: string;
}

/** A file and the object that refers to it from now on. */
export interface FileUse {
  readonly fileId: string;
  readonly objectType: string;
  readonly objectId: string;
}

/** Keeps files. Everything with a transaction commits with it. */
export interface FileStore {
  read(id: string): Promise<FileRecord | undefined>;
  /** Gives uploads that belong to nothing yet to objects; answers how many there were. */
  bind(transaction: Transaction, uses: readonly FileUse[]): Promise<number>;
  /** Nothing refers to these any more: from now on they are gone for everybody, and swept after a day. */
  release(transaction: Transaction, ids: readonly string[]): Promise<void>;
}
