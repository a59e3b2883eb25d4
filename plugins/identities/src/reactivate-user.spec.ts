import { rehearse } from '@tessera/plugin-kit';
import { reactivateUser } from './reactivate-user.js';

const users = ['Ada', 'Bob'].map((name) => ({ state: 'inactive' as const, attributes: { name } }));

it('makes users active and keeps the reason', async () => {
  const outcome = await rehearse(reactivateUser, { subjects: users, input: { reason: 'Parental leave' } });
  expect(outcome.states).toEqual({ active: 2 });
  expect(outcome.objects[0]?.attributes).toEqual({ name: 'Ada', stateReason: 'Parental leave' });
});

it('wants a reason', async () => {
  const outcome = await rehearse(reactivateUser, { subjects: users });
  expect(outcome.faults).toMatchObject([{ pointer: '/reason', reason: 'required' }]);
});
