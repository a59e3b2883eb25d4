import type { AuditEntry } from '../model.js';
import type { Transaction } from './store.js';

/** How the objects of a type are numbered, as an administrator wants it. */
export interface NumberFormat {
  readonly prefix: string;
  readonly digits: number;
  /** Numbers below it are not given any more. */
  readonly first: number;
  /** The last number that may be given. */
  readonly last?: number;
}

/** A format as it is kept. */
export interface StoredNumberFormat extends NumberFormat {
  readonly objectType: string;
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** Keeps how types are numbered; a type that nobody changed is numbered as its package says. */
export interface NumberingStore {
  /** Inside a transaction it stays until that ends. */
  read(objectType: string, transaction?: Transaction): Promise<StoredNumberFormat | undefined>;
  /** `expectedRevision` 0 writes the first; throws `Conflict` with the present one. */
  save(objectType: string, format: NumberFormat, expectedRevision: number, audit: AuditEntry): Promise<StoredNumberFormat>;
  /** The last number that was given, 0 when none was. */
  given(series: string): Promise<number>;
}
