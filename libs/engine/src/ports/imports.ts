import type { ImportFinding, ImportRecord, StagedLine } from '../imports/import-record.js';
import type { ObjectRecord } from '../model.js';
import type { Transaction } from './store.js';

/** Keeps imports, their rows that wait and what is wrong with others. Everything with a transaction commits with it. */
export interface ImportStore {
  read(id: string): Promise<ImportRecord | undefined>;
  /** Locks the import, so that one worker at a time goes on with it. */
  lock(transaction: Transaction, id: string): Promise<ImportRecord | undefined>;
  /** Writes the import as it is now; inserted or updated by id. */
  keep(transaction: Transaction, record: ImportRecord): Promise<void>;
  /** Takes the turn to read the file, until the transaction ends; false when somebody else reads it. */
  takeTurn(transaction: Transaction, id: string): Promise<boolean>;
  stage(transaction: Transaction, id: string, lines: readonly StagedLine[]): Promise<void>;
  note(transaction: Transaction, id: string, findings: readonly ImportFinding[]): Promise<void>;
  /** Takes rows that speak of the same object out and notes them; answers how many. */
  setTwinsAside(transaction: Transaction, id: string): Promise<number>;
  /** Forgets rows and findings. */
  forgetLines(transaction: Transaction, id: string): Promise<void>;
  /** Forgets findings of the comparison with what is there; answers how many rows they were about. */
  forgetLeftOut(transaction: Transaction, id: string): Promise<number>;
  /** Forgets the file itself and its rows; findings stay. */
  forgetFile(transaction: Transaction, id: string): Promise<void>;
  /** Rows after a line, in their order. */
  next(transaction: Transaction, id: string, afterLine: number, atMost: number): Promise<readonly StagedLine[]>;
  /** Objects that have one of the values in an indexed or unique attribute, under lock when they are to be changed. */
  match(transaction: Transaction, objectType: string, attribute: string, values: readonly string[], underLock: boolean): Promise<readonly ObjectRecord[]>;
  /** Imports at work that nobody has touched since, oldest first. */
  listStale(before: Date, limit: number): Promise<readonly ImportRecord[]>;
}

/** Reads the rows of an uploaded file, its head left out. Throws `Refusal` when it cannot be read. */
export interface RowSource {
  rows(record: ImportRecord): AsyncIterable<readonly { readonly line: number; readonly cells: readonly string[] }[]>;
}
