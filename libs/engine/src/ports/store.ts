import type { CommonProperties } from '@tessera/plugin-api';
import type { AuditEntry, Json, ObjectRecord, ProcessList, RunRecord, TaskRecord } from '../model.js';

/** An object to write: as it shall be. `version` 0 creates, any other must be the one that was read under lock. */
export interface ObjectChange {
  readonly id: string;
  readonly objectType: string;
  readonly state: string;
  readonly attributes: Json;
  readonly version: number;
  /** As they shall be, all of them; left out, they stay as they are. */
  readonly common?: CommonProperties;
}

/** All that one transaction writes, collected and written set-wise: the number of statements does not depend on sizes. */
export interface Changes {
  readonly at: Date;
  readonly actorId: string;
  /** The run as it ends or goes on; inserted or updated by id. */
  readonly run?: RunRecord;
  readonly objects: readonly ObjectChange[];
  readonly audit: readonly AuditEntry[];
  /** People whose history forgets its values: in the audit, in runs and in events, also where others repeat them. */
  readonly forgotten?: readonly string[];
  /** Tasks to add, or to update by id. */
  readonly tasks: readonly TaskRecord[];
}

/** What an open transaction can do. Objects are locked `FOR UPDATE` in id order. */
export interface Transaction {
  readonly now: Date;
  /** The day of `now` where the house stands, as `2026-11-22`. */
  readonly today: string;
  lockObjects(objectType: string, ids: readonly string[]): Promise<readonly ObjectRecord[]>;
  findObjects(
    objectType: string,
    where: { readonly state?: string; readonly attributes?: Json },
    atMost: number,
  ): Promise<readonly ObjectRecord[]>;
  /** Objects of a type, in any state, that name one of these objects in an indexed attribute of kind `object`. */
  findReferring(objectType: string, attribute: string, ids: readonly string[]): Promise<readonly ObjectRecord[]>;
  readObject(objectType: string, id: string): Promise<ObjectRecord | undefined>;
  /** Locks the run, so that it is performed once. */
  lockRun(id: string): Promise<RunRecord | undefined>;
  lockTask(id: string): Promise<TaskRecord | undefined>;
  /** The next number of a series, from 1: given again when this transaction rolls back, so that there is no gap. */
  nextNumber?(series: string, atLeast?: number): Promise<number>;
  /** Writes everything in a few statements, whatever the sizes. Numbered attributes get their numbers here. */
  write(changes: Changes): Promise<void>;
  /** For the queue alone: the driver's client of this transaction. */
  readonly client: unknown;
}

/** The engine's door to the database. */
export interface Store {
  /** Repeatable on serialisation failures and deadlocks: the work may be called more than once. */
  transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R>;
  readObject(objectType: string, id: string): Promise<ObjectRecord | undefined>;
  readObjects(objectType: string, ids: readonly string[]): Promise<readonly ObjectRecord[]>;
  readRun(id: string): Promise<RunRecord | undefined>;
  findRunByKey(actorId: string, idempotencyKey: string): Promise<RunRecord | undefined>;
  readTask(id: string): Promise<TaskRecord | undefined>;
  /** Ids in a state in id order, after `afterId`; `without` skips objects where that attribute is set. */
  listIds(query: {
    readonly objectType: string;
    readonly state: string;
    readonly without?: string;
    readonly afterId?: string;
    readonly limit: number;
  }): Promise<readonly string[]>;
  /** Tasks that nobody has finished since `before`, oldest first: the sweeper gives them a job again. */
  listStaleTasks(before: Date, limit: number): Promise<readonly TaskRecord[]>;
  /** Open runs past their time, oldest first; and runs accepted before `acceptedBefore` that no worker has ended. */
  listExpiredRuns(now: Date, limit: number): Promise<readonly RunRecord[]>;
  listStaleAcceptedRuns(acceptedBefore: Date, limit: number): Promise<readonly RunRecord[]>;
}

/** Process lists with their revisions. The number `revision()` rises with any change of any rule. */
export interface ProcessListStore {
  revision(): Promise<number>;
  readAll(): Promise<readonly ProcessList[]>;
  /** Throws `Conflict` with the present list when `expectedRevision` is not the stored one. Writes the audit entry, too. */
  save(list: ProcessList, expectedRevision: number, audit: AuditEntry): Promise<ProcessList>;
}
