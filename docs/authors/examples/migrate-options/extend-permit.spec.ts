import { contract, rehearse } from '@tessera/plugin-kit';
import { extendPermit } from './extend-permit.js';

// #region spec
// Every form in which options were ever stored: each has to become options that pass.
contract(extendPermit, { storedOptions: { ParkingProcExtend: [{ months: 3 }, { months: 60 }, { days: 14 }, {}] } });

it('turns months into days', () => {
  expect(extendPermit.migrateOptions?.({ months: 3 })).toEqual({ days: 90 });
  expect(extendPermit.migrateOptions?.({ months: 60 })).toEqual({ days: 730 });
  expect(extendPermit.migrateOptions?.({ days: 14 })).toEqual({ days: 14 });
});
// #endregion

it('adds the days to the last one', async () => {
  const subjects = [{ state: 'active' as const, attributes: { validUntil: '2030-01-31' } }];
  const { objects } = await rehearse(extendPermit, { subjects, options: { days: 1 } });
  expect(objects[0]?.attributes['validUntil']).toBe('2030-02-01');
});
