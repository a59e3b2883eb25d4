import type { ObjectRecord, TaskRecord } from '@tessera/engine';
import { MemoryHouse } from '@tessera/engine/in-memory';
import { definePlugin } from '@tessera/plugin-api';
import type { AnyTask, Moves, ObjectType, TaskDefinition } from '@tessera/plugin-api';
import { isFake } from './fakes/fake-capability.js';
import type { Subject } from './rehearse.js';

/** What to rehearse a task with. */
export interface TaskScene<T, P> {
  /** The payload, or how it is made from the ids of the subjects. */
  readonly payload: P | ((ids: readonly string[]) => P);
  readonly subjects?: readonly Subject<T>[];
  /** Services by capability name. */
  readonly services?: Readonly<Record<string, unknown>>;
  /** Jobs to do at most; enough for all attempts and giving up unless said otherwise. */
  readonly rounds?: number;
  /** Time after which a call that stays silent is given up; a second, or next to nothing when all services are fakes. */
  readonly longestCallMs?: number;
}

/** How a rehearsed task ended. */
export interface TaskRehearsal {
  readonly status: TaskRecord['status'];
  readonly attempts: number;
  readonly lastError?: string;
  readonly objects: readonly ObjectRecord[];
  readonly states: Readonly<Record<string, number>>;
}

/** Performs a task in memory as a worker would, with retries and giving up, by the rules of the real engine. */
export async function rehearseTask<T extends ObjectType, M extends Moves<T>, P>(
  task: TaskDefinition<T, M, P>,
  scene: TaskScene<T, P>,
): Promise<TaskRehearsal> {
  const any: AnyTask = task;
  const house = new MemoryHouse([definePlugin({ objectTypes: [any.objectType], tasks: [any] })], { services: scene.services ?? {}, settings: { longestCallMs: patience(scene) } });
  const ids = (scene.subjects ?? []).flatMap(({ state, attributes = {} }) => house.stock(any.objectType.name, state, [attributes]));
  const payload = typeof scene.payload === 'function' ? (scene.payload as (ids: readonly string[]) => P)(ids) : scene.payload;
  const record: TaskRecord = { ...waiting(any), payload: JSON.parse(JSON.stringify(payload)) as TaskRecord['payload'], createdAt: house.now() };
  house.store.memory.tasks.set(record.id, record);
  await house.queue.addAgain([{ kind: 'task', id: record.id, attempts: any.attempts }]);
  await house.work(scene.rounds ?? any.attempts + 20);
  const ended = house.store.memory.tasks.get(record.id) ?? record;
  const { status, attempts, lastError } = ended;
  const name = any.objectType.name;
  return { status, attempts, ...(lastError !== undefined && { lastError }), objects: house.objects(name), states: house.counts(name) };
}

// A fake answers at once or never.
function patience<T, P>({ services = {}, longestCallMs }: TaskScene<T, P>): number {
  return longestCallMs ?? (Object.values(services).every(isFake) ? 20 : 1_000);
}

function waiting(task: AnyTask) {
  const id = '00000000-0000-7000-8000-0000000000ff';
  return { id, name: task.name, key: id, status: 'waiting' as const, attempts: 0 };
}
