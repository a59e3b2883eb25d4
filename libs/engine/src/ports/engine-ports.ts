import type { AccessStore } from './access.js';
import type { AccountKeeper } from './accounts.js';
import type { BatchStore } from './batches.js';
import type { Capabilities } from './capabilities.js';
import type { FileStore } from './files.js';
import type { ImportStore, RowSource } from './imports.js';
import type { ModelStore } from './models.js';
import type { NumberingStore } from './numberings.js';
import type { PackageStore } from './packages.js';
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
  /** Where batches are kept; without it none are accepted. */
  readonly batches?: BatchStore;
  /** Where files are kept; without it none are taken. */
  readonly files?: FileStore;
  /** Where access schemes are kept; without it everybody may do whatever their permissions allow. */
  readonly access?: AccessStore;
  /** Who looks after accounts; without it nothing is ordered of them. */
  readonly accounts?: AccountKeeper;
  /** Where models are kept; without it every object is of the standard model of its type. */
  readonly models?: ModelStore;
  /** Where formats of numbers are kept; without it types are numbered as their packages say. */
  readonly numberings?: NumberingStore;
  /** Which packages are switched off; without it none ever is. */
  readonly packages?: PackageStore;
  /** Where imports are kept, and how their files are read; without them none are taken. */
  readonly imports?: ImportStore;
  readonly rows?: RowSource;
  /** A new uuid, version 7. */
  newId(): string;
  /** The time outside transactions. */
  now(): Date;
  readonly settings?: EngineSettings;
}

/** What a site may set otherwise. */
export interface EngineSettings {
  /** An open run that nobody touches for so long is closed; two hours unless said otherwise. */
  readonly runExpiresAfterMs?: number;
  /** Pause before the second attempt of a task, doubled with each further one; a second unless said otherwise. */
  readonly firstPauseMs?: number;
  /** Longest pause between two attempts; ten minutes unless said otherwise. */
  readonly longestPauseMs?: number;
  /** A call of a capability that has not answered for so long ends the attempt; five minutes unless said otherwise. */
  readonly longestCallMs?: number;
}
