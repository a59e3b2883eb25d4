import type { UserContext } from '../access/user-context.js';
import type { Details } from '../errors.js';
import type { Json, Place } from '../model.js';

/** Which objects a batch is for: ticked ones, or all in its place that fit a filter of the list they were shown in. */
export type BatchSelection = { readonly ids: readonly string[] } | { readonly filter: Json };

/** `accepted` until the objects are gathered; `cancelled` and `done` are ends. */
export type BatchStatus = 'accepted' | 'working' | 'paused' | 'cancelled' | 'done';

/** Exact at any moment: what is asked and not yet done, skipped or failed is waiting. */
export interface BatchTotals {
  readonly asked: number;
  readonly done: number;
  readonly skipped: number;
  readonly failed: number;
}

/** One use case for many objects. Options are those of the entry when the batch was accepted. */
export interface BatchRecord {
  readonly id: string;
  readonly entryId: string;
  readonly useCase: string;
  readonly objectType: string;
  readonly place: Place;
  readonly options: Json;
  readonly input: Json;
  readonly selection: BatchSelection;
  readonly status: BatchStatus;
  /** Whether its objects are written down, one item each. */
  readonly gathered: boolean;
  readonly totals: BatchTotals;
  readonly actorId: string;
  readonly actorName: string;
  readonly openedAt: Date;
  readonly endedAt?: Date;
  /** Why the house itself has cancelled or paused it. */
  readonly refusal?: { readonly reason: string; readonly details: Details };
  readonly idempotencyKey?: string;
  /** On whose behalf it is performed: roles, groups and place in the organisation when it was accepted. */
  readonly context?: UserContext;
}

/** What became of an object: `skipped` by a refusal, `failed` by a bug. */
export interface BatchItem {
  readonly objectId: string;
  readonly status: 'done' | 'skipped' | 'failed';
  /** The refusal that skipped it. */
  readonly reason?: string;
  readonly details?: Details;
  /** What broke, in one line. */
  readonly cause?: string;
  /** The run that did it. */
  readonly runId?: string;
}

/** Totals with what became of some more objects. */
export function counted(totals: BatchTotals, items: readonly BatchItem[]): BatchTotals {
  const count = (status: BatchItem['status']) => items.filter((item) => item.status === status).length;
  return { asked: totals.asked, done: totals.done + count('done'), skipped: totals.skipped + count('skipped'), failed: totals.failed + count('failed') };
}
