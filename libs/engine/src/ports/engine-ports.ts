import type { Capabilities } from './capabilities.js';
import type { Queue } from './queue.js';
import type { ProcessListStore, Store } from './store.js';
import type { ReceiptVerifier } from './vault.js';

/** Everything that the engine asks of the house around it. */
export interface EnginePorts {
  readonly store: Store;
  readonly processListStore: ProcessListStore;
  readonly queue: Queue;
  readonly capabilities: Capabilities;
  readonly receipts: ReceiptVerifier;
  /** A new uuid, version 7. */
  newId(): string;
  /** The time outside transactions. */
  now(): Date;
}
