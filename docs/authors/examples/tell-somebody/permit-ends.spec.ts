import { fakeNotifier, rehearseTask } from '@tessera/plugin-kit';
import { permitWithdrawn, tellHolder } from './permit-ends.js';

const holder = '0191d3a0-7c1e-7b52-9f0e-5a4d3c2b1a09';
const withdrawn = (attributes: object) => [{ state: 'withdrawn' as const, attributes }];
const payload = ([id = '']: readonly string[]) => ({ id });

// #region spec
it('tells the holder once, although the house was slow to answer', async () => {
  const notifier = fakeNotifier().next('notify', 'answer-lost');
  await rehearseTask(tellHolder, { payload, subjects: withdrawn({ number: 'P000042', holder }), services: notifier.services });
  expect(notifier.of('notify')).toHaveLength(2);
  expect(new Set(notifier.of('notify').map(([notice]) => notice.key)).size).toBe(1);
  expect(notifier.of('notify')[0]).toMatchObject([{ identityId: holder, template: permitWithdrawn.name, values: { number: 'P000042' } }]);
});

it('tells nobody about a permit that was nobody’s', async () => {
  const notifier = fakeNotifier();
  expect(await rehearseTask(tellHolder, { payload, subjects: withdrawn({}), services: notifier.services })).toMatchObject({ status: 'done' });
  expect(notifier.attempted).toBe(0);
});
// #endregion
