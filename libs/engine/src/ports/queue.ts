import type { Transaction } from './store.js';

/** A job is only a knock on the door: the truth is in the task, run, batch or message of that id, or in what waits for that web hook. */
export type Job = { readonly kind: 'task'; readonly id: string; readonly attempts: number } | { readonly kind: 'run' | 'batch' | 'import' | 'message' | 'web-hook'; readonly id: string };

/** Adds jobs inside the caller's transaction: they exist exactly when it commits. */
export interface Queue {
  add(transaction: Transaction, jobs: readonly Job[]): Promise<void>;
  /** Outside a transaction, for the sweeper; the same id twice is one job. */
  addAgain(jobs: readonly Job[]): Promise<void>;
}
