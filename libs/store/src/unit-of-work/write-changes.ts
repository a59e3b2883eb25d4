import { Conflict, Refusal } from '@tessera/engine';
import type { Changes, ObjectChange, RunRecord, TaskRecord } from '@tessera/engine';
import type { PoolClient } from 'pg';
import { failureOf } from '../database/in-transaction.js';
import { rowOf } from '../database/postgres.js';
import type { KnownWords } from '../objects/known-words.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { auditValues } from './audit-lines.js';
import { forget, knownBy } from './forget.js';
import type { Drawn } from './just-written.js';
import { idArray, pack } from './pack.js';
import type { Packed } from './pack.js';
import { WRITE } from './write-statement.js';

/** Writes all changes of a unit of work and answers the numbers drawn; throws `Conflict` when an object is no longer what was read. */
export async function writeChanges(client: PoolClient, types: ObjectTypes, words: KnownWords, changes: Changes): Promise<Drawn> {
  const created = changes.objects.filter((object) => object.version === 0);
  const changed = changes.objects.filter((object) => object.version !== 0);
  const { forgotten = [] } = changes;
  const gone = forgotten.length > 0 ? await knownBy(client, types, forgotten) : { words: [], addresses: [] };
  const used = new Map<string, Set<string>>();
  const values = [...objectValues(types, created, changed, used), changes.at, changes.actorId,
    runValue(changes.run), taskValue(changes.tasks), ...auditValues(changes.audit)];
  const written = await rowOf<{ updated: number; drawn: Drawn | null }>(client, WRITE, values).catch((error: unknown) => {
    throw explain(error, types);
  });
  if (written?.updated !== changed.length) throw new Conflict('object-changed');
  if (forgotten.length > 0) await forget(client, types, forgotten, gone, changes.at);
  for (const [objectType, known] of used) await words.learn(client, objectType, known);
  return written.drawn ?? {};
}

function objectValues(
  types: ObjectTypes, created: readonly ObjectChange[], changed: readonly ObjectChange[], used: Map<string, Set<string>>,
): readonly string[] {
  const made = packObjects(types, created, used);
  const moved = packObjects(types, changed, used);
  const objectTypes = [...new Set(created.map((object) => object.objectType))];
  const ranges = objectTypes.flatMap((type) => types.numberingsOf(type)).map(({ digits, ...range }) => ({ ...range, wanted: digits }));
  return [
    made.shapes, idArray(created.map((object) => object.id)), made.references, JSON.stringify(ranges),
    moved.shapes, idArray(changed.map((object) => object.id)), moved.references,
    `{${changed.map((object) => object.version).join(',')}}`,
  ];
}

const packObjects = (types: ObjectTypes, objects: readonly ObjectChange[], used: Map<string, Set<string>>): Packed =>
  pack(objects, keyOf, ({ objectType, state, attributes, common }) => {
    const words = types.wordsOf(objectType, attributes);
    const known = used.get(objectType) ?? new Set();
    for (const word of words.split(' ')) known.add(word);
    used.set(objectType, known);
    return { object_type: objectType, state, attributes, words, common };
  });

const keyOf = (object: ObjectChange): string => JSON.stringify([object.objectType, object.state, object.attributes, object.common]);

function runValue(run: RunRecord | undefined): string | null {
  if (!run) return null;
  return JSON.stringify({
    id: run.id, entry_id: run.entryId, use_case: run.useCase, object_type: run.objectType, place: run.place,
    status: run.status, options: run.options, subject_ids: run.subjectIds, input: run.input, step: run.step,
    actor_id: run.actorId, actor_name: run.actorName, opened_at: run.openedAt, expires_at: run.expiresAt,
    ended_at: run.endedAt, outcome: run.outcome, refusal: run.refusal, idempotency_key: run.idempotencyKey,
    ...(run.endedAt === undefined && { context: run.context }),
  });
}

const taskValue = (tasks: readonly TaskRecord[]): string =>
  JSON.stringify(tasks.map((task) => ({
    id: task.id, run_id: task.runId, name: task.name, payload: task.payload, key: task.key, status: task.status,
    attempts: task.attempts, last_error: task.lastError, created_at: task.createdAt, ended_at: task.endedAt,
  })));

// What a violated rule of the schema means to whoever asked for the change.
function explain(error: unknown, types: ObjectTypes): unknown {
  const { code, constraint } = failureOf(error) ?? {};
  if (code !== '23505' || constraint === undefined) return error;
  const unique = types.uniqueAttributeOf(constraint);
  if (unique !== undefined) return new Refusal('value-already-used', { attribute: unique });
  if (constraint === 'runs_by_key') return new Conflict('idempotency-key-used');
  return new Conflict('already-there');
}
