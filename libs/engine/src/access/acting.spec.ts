import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor } from '../model.js';
import { parcels } from '../testing/parcels.js';

const actingAs = (name: string): Actor => ({
  ...anybody, context: { accountId: anybody.id, roles: [], groups: [], unitIds: [], superiorIds: [], positionId: `id of ${name}`, positionName: name },
});
const position = (name: string) => ({ id: `id of ${name}`, name });

async function opened() {
  const house = new MemoryHouse([parcels]);
  return { house, packing: await house.switchOn('ParcelsProcPack', 'new'), sending: await house.switchOn('ParcelsProcSend', 'packed') };
}

it('what a run does says in which position it was submitted, whoever opened it and as what', async () => {
  const { house, packing } = await opened();
  const { id } = await house.engine.runs.open(actingAs('Clerk'), { entryId: packing });
  await house.engine.runs.answer(actingAs('Clerk'), id, 0, { amount: 1 });
  await house.engine.runs.submit(actingAs('Head'), id);
  const [parcel] = house.objects('parcel');
  expect(parcel?.common).toMatchObject({ created: { position: position('Head') }, lastUpdated: { position: position('Head') } });
  expect(house.store.memory.audit.map(({ actorPosition }) => actorPosition)).toEqual([position('Head'), position('Head')]);
});

it('what a batch does later says in which position it was asked for', async () => {
  const { house, sending } = await opened();
  const ids = house.stock('parcel', 'packed', [{ weight: 1 }]);
  await house.engine.batches.start(actingAs('Clerk'), { entryId: sending, selection: { ids }, input: {} });
  await house.work(1);
  expect(house.objects('parcel')[0]).toMatchObject({ state: 'sent', common: { lastUpdated: { position: position('Clerk') } } });
});

it('a lock says in which position, and nothing of the kind for people without one', async () => {
  const { house } = await opened();
  const [first = '', second = ''] = house.stock('parcel', 'packed', [{ weight: 1 }, { weight: 1 }]);
  expect((await house.engine.common.lock(actingAs('Clerk'), 'parcel', first)).common?.locked?.position).toEqual(position('Clerk'));
  expect((await house.engine.common.lock(anybody, 'parcel', second)).common?.locked).not.toHaveProperty('position');
});
