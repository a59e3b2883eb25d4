import fc from 'fast-check';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import { lifeCycle } from '../process-lists/index.js';
import { carrier, parcels } from '../testing/parcels.js';

const NAME = 'package-0';
const DETAILS = { package: NAME };
const fetched: string[] = [];
const services = { [carrier.name]: { fetch: async (key: string) => void fetched.push(key) } };

async function opened() {
  const house = new MemoryHouse([parcels], { services });
  const packing = await house.switchOn('ParcelsProcPack', 'new', {}, '0 6 * * *');
  const sending = await house.switchOn('ParcelsProcSend', 'packed', {}, '0 7 * * *');
  return { house, packing, sending, engine: house.engine };
}

const NEW = { objectType: 'parcel', place: 'new', startPoint: 'quick-search' } as const;

it('offers nothing of a package that sleeps, says why, and keeps its entries', async () => {
  const { house, packing, engine } = await opened();
  house.processLists.putToSleep(NAME);
  expect(await engine.gate.actions(anybody, NEW)).toMatchObject([{ title: 'Pack parcels', available: false, reason: 'asleep', asleep: NAME }]);
  await expect(engine.runs.open(anybody, { entryId: packing })).rejects.toMatchObject({ reason: 'package-asleep', details: DETAILS });
  const rules = await engine.processLists.at();
  expect(rules.list('parcel', 'new').entries).toMatchObject([{ useCase: 'ParcelsProcPack', enabled: true }]);
  expect(rules.scheduled()).toEqual([]);
});

it('warns of entries that sleep, and draws their moves as off', async () => {
  const { house, packing, engine } = await opened();
  house.processLists.putToSleep(NAME);
  const warnings = await engine.processLists.warnings('parcel');
  expect(warnings).toMatchObject([{ kind: 'asleep', entryId: packing, details: { useCase: 'Pack parcels', ...DETAILS } }, { kind: 'asleep' }]);
  expect(lifeCycle(house.catalogue, await engine.processLists.at(), 'parcel').filter((edge) => edge.enabled)).toEqual([]);
});

it('fires no schedule of a package that sleeps', async () => {
  const { house, packing, engine } = await opened();
  house.processLists.putToSleep(NAME);
  expect(await engine.schedules.fire(packing)).toEqual({ runs: 0, subjects: 0, refused: 0 });
  house.processLists.wake(NAME);
  expect(await engine.schedules.fire(packing)).toMatchObject({ runs: 1, refused: 0 });
});

it('refuses an open run, with what to do, and finishes what was submitted', async () => {
  const { house, packing, engine } = await opened();
  const open = await engine.runs.open(anybody, { entryId: packing });
  const long = await house.switchOn('ParcelsProcPack', 'new', { most: 1_000 });
  const accepted = await engine.runs.start(anybody, { entryId: long, input: { amount: 200 } });
  house.processLists.putToSleep(NAME);
  await expect(engine.runs.answer(anybody, open.id, 0, { amount: 2 })).rejects.toMatchObject({ reason: 'package-asleep' });
  await expect(engine.runs.submit(anybody, open.id)).rejects.toMatchObject({ reason: 'package-asleep', details: DETAILS });
  await house.work();
  expect((await engine.runs.read(anybody, accepted.id)).status).toBe('done');
  expect(house.counts('parcel')).toEqual({ packed: 200 });
});

it('starts no reaction of a package that sleeps, and finishes tasks that wait', async () => {
  const { house, sending, engine } = await opened();
  const [first = '', second = ''] = house.stock('parcel', 'packed', [{}, {}]);
  await engine.runs.start(anybody, { entryId: sending, subjectIds: [first], input: {} });
  house.processLists.putToSleep(NAME);
  await house.work();
  expect(fetched.length).toBe(1);
  expect(await engine.events.receive('carrier-line', { id: 'e1', name: 'called', payload: {} })).toBe(0);
  house.processLists.wake(NAME);
  await engine.runs.start(anybody, { entryId: sending, subjectIds: [second], input: {} });
  await house.work();
  expect(fetched.length).toBe(2);
});

it('lets a batch rest while its package sleeps, and go on where it stopped', async () => {
  const { house, sending, engine } = await opened();
  house.stock('parcel', 'packed', [{}, {}, {}]);
  const { id } = await engine.batches.start(anybody, { entryId: sending, selection: { filter: {} }, input: {} });
  house.processLists.putToSleep(NAME);
  await house.work(1);
  expect(await engine.batches.read(anybody, id)).toMatchObject({ status: 'paused', refusal: { reason: 'package-asleep', details: DETAILS } });
  house.processLists.wake(NAME);
  await engine.batches.resume(anybody, id);
  await house.work(1);
  const ended = await engine.batches.read(anybody, id);
  expect(ended).toMatchObject({ status: 'done', totals: { done: 3 } });
  expect(ended).not.toHaveProperty('refusal');
});

it('lets a batch rest again that is resumed while its package still sleeps', async () => {
  const { house, sending, engine } = await opened();
  house.stock('parcel', 'packed', [{}]);
  const { id } = await engine.batches.start(anybody, { entryId: sending, selection: { filter: {} }, input: {} });
  house.processLists.putToSleep(NAME);
  await house.work(1);
  await expect(engine.batches.resume(anybody, id)).rejects.toMatchObject({ reason: 'package-asleep' });
  expect(house.counts('parcel')).toEqual({ packed: 1 });
});

it('waits with a task whose connector sleeps, and counts no attempt', async () => {
  let isAsleep = true;
  const refusing = { fetch: async () => { if (isAsleep) throw (await import('./packages.js')).asleep('post-line'); } };
  const house = new MemoryHouse([parcels], { services: { [carrier.name]: refusing } });
  const sending = await house.switchOn('ParcelsProcSend', 'packed');
  await house.engine.runs.start(anybody, { entryId: sending, subjectIds: house.stock('parcel', 'packed', [{}]), input: {} });
  for (let times = 0; times < 5; times++) expect(await house.workOnce()).toMatchObject({ kind: 'retry', error: 'package-asleep: post-line' });
  isAsleep = false;
  expect(await house.workOnce()).toEqual({ kind: 'done' });
  expect(house.counts('parcel')).toEqual({ sent: 1 });
});

it('switched off and on again, nothing else is different', async () => {
  const entry = fc.record({ useCase: fc.constantFrom('ParcelsProcPack', 'ParcelsProcSend', 'ParcelsProcLabel'), enabled: fc.boolean() });
  await fc.assert(fc.asyncProperty(fc.array(entry, { maxLength: 6 }), fc.integer({ min: 1, max: 3 }), async (entries, times) => {
    const house = new MemoryHouse([parcels]);
    const { processLists, gate } = house.engine;
    for (const place of ['new', 'packed']) {
      const fitting = entries.filter(({ useCase }) => (useCase === 'ParcelsProcPack') === (place === 'new')).map((one) => ({ ...one, options: {} }));
      await processLists.save(anybody, { objectType: 'parcel', place, entries: fitting }, 0);
    }
    const seen = async () => {
      const rules = await processLists.at();
      return { all: rules.all(), lists: rules.lists('parcel'), warnings: await processLists.warnings('parcel'), actions: await gate.actions(anybody, NEW) };
    };
    const before = await seen();
    for (let round = 0; round < times; round++) {
      house.processLists.putToSleep(NAME);
      expect((await processLists.at()).all().filter((one) => one.entry.enabled)).toEqual([]);
      expect((await processLists.at()).lists('parcel')).toEqual(before.lists);
      house.processLists.wake(NAME);
    }
    expect(await seen()).toEqual(before);
  }), { numRuns: 50 });
});
