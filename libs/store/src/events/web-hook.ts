/** What an administrator decides about a web hook: where events go, and which. */
export interface WebHookRules {
  readonly name: string;
  readonly address: string;
  /** Names of object types; none means all. */
  readonly objectTypes: readonly string[];
  /** Built-in actions; none means all. */
  readonly actions: readonly string[];
  /** Whether events carry identification data. */
  readonly identification: boolean;
  readonly enabled: boolean;
}

/** A web hook and how it has been doing; its secrets are read apart. */
export interface WebHook extends WebHookRules {
  readonly id: string;
  /** Rises with every change that a person makes. */
  readonly revision: number;
  readonly createdAt: Date;
  readonly changedAt: Date;
  readonly changedBy: string;
  /** Until then messages are signed with the former secret, too. */
  readonly formerUntil?: Date;
  /** How often in a row nothing could be delivered. */
  readonly failures: number;
  readonly failingSince?: Date;
  /** Nothing is sent before. */
  readonly dueAt?: Date;
  readonly lastSuccessAt?: Date;
  readonly lastFailureAt?: Date;
  readonly lastFailure?: string;
  /** Set when the house switched it off, because it had failed for days. */
  readonly switchedOffAt?: Date;
}

/** The secrets that sign messages, sealed. */
export interface SealedHookSecrets {
  readonly secret: Buffer;
  readonly former?: Buffer;
  readonly formerUntil?: Date;
}

/** How one attempt round of a web hook ended. */
export interface HookRound {
  readonly at: Date;
  readonly delivered: number;
  /** Why at least one delivery failed. */
  readonly failure?: string;
  /** Nothing is sent before, after a round in which nothing was delivered. */
  readonly pausedUntil?: Date;
}

/** Row of `web_hooks` without its secrets. */
export interface WebHookRow {
  readonly id: string;
  readonly name: string;
  readonly address: string;
  readonly object_types: string[];
  readonly actions: string[];
  readonly identification: boolean;
  readonly enabled: boolean;
  readonly revision: number;
  readonly created_at: Date;
  readonly changed_at: Date;
  readonly changed_by: string;
  readonly former_until: Date | null;
  readonly failures: number;
  readonly failing_since: Date | null;
  readonly due_at: Date | null;
  readonly last_success_at: Date | null;
  readonly last_failure_at: Date | null;
  readonly last_failure: string | null;
  readonly switched_off_at: Date | null;
}

/** Columns of a web hook without its secrets. */
export const HOOK_COLUMNS = `id, name, address, object_types, actions, identification, enabled, revision, created_at, changed_at, changed_by,
  former_until, failures, failing_since, due_at, last_success_at, last_failure_at, last_failure, switched_off_at`;

export const hookOf = (row: WebHookRow): WebHook => ({
  id: row.id,
  name: row.name,
  address: row.address,
  objectTypes: row.object_types,
  actions: row.actions,
  identification: row.identification,
  enabled: row.enabled,
  revision: row.revision,
  createdAt: row.created_at,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
  formerUntil: row.former_until ?? undefined,
  failures: row.failures,
  failingSince: row.failing_since ?? undefined,
  dueAt: row.due_at ?? undefined,
  lastSuccessAt: row.last_success_at ?? undefined,
  lastFailureAt: row.last_failure_at ?? undefined,
  lastFailure: row.last_failure ?? undefined,
  switchedOffAt: row.switched_off_at ?? undefined,
});
