import { MemoryHouse, rehearse } from '@tessera/plugin-kit';
import { definePlugin } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';
import { expirePermits } from './expire-permits.js';

const permit = (validUntil?: string) => ({ state: 'active' as const, ...(validUntil !== undefined && { attributes: { validUntil } }) });

// #region spec
// In a rehearsal it is the first of January 2030.
it('ends what is over, and nothing else', async () => {
  const subjects = [permit('2029-12-31'), permit('2030-01-01'), permit()];
  const { objects } = await rehearse(expirePermits, { subjects });
  expect(objects.map(({ state }) => state)).toEqual(['expired', 'active', 'active']);
});
// #endregion

it('waits for the days of grace', async () => {
  const { states } = await rehearse(expirePermits, { subjects: [permit('2029-12-31')], options: { graceDays: 1 } });
  expect(states).toEqual({});
});

it('fires by the clock of its process-list entry', async () => {
  const house = new MemoryHouse([definePlugin({ objectTypes: [parkingPermit], useCases: [expirePermits] })]);
  house.stock('parking-permit', 'active', [{ validUntil: '2029-12-31' }]);
  const entryId = await house.switchOn('ParkingProcExpire', 'active', {}, '0 5 * * *');
  await house.engine.schedules.fire(entryId);
  await house.work();
  expect(house.counts('parking-permit')).toEqual({ expired: 1 });
});
