import type { AccessScope } from '../access/scope.js';
import type { BatchItem, BatchRecord } from '../batches/batch.js';
import type { Transaction } from './store.js';

/** Keeps batches and one item per object of each. Everything with a transaction commits with it. */
export interface BatchStore {
  read(id: string): Promise<BatchRecord | undefined>;
  findByKey(actorId: string, idempotencyKey: string): Promise<BatchRecord | undefined>;
  /** Locks the batch, so that one worker at a time goes on with it. */
  lock(transaction: Transaction, id: string): Promise<BatchRecord | undefined>;
  /** Writes the batch as it is now; inserted or updated by id. Throws `Conflict` when the actor's key is used. */
  keep(transaction: Transaction, batch: BatchRecord): Promise<void>;
  /** Writes one waiting item per selected object that is in all these scopes, in one statement; answers how many. Ticked objects are looked at later. */
  gather(transaction: Transaction, batch: BatchRecord, within: readonly AccessScope[]): Promise<number>;
  /** The next waiting objects, in id order. */
  next(transaction: Transaction, batchId: string, atMost: number): Promise<readonly string[]>;
  /** Writes what became of objects, set-wise. */
  settle(transaction: Transaction, batchId: string, items: readonly BatchItem[]): Promise<void>;
  /** Lets failed objects wait again; answers how many. */
  waitAgain(transaction: Transaction, batchId: string): Promise<number>;
  /** Batches at work that nobody has touched since, oldest first: the sweeper gives them a job again. */
  listStale(before: Date, limit: number): Promise<readonly BatchRecord[]>;
}
