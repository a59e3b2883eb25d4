import { rehearse } from '@tessera/plugin-kit';
import { withdrawPermits } from './withdraw-permits.js';

// #region spec
it('withdraws many at once, for one reason', async () => {
  const subjects = Array.from({ length: 500 }, () => ({ state: 'active' as const }));
  const { states, messages, objects } = await rehearse(withdrawPermits, { subjects, input: { reason: 'The yard is rebuilt' } });
  expect(states).toEqual({ withdrawn: 500 });
  expect(messages).toEqual(['Parking permits withdrawn: 500.']);
  expect(new Set(objects.map(({ attributes }) => attributes['reason']))).toEqual(new Set(['The yard is rebuilt']));
});
// #endregion
