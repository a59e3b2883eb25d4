import { defineTask } from '@tessera/plugin-api';
import type { AnyTask, TaskRun, Unit } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { parcel } from '../testing/parcels.js';
import { carrier, fetchParcel, parcels } from '../testing/parcels.js';
import { errorLine, isFinalNo, Surrender, TaskEnded } from './task-errors.js';

type Moves = { readonly sent: readonly ['sent', 'lost'] };
type Run = TaskRun<typeof parcel, Moves, { readonly id: string }>;
type ParcelUnit = Unit<typeof parcel, Moves>;

async function begun(task: Partial<AnyTask>, settings = {}) {
  const fetch = { ...fetchParcel, ...task } as unknown as typeof fetchParcel;
  const plugin = { ...parcels, reactions: [{ objectType: 'parcel', reaches: 'sent', task: fetch }, { objectType: 'parcel', action: 'update', task: fetch }], tasks: [fetch], useCases: (parcels.useCases ?? []).map((one) => ({ ...one, tasks: [] })) };
  const house = new MemoryHouse([plugin as typeof parcels], { services: { carrier: { fetch: async () => undefined } }, settings });
  const entryId = await house.switchOn('ParcelsProcSend', 'packed');
  const [id = ''] = house.stock('parcel', 'packed', [{}]);
  const run = await house.engine.runs.start(anybody, { entryId, subjectIds: [id], input: {} });
  const [first] = [...house.store.memory.tasks.values()];
  if (!first) throw new Error('no task was added');
  const now = () => house.store.memory.tasks.get(first.id);
  return { house, id, run, taskId: first.id, now, attempt: () => house.engine.tasks.perform(first.id) };
}

const fails = async () => Promise.reject(new Error('the line is dead'));

it('gives up at once when the task surrenders, or the outside says a definite no', async () => {
  const surrendered = await begun({ perform: async (run: Run) => run.surrender('nobody lives there') } as never);
  expect(await surrendered.attempt()).toEqual({ kind: 'done' });
  expect(surrendered.now()).toMatchObject({ status: 'gave-up', attempts: 1, lastError: 'nobody lives there', endedAt: surrendered.house.now() });
  expect(surrendered.house.counts('parcel')).toEqual({ lost: 1 });
  const refused = await begun({ perform: async () => Promise.reject(Object.assign(new Error('unknown address'), { name: 'DefiniteRefusal' })) });
  await refused.attempt();
  expect(refused.now()).toMatchObject({ status: 'gave-up', attempts: 1, lastError: 'unknown address' });
});

it('gives up again and again until that succeeds, later each time', async () => {
  let isAway = true;
  const { attempt, now, house } = await begun({ attempts: 1, perform: fails, giveUp: async () => { if (isAway) throw new Error('nobody  is\nhome'); } }, { firstPauseMs: 1_000, longestPauseMs: 3_000 });
  const pauses: number[] = [];
  for (let count = 0; count < 4; count++) {
    const verdict = await attempt();
    expect(verdict).toMatchObject({ kind: 'give-up-later', error: 'nobody is home' });
    pauses.push('afterMs' in verdict ? verdict.afterMs : 0);
  }
  expect(now()).toMatchObject({ status: 'giving-up', attempts: 5, lastError: 'nobody is home' });
  const limits = [[1_000, 2_000], [1_500, 3_000], [1_500, 3_000], [1_500, 3_000]];
  for (const [index, [least = 0, most = 0]] of limits.entries()) {
    expect(pauses[index]).toBeGreaterThanOrEqual(least);
    expect(pauses[index]).toBeLessThanOrEqual(most);
  }
  isAway = false;
  expect(await attempt()).toEqual({ kind: 'done' });
  expect(now()).toMatchObject({ status: 'gave-up', endedAt: house.now() });
  expect(house.store.memory.audit.at(-1)).toMatchObject({ action: 'task.gave-up', actorName: 'System', reason: 'parcels.fetch', runId: now()?.runId });
});

it('does nothing for a task that nobody knows', async () => {
  const { house } = await begun({});
  expect(await house.engine.tasks.perform('00000000-0000-7000-8000-000000000bad')).toEqual({ kind: 'done' });
});

it('writes nothing for a task that somebody else has ended meanwhile', async () => {
  const ended = await begun({ perform: async (run: Run) => { end(); await run.commit(async (unit: ParcelUnit) => touch(unit, run)); } } as never);
  const end = () => ended.house.store.memory.tasks.set(ended.taskId, { ...(ended.now() as never as object), status: 'done' } as never);
  expect(await ended.attempt()).toEqual({ kind: 'done' });
  expect(ended.house.objects('parcel')[0]).toMatchObject({ state: 'sent', version: 2 });
  const failing = await begun({ perform: async () => { stop(); throw new Error('too late'); } });
  const stop = () => failing.house.store.memory.tasks.set(failing.taskId, { ...(failing.now() as never as object), status: 'done' } as never);
  expect(await failing.attempt()).toEqual({ kind: 'done' });
  expect(failing.now()).toMatchObject({ status: 'done', attempts: 0 });
});

