import { rehearse } from '@tessera/plugin-kit';
import { deactivateUser } from './deactivate-user.js';

const users = ['Ada', 'Bob'].map((name) => ({ state: 'active' as const, attributes: { name } }));

it('makes users inactive and keeps the reason', async () => {
  const outcome = await rehearse(deactivateUser, { subjects: users, input: { reason: 'Parental leave' } });
  expect(outcome.states).toEqual({ inactive: 2 });
  expect(outcome.objects[0]?.attributes).toEqual({ name: 'Ada', stateReason: 'Parental leave' });
});

it('wants a reason', async () => {
  const outcome = await rehearse(deactivateUser, { subjects: users });
  expect(outcome.faults).toMatchObject([{ pointer: '/reason', reason: 'required' }]);
});
