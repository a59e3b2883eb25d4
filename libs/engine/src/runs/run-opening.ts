import type { AnyUseCase } from '@tessera/plugin-api';
import { Conflict, Refusal } from '../errors.js';
import type { Actor, Json, RunRecord } from '../model.js';
import type { EnginePorts } from '../ports/index.js';
import type { PlacedEntry } from '../process-lists/index.js';
import { begunElsewhere } from './started-elsewhere.js';

const MOST_SUBJECTS = 10_000;
const TWO_HOURS = 7_200_000;

/** Which entry to open, for which objects. `revision` is the rules' revision if the caller knows it already. */
export interface OpenRequest {
  readonly entryId: string;
  readonly subjectIds?: readonly string[];
  readonly idempotencyKey?: string;
  readonly revision?: number;
}

/** All in one call: open, answer, submit. */
export interface StartRequest extends OpenRequest {
  readonly input: Json;
}

/** A run as it begins; throws `Refusal('invalid-input')` when the number of subjects does not fit. */
export function newRun(ports: EnginePorts, actor: Actor, placed: PlacedEntry, request: OpenRequest): RunRecord {
  const { entry, useCase } = placed;
  const subjectIds = [...new Set((request.subjectIds ?? []).map((id) => id.toLowerCase()))].sort();
  refuseWrongNumber(actor, placed, subjectIds.length);
  const now = ports.now();
  return {
    id: ports.newId(),
    entryId: entry.id,
    useCase: useCase.symbolicName,
    ...begun(placed, subjectIds),
    status: 'open',
    options: entry.options,
    step: 0,
    actorId: actor.id,
    actorName: actor.displayName,
    openedAt: now,
    expiresAt: expiry(ports, now),
    ...(request.idempotencyKey !== undefined && { idempotencyKey: request.idempotencyKey }),
    ...(actor.context && { context: actor.context }),
  };
}

function begun({ list, useCase }: PlacedEntry, subjectIds: readonly string[]) {
  const { objectType, place } = list;
  return objectType === useCase.objectType.name ? { objectType, place, subjectIds, input: {} } : begunElsewhere(useCase, subjectIds[0] ?? '');
}

/** When a run that is touched now is closed if nobody touches it again. */
export function expiry(ports: EnginePorts, now: Date): Date {
  return new Date(now.getTime() + (ports.settings?.runExpiresAfterMs ?? TWO_HOURS));
}

/** The answer to a submission that came before: the same run, the same refusal, or why it can be submitted no more. */
export function settled(run: RunRecord): RunRecord {
  if (run.status === 'refused' && run.refusal) throw new Refusal(run.refusal.reason, run.refusal.details);
  if (run.status === 'cancelled' || run.status === 'timed-out' || run.status === 'failed') throw new Conflict(`run-${run.status}`);
  return run;
}

/** Whether a run was opened by the same request: same entry, started from the same objects. */
export function isSameRequest(run: RunRecord, startedFrom: readonly string[], request: OpenRequest): boolean {
  const ids = [...new Set((request.subjectIds ?? []).map((id) => id.toLowerCase()))].sort();
  return run.entryId === request.entryId && isEqual(startedFrom.toSorted(), ids);
}

/** Whether two JSON values are the same, whatever the order of their keys. */
export function isEqual(a: unknown, b: unknown): boolean {
  return JSON.stringify(sorted(a)) === JSON.stringify(sorted(b));
}

/** Whether the work is above the size that is done while the operator waits. */
export function isInBackground(useCase: AnyUseCase, input: Json): boolean {
  const { inBackground } = useCase;
  const size = inBackground && input[inBackground.field];
  return inBackground !== undefined && typeof size === 'number' && size > inBackground.above;
}

function refuseWrongNumber(actor: Actor, { useCase, list: { objectType, place } }: PlacedEntry, count: number): void {
  const isMany = useCase.objectType.name === objectType && (useCase.startsAt.includes('batch') || actor.kind === 'system');
  const max = place === 'new' ? 0 : isMany ? MOST_SUBJECTS : 1;
  const pointer = '/subjectIds';
  if (count > max) throw new Refusal('invalid-input', {}, [{ pointer, reason: 'too-many', details: { max } }]);
  if (place !== 'new' && count === 0) throw new Refusal('invalid-input', {}, [{ pointer, reason: 'required' }]);
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, inner]) => [name, sorted(inner)]));
}