it('stops giving up when somebody else has', async () => {
  const { attempt, house, taskId, now } = await begun({ attempts: 1, perform: fails, giveUp: async (run: Run) => { stop(); await run.commit(async (unit: ParcelUnit) => touch(unit, run)); } } as never);
  const stop = () => house.store.memory.tasks.set(taskId, { ...(now() as never as object), status: 'gave-up' } as never);
  expect(await attempt()).toEqual({ kind: 'done' });
  expect(house.objects('parcel')[0]?.version).toBe(2);
});

async function touch(unit: ParcelUnit, run: Run) {
  for (const one of await unit.load('sent', [run.payload.id])) await unit.move(one, 'sent', { seal: 'seen' });
}

it('says of each change which task and which run it was, and follows no action of its own', async () => {
  const { attempt, house, run, id } = await begun({ perform: async (work: Run) => work.commit(async (unit: ParcelUnit) => touch(unit, work)) } as never);
  await attempt();
  expect(house.store.memory.audit.at(-1)).toMatchObject({ action: 'object.moved', objectId: id, reason: 'parcels.fetch', runId: run.id, id: expect.stringMatching(/^0000/) });
  expect([...house.store.memory.tasks.values()]).toHaveLength(1);
});

it('starts what follows from its own changes', async () => {
  const other = { ...defineTask<{ readonly id: string }>()({ ...fetchParcel, name: 'parcels.other' } as never) } as unknown as AnyTask;
  const perform = async (work: Run) => work.commit(async (unit: ParcelUnit) => touch(unit, work));
  const fetch = { ...fetchParcel, perform } as unknown as typeof fetchParcel;
  const plugin = { ...parcels, useCases: (parcels.useCases ?? []).map((one) => ({ ...one, tasks: [] })), tasks: [fetch, other], reactions: [{ objectType: 'parcel', reaches: 'sent', task: fetch }, { objectType: 'parcel', action: 'update', task: other }] };
  const house = new MemoryHouse([plugin as never]);
  const entryId = await house.switchOn('ParcelsProcSend', 'packed');
  const run = await house.engine.runs.start(anybody, { entryId, subjectIds: house.stock('parcel', 'packed', [{}]), input: {} });
  await house.work(1);
  const [, second] = [...house.store.memory.tasks.values()];
  expect(second).toMatchObject({ name: 'parcels.other', runId: run.id, status: 'waiting' });
  expect(house.queue.jobs).toEqual([{ kind: 'task', id: second?.id, attempts: 3 }]);
});

it('says what a service cannot do', async () => {
  const { attempt } = await begun({ perform: async (run: Run) => (run.use(carrier) as unknown as { sing(): Promise<void> }).sing() } as never);
  expect(await attempt()).toMatchObject({ kind: 'retry', error: 'capability carrier cannot sing' });
});

it('keeps errors in one short line, and tells a final no from others', () => {
  expect(errorLine(new Error('the line\n\tis   dead'))).toBe('the line is dead');
  expect(errorLine('x'.repeat(600))).toBe('x'.repeat(500));
  expect([new Surrender('x').name, new TaskEnded().name]).toEqual(['Surrender', 'TaskEnded']);
  expect([new Surrender('x'), Object.assign(new Error(), { name: 'DefiniteRefusal' }), new Error('x'), new TaskEnded()].map(isFinalNo)).toEqual([true, true, false, false]);
});

it('turns an event into a task with an id made of it, and its payload', async () => {
  const { house } = await begun({});
  const { events } = new MemoryHouse([parcels]).engine;
  const other = new MemoryHouse([parcels]);
  expect(await events.receive('carrier-line', { name: 'called', id: 'e1', payload: { id: 'x' } })).toBe(1);
  expect(await other.engine.events.receive('carrier-line', { name: 'called', id: 'e1', payload: { id: 'x' } })).toBe(1);
  const [task] = [...other.store.memory.tasks.values()];
  expect(task).toMatchObject({ name: 'parcels.carrier-called', payload: { id: 'x' }, status: 'waiting', attempts: 0, key: task?.id });
  expect(task?.id).toMatch(/^[\da-f]{8}-[\da-f]{4}-8[\da-f]{3}-a[\da-f]{3}-[\da-f]{12}$/);
  expect(other.queue.jobs).toEqual([{ kind: 'task', id: task?.id, attempts: 3 }]);
  await expect(house.engine.events.receive('nobody', { name: 'called', id: 'e1', payload: {} })).rejects.toMatchObject({ name: 'NotFound' });
});
