import { rehearse } from '@tessera/plugin-kit';
import { lockUser } from './lock-user.js';

it.each(['active', 'inactive'] as const)('locks a user who is %s', async (state) => {
  const outcome = await rehearse(lockUser, { subjects: [{ state, attributes: { name: 'Eve' } }], input: { reason: 'Fraud' } });
  expect(outcome.states).toEqual({ locked: 1 });
});
