import { Conflict } from '../errors.js';
import { MemoryHouse } from '../in-memory/index.js';
import { parcels } from '../testing/parcels.js';

it('takes everything that stands in the state, page by page', async () => {
  const house = new MemoryHouse([parcels]);
  const entryId = await house.switchOn('ParcelsProcSend', 'packed', {}, '*/5 * * * *');
  house.stock('parcel', 'packed', Array.from({ length: 2_500 }, () => ({})));
  expect(await house.engine.schedules.fire(entryId)).toEqual({ runs: 3, subjects: 2_500, refused: 0 });
  expect(house.counts('parcel')).toEqual({ sent: 2_500 });
});

it('starts without objects at New', async () => {
  const house = new MemoryHouse([parcels]);
  const entryId = await house.switchOn('ParcelsProcPack', 'new', {}, '0 6 * * 1-5');
  expect(await house.engine.schedules.fire(entryId)).toEqual({ runs: 1, subjects: 0, refused: 0 });
  expect(house.counts('parcel')).toEqual({ packed: 1 });
});

it('does nothing for an entry that is gone, or off', async () => {
  const house = new MemoryHouse([parcels]);
  expect(await house.engine.schedules.fire('nowhere')).toEqual({ runs: 0, subjects: 0, refused: 0 });
});

it('counts a refused run and goes on', async () => {
  const house = new MemoryHouse([parcels]);
  const entryId = await house.switchOn('ParcelsProcSend', 'packed');
  house.stock('parcel', 'packed', [{ weight: 13 }]);
  expect(await house.engine.schedules.fire(entryId)).toEqual({ runs: 1, subjects: 1, refused: 1 });
});

it('goes on with the other pages when somebody was first with an object', async () => {
  const house = new MemoryHouse([parcels]);
  const entryId = await house.switchOn('ParcelsProcSend', 'packed');
  house.stock('parcel', 'packed', Array.from({ length: 1_500 }, () => ({})));
  const { store } = house;
  const transact = store.transact.bind(store);
  let count = 0;
  store.transact = (work) => transact((transaction) => {
    if (count++ === 0) transaction.write = async () => Promise.reject(new Conflict('object-changed'));
    return work(transaction);
  });
  expect(await house.engine.schedules.fire(entryId)).toEqual({ runs: 2, subjects: 1_500, refused: 1 });
  expect(house.counts('parcel')).toEqual({ packed: 1_000, sent: 500 });
});
