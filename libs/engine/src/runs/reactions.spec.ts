import { definePlugin, defineTask } from '@tessera/plugin-api';
import type { BuiltInAction, Plugin } from '@tessera/plugin-api';
import { actionOf } from '../common/index.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import { pack, parcel, send } from '../testing/parcels.js';

const seal = defineTask<{ readonly id: string }>()({
  name: 'parcels.seal', title: 'Seal parcel', attempts: 1, objectType: parcel, moves: { packed: ['packed'], sent: ['sent'] },
  async perform(run) {
    await run.commit(async (unit) => {
      for (const one of [...await unit.load('packed', [run.payload.id]), ...await unit.load('sent', [run.payload.id])]) {
        if (one.state === 'packed') await unit.move(one, 'packed', { seal: 'blue' });
      }
    });
  },
  async giveUp() {},
});

const following = (...actions: readonly BuiltInAction[]): Plugin =>
  definePlugin({ objectTypes: [parcel], useCases: [pack, { ...send, tasks: [] }], tasks: [seal], reactions: actions.map((action) => ({ objectType: 'parcel', action, task: seal })) });

const payloads = (house: MemoryHouse) => [...house.store.memory.tasks.values()].map(({ name, payload }) => [name, payload]);

it('follows each creation and each move, in the same transaction', async () => {
  const house = new MemoryHouse([following('create', 'move')]);
  const packing = await house.switchOn('ParcelsProcPack', 'new', { most: 9 });
  await house.engine.runs.start(anybody, { entryId: packing, input: { amount: 2 } });
  const ids = house.objects('parcel').map((one) => one.id);
  expect(payloads(house)).toEqual(ids.map((id) => ['parcels.seal', { id }]));
  const sending = await house.switchOn('ParcelsProcSend', 'packed');
  await house.engine.runs.start(anybody, { entryId: sending, subjectIds: ids.slice(0, 1), input: {} });
  expect(payloads(house)).toHaveLength(3);
  expect(house.queue.jobs).toHaveLength(3);
});

it('follows what happens to objects of every type: locks, freezes, numbers', async () => {
  const house = new MemoryHouse([following('lock', 'unlock', 'freeze', 'number')]);
  const [id = ''] = house.stock('parcel', 'packed', [{}]);
  const { common } = house.engine;
  for (const deed of [common.lock, common.unlock, common.number, common.freeze]) await deed.call(common, anybody, 'parcel', id);
  expect(payloads(house)).toHaveLength(4);
  await common.unfreeze(anybody, 'parcel', id);
  expect(payloads(house)).toHaveLength(4);
});

it('does not follow when nothing happened, or when it is undone', async () => {
  const house = new MemoryHouse([following('lock')]);
  const [id = ''] = house.stock('parcel', 'packed', [{}]);
  await house.engine.common.lock(anybody, 'parcel', id);
  await house.engine.common.lock(anybody, 'parcel', id);
  expect(payloads(house)).toHaveLength(1);
});

it('does not run after its own tail', async () => {
  const house = new MemoryHouse([following('create', 'update')]);
  const packing = await house.switchOn('ParcelsProcPack', 'new', { most: 9 });
  await house.engine.runs.start(anybody, { entryId: packing, input: { amount: 1 } });
  await house.work();
  expect(house.objects('parcel')[0]?.attributes).toMatchObject({ seal: 'blue' });
  expect(payloads(house)).toHaveLength(1);
});

it.each([
  ['object.moved', { from: 'a', to: 'a' }, 'update'], ['object.moved', { from: 'a', to: 'b' }, 'move'], ['object.unlock-forced', {}, 'unlock'],
  ['object.attached', {}, 'attach'], ['object.acl-set', {}, 'set-acl'], ['object.picture-set', {}, 'update'], ['run.done', {}, undefined],
])('%s %j is the action %s', (action, more, expected) => expect(actionOf({ action, ...more })).toBe(expected));
