import { rehearse, rehearseTask } from '@tessera/plugin-kit';
import { withdrawPermits } from '../batch/withdraw-permits.js';
import { freeSpace, whenPermitsEnd } from './free-space.task.js';

// #region spec
it('follows when a permit is withdrawn', async () => {
  const { objects, deferred } = await rehearse(withdrawPermits, {
    subjects: [{ state: 'active' }],
    alongside: { tasks: [freeSpace], reactions: whenPermitsEnd },
  });
  expect(deferred).toEqual([{ task: 'parking.free-space', payload: { id: objects[0]?.id } }]);
});

it('frees the space of that permit and no other, and does no harm a second time', async () => {
  const permit = '0191d3a0-7c1e-7b52-9f0e-5a4d3c2b1a09';
  const subjects = [{ state: 'taken' as const, attributes: { permit } }, { state: 'taken' as const, attributes: { permit: '0191d3a0-7c1e-7b52-9f0e-000000000000' } }];
  const { states, objects } = await rehearseTask(freeSpace, { payload: { id: permit }, subjects });
  expect(states).toEqual({ free: 1, taken: 1 });
  expect(objects[0]?.attributes).not.toHaveProperty('permit', permit);
});
// #endregion
