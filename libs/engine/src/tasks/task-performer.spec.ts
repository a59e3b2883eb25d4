import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { TaskRecord } from '../model.js';
import type { EngineSettings } from '../ports/index.js';
import { parcels } from '../testing/parcels.js';

type Fetch = (key: string, id: string) => Promise<void>;

async function sent(fetch: Fetch, settings: EngineSettings = {}) {
  const house = new MemoryHouse([parcels], { services: { carrier: { fetch } }, settings });
  const entryId = await house.switchOn('ParcelsProcSend', 'packed');
  const subjectIds = house.stock('parcel', 'packed', [{}]);
  const run = await house.engine.runs.start(anybody, { entryId, subjectIds, input: {} });
  const [task] = [...house.store.memory.tasks.values()];
  if (!task) throw new Error('no task was added');
  return { house, run, task, now: (): TaskRecord | undefined => house.store.memory.tasks.get(task.id) };
}

const lost: Fetch = async () => Promise.reject(new Error('the line is dead'));

it('follows when an object reaches a state, with one job from the same transaction', async () => {
  const { house, run, task } = await sent(async () => undefined);
  expect(task).toMatchObject({ name: 'parcels.fetch', runId: run.id, key: task.id, status: 'waiting', attempts: 0 });
  expect(house.queue.jobs).toEqual([{ kind: 'task', id: task.id, attempts: 3 }]);
});

it('is written down in the audit as the system’s work', async () => {
  const { house } = await sent(async () => undefined);
  await house.work(1);
  expect(house.store.memory.audit.at(-1)).toMatchObject({ action: 'object.moved', actorName: 'System', reason: 'parcels.fetch', from: 'sent', to: 'sent' });
});

it('does not follow again when an object stays where it is', async () => {
  const { house } = await sent(async () => undefined);
  await house.work();
  expect(house.store.memory.tasks.size).toBe(1);
});

it('waits for its package to come back', async () => {
  const { house, task } = await sent(async () => undefined);
  house.catalogue.hasTask = () => false;
  expect(await house.engine.tasks.perform(task.id)).toMatchObject({ kind: 'retry', error: 'task parcels.fetch is not installed' });
  expect((await house.engine.sweeper.sweep()).tasks).toBe(0);
});

it('comes back later and later, with the same key, and says why', async () => {
  const keys: string[] = [];
  const { house, task, now } = await sent(async (key) => {
    keys.push(key);
    throw new Error('the line is dead');
  });
  const first = await house.engine.tasks.perform(task.id);
  const second = await house.engine.tasks.perform(task.id);
  expect(first).toMatchObject({ kind: 'retry', error: 'the line is dead' });
  const [early, late] = [first, second].map((verdict) => ('afterMs' in verdict ? verdict.afterMs : 0));
  expect(early).toBeGreaterThanOrEqual(500);
  expect(early).toBeLessThanOrEqual(1_000);
  expect(late).toBeGreaterThanOrEqual(1_000);
  expect(now()).toMatchObject({ attempts: 2, status: 'waiting', lastError: 'the line is dead' });
  expect(new Set(keys)).toEqual(new Set([task.id]));
});

it('gives up after the last attempt, and what the world looks like then is true', async () => {
  const { house, now } = await sent(lost);
  await house.work();
  expect(house.counts('parcel')).toEqual({ lost: 1 });
  expect(now()).toMatchObject({ status: 'gave-up', attempts: 3 });
  expect(house.store.memory.audit.at(-1)).toMatchObject({ action: 'task.gave-up', reason: 'parcels.fetch' });
});

it('is not begun again once it is done', async () => {
  let calls = 0;
  const { house, task } = await sent(async () => void calls++);
  await house.engine.tasks.perform(task.id);
  expect(await house.engine.tasks.perform(task.id)).toEqual({ kind: 'done' });
  expect(calls).toBe(1);
});

it.each(Array.from({ length: 4 }, (_, index) => index))('ends well when the power fails at transaction %s', async (failing) => {
  const { house, now, task } = await sent(async () => undefined);
  const { store } = house;
  const transact = store.transact.bind(store);
  let count = 0;
  store.transact = async (work) => {
    if (count++ === failing) throw new Error('power failure');
    return transact(work);
  };
  await house.engine.tasks.perform(task.id).catch(() => undefined);
  await house.engine.sweeper.sweep();
  store.transact = transact;
  house.pass(120_000);
  await house.engine.sweeper.sweep();
  await house.work();
  expect(now()?.status).toBe('done');
  expect(house.counts('parcel')).toEqual({ sent: 1 });
});

it('lets only one of two workers write', async () => {
  const { house, task } = await sent(async () => undefined);
  await Promise.all([house.engine.tasks.perform(task.id), house.engine.tasks.perform(task.id)]);
  await house.engine.tasks.perform(task.id);
  expect(house.store.memory.tasks.get(task.id)?.status).toBe('done');
});

it('starts once per event of the outside, however often it is delivered', async () => {
  const { house } = await sent(async () => undefined);
  const event = { name: 'called', id: 'e1', payload: { id: 'x' } };
  expect(await house.engine.events.receive('carrier-line', event)).toBe(1);
  expect(await house.engine.events.receive('carrier-line', event)).toBe(0);
  expect(await house.engine.events.receive('carrier-line', { ...event, id: 'e2' })).toBe(1);
  expect(await house.engine.events.receive('carrier-line', { ...event, name: 'sneezed' })).toBe(0);
});

it('is refused an undeclared move', async () => {
  const { house, task } = await sent(async () => undefined);
  const definition = house.catalogue.task('parcels.fetch');
  const moves = definition.moves;
  Object.assign(definition, { moves: {} });
  const verdict = await house.engine.tasks.perform(task.id);
  Object.assign(definition, { moves });
  expect(verdict).toMatchObject({ kind: 'retry', error: 'the move from sent to sent is not declared' });
});

it('ends an attempt whose call stays silent, and tries again', async () => {
  let calls = 0;
  const fetch: Fetch = async () => (++calls === 1 ? new Promise(() => undefined) : undefined);
  const { house, now } = await sent(fetch, { longestCallMs: 5 });
  await house.workOnce();
  expect(now()).toMatchObject({ status: 'waiting', attempts: 1, lastError: 'capability carrier, fetch: no answer within 0.005 s' });
  await house.work();
  expect([now()?.status, calls]).toEqual(['done', 2]);
});

it('holds a task to the capabilities that it says', async () => {
  const { house, task } = await sent(async () => undefined);
  const definition = house.catalogue.task('parcels.fetch');
  Object.assign(definition, { uses: [{ name: 'moon' }] });
  const verdict = await house.engine.tasks.perform(task.id);
  Object.assign(definition, { uses: undefined });
  expect(verdict).toMatchObject({ kind: 'retry', error: 'task parcels.fetch does not say that it uses capability carrier' });
});
