import type { AnyUseCase } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import { parcels, send } from '../testing/parcels.js';

const seven = 7 * 60_000;

it('gives a job again to what was left behind, and to nothing that is at work', async () => {
  const house = new MemoryHouse([parcels]);
  const packing = await house.switchOn('ParcelsProcPack', 'new', { most: 1_000 });
  const sending = await house.switchOn('ParcelsProcSend', 'packed');
  await house.engine.runs.start(anybody, { entryId: sending, subjectIds: house.stock('parcel', 'packed', [{}]), input: {} });
  const run = await house.engine.runs.start(anybody, { entryId: packing, input: { amount: 500 } });
  const batch = await house.engine.batches.start(anybody, { entryId: sending, selection: { ids: house.stock('parcel', 'packed', [{}]) }, input: {} });
  const [task] = [...house.store.memory.tasks.values()];
  house.queue.jobs.splice(0);
  expect(await house.engine.sweeper.sweep()).toEqual({ tasks: 0, accepted: 0, expired: 0, batches: 0 });
  expect(house.queue.jobs).toEqual([]);
  house.pass(seven);
  expect(await house.engine.sweeper.sweep()).toEqual({ tasks: 1, accepted: 1, expired: 0, batches: 1 });
  expect(house.queue.jobs).toEqual([{ kind: 'task', id: task?.id, attempts: 3 }, { kind: 'run', id: run.id }, { kind: 'batch', id: batch.id }]);
});

it('closes runs whose time is over', async () => {
  const house = new MemoryHouse([parcels]);
  const entryId = await house.switchOn('ParcelsProcPack', 'new');
  const { id } = await house.engine.runs.open(anybody, { entryId });
  house.pass(7_200_000);
  expect(await house.engine.sweeper.sweep()).toMatchObject({ expired: 1 });
  expect((await house.engine.runs.read(anybody, id)).status).toBe('timed-out');
});

it('takes only objects where an attribute is empty, as many at once as the use case says', async () => {
  const careful = { ...send, symbolicName: 'ParcelsProcCareful', onSchedule: { without: 'weight', atMost: 2 } } as unknown as AnyUseCase;
  const house = new MemoryHouse([{ ...parcels, useCases: [...(parcels.useCases ?? []), careful] }]);
  const entryId = await house.switchOn('ParcelsProcCareful', 'packed');
  house.stock('parcel', 'packed', [{ weight: 1 }, {}, {}, {}, { weight: 2 }]);
  expect(await house.engine.schedules.fire(entryId)).toEqual({ runs: 2, subjects: 3, refused: 0 });
  expect(house.counts('parcel')).toEqual({ packed: 2, sent: 3 });
});

it('does not hide a bug of the package behind a schedule', async () => {
  const house = new MemoryHouse([parcels]);
  const entryId = await house.switchOn('ParcelsProcSend', 'packed');
  house.stock('parcel', 'packed', [{ weight: 29 }]);
  await expect(house.engine.schedules.fire(entryId)).rejects.toMatchObject({ name: 'PluginFault' });
});
