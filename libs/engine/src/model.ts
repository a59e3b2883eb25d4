import type { CommonProperties, Permission } from '@tessera/plugin-api';
import type { ActingPlace } from './access/acting.js';
import type { UserContext } from './access/user-context.js';

/** Attribute, option or input values as they are stored: plain JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** Who acts: a person, a machine with a token, or the system itself (schedules, tasks, cascades). */
export interface Actor {
  readonly id: string;
  readonly displayName: string;
  readonly kind: 'person' | 'machine' | 'system';
  readonly permissions: ReadonlySet<string>;
  /** Roles, groups and place in the organisation; missing for the system itself. */
  readonly context?: UserContext;
}

/** `new` (General > New-Process) or the name of a state. */
export type Place = string;

/** One line of a process list: a use case that is on here, and with which options. */
export interface ProcessListEntry {
  readonly id: string;
  readonly useCase: string;
  readonly enabled: boolean;
  readonly options: Json;
  /** Shown instead of the use case's own title. */
  readonly title?: string;
  /** Five-field cron line, in the house's time zone: the engine starts the use case itself. */
  readonly cron?: string;
}

/** The use cases that are on at one place of an object type. `revision` rises with every save. */
export interface ProcessList {
  readonly objectType: string;
  readonly place: Place;
  readonly revision: number;
  readonly entries: readonly ProcessListEntry[];
  readonly changedAt?: Date;
  readonly changedBy?: string;
}

/** An object as it is stored. `version` rises with every change. */
export interface ObjectRecord {
  readonly id: string;
  readonly objectType: string;
  readonly state: string;
  readonly attributes: Json;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  /** Who made it. */
  readonly createdBy?: string;
  /** The access scheme that it follows; missing while it follows its type's default. */
  readonly schemeId?: string;
  /** Its model; missing while it is of the standard model of its type. */
  readonly modelId?: string;
  /** Missing in a store that does not keep them. */
  readonly common?: CommonProperties;
}

/**
 * `open`: answering steps. `accepted`: submitted, a worker does it. `done`, `refused`, `cancelled`, `timed-out`,
 * `failed` (a bug: logged with the run id) are final.
 */
export type RunStatus = 'open' | 'accepted' | 'done' | 'refused' | 'cancelled' | 'timed-out' | 'failed';

/** What a run changed: totals per state reached, and the first 100 objects. */
export interface RunOutcome {
  readonly states: Readonly<Record<string, number>>;
  readonly objectIds: readonly string[];
}

/** One execution of a use case. Options are those of the entry when the run was opened. */
export interface RunRecord {
  readonly id: string;
  readonly entryId: string;
  readonly useCase: string;
  readonly objectType: string;
  readonly place: Place;
  readonly status: RunStatus;
  readonly options: Json;
  readonly subjectIds: readonly string[];
  readonly input: Json;
  /** How many steps are answered. */
  readonly step: number;
  readonly actorId: string;
  readonly actorName: string;
  readonly openedAt: Date;
  readonly expiresAt: Date;
  readonly endedAt?: Date;
  readonly outcome?: RunOutcome;
  readonly refusal?: { readonly reason: string; readonly details: Readonly<Record<string, string | number>> };
  readonly idempotencyKey?: string;
  /** On whose behalf it will be performed; kept while it waits for that. */
  readonly context?: UserContext;
}

/** `waiting` until done; `giving-up` after the last attempt until `giveUp` has succeeded; then `gave-up`. */
export type TaskStatus = 'waiting' | 'done' | 'giving-up' | 'gave-up';

/** Deferred work, the truth behind the job of the same id. `key` goes along with every outside call. */
export interface TaskRecord {
  readonly id: string;
  readonly runId?: string;
  readonly name: string;
  readonly payload: Json;
  readonly key: string;
  readonly status: TaskStatus;
  readonly attempts: number;
  readonly lastError?: string;
  readonly createdAt: Date;
  readonly endedAt?: Date;
}

/** One line of the append-only audit. `changed` lists attributes by name; values of secrets never come here. */
export interface AuditEntry {
  readonly id: string;
  readonly at: Date;
  readonly actorId: string;
  readonly actorName: string;
  /** The position that the actor acted in, if any, and where it stood. */
  readonly actorPosition?: ActingPlace;
  /** `run.opened`, `run.done`, `run.refused`, `run.cancelled`, `run.timed-out`, `object.created`, `object.moved`, `process-list.saved`, `secret.revealed`, `session.opened`, ... */
  readonly action: string;
  readonly useCase?: string;
  readonly runId?: string;
  readonly objectType?: string;
  readonly objectId?: string;
  readonly from?: string;
  readonly to?: string;
  readonly reason?: string;
  readonly changed?: Readonly<Record<string, { readonly from?: unknown; readonly to?: unknown }>>;
  /** It is about a person, its object or those in `about`: what it says can be erased one day. */
  readonly erasable?: true;
  /** Attributes in `changed` that repeat what is written on people, and whose ids those are: erased as soon as one of them is forgotten. */
  readonly about?: { readonly ids: readonly string[]; readonly attributes: readonly string[] };
  /** What it said was erased; which attributes it was about is all that is left. */
  readonly erased?: true;
}

/** A role: a name and the permissions that it grants; `*` grants all. */
export interface Role {
  readonly name: string;
  readonly title: string;
  readonly permissions: readonly (Permission | '*')[];
  /** Everybody who gets an account has it. */
  readonly isDefault?: true;
}
