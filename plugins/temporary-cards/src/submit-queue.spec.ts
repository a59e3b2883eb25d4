import { rehearse } from '@tessera/plugin-kit';
import { submitQueue } from './submit-queue.js';

const queued = (product: string, submission?: string) => ({ state: 'processing' as const, attributes: { product, submission } });

it('makes one order per production type of what waits', async () => {
  const outcome = await rehearse(submitQueue, { subjects: [queued('standard'), queued('visitor'), queued('standard')] });
  expect(outcome.states).toEqual({ processing: 3 });
  expect(outcome.deferred.map(({ payload }) => payload)).toEqual([
    { submission: expect.stringMatching(/\/standard$/), product: 'standard', waitingIn: 'processing' },
    { submission: expect.stringMatching(/\/visitor$/), product: 'visitor', waitingIn: 'processing' },
  ]);
});

it('takes no card twice', async () => {
  const outcome = await rehearse(submitQueue, { subjects: [queued('standard', 'earlier/standard')] });
  expect(outcome.deferred).toEqual([]);
});
