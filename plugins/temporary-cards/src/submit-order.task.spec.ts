import { disturbances, fakeCardProducer, rehearseTask } from '@tessera/plugin-kit';
import { submitOrder } from './submit-order.task.js';

const payload = { submission: 's1', product: 'standard', waitingIn: 'processing' as const };
const subjects = [
  { state: 'processing' as const, attributes: { submission: 's1', cardNumber: 'T1' } },
  { state: 'processing' as const, attributes: { submission: 's1', cardNumber: 'T2' } },
  { state: 'processing' as const, attributes: { submission: 's2', cardNumber: 'T3' } },
];
const states = (cards: readonly { readonly state: string }[]) => cards.map((card) => card.state);

it('writes the order number on all cards of the submission, and on no other', async () => {
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: fakeCardProducer().services });
  expect(outcome.status).toBe('done');
  expect(states(outcome.objects)).toEqual(['ordered', 'ordered', 'processing']);
  expect(outcome.objects[0]?.attributes['orderId']).toBe('B-1');
});

it('orders once, whatever happens to a call or to its answer', async () => {
  expect(await disturbances(submitOrder, { payload, subjects }, fakeCardProducer)).toEqual([]);
});

it('sends the same key on every attempt', async () => {
  const bureau = fakeCardProducer().next('order', 'answer-lost', 'never');
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: bureau.services });
  expect(outcome.status).toBe('done');
  expect(bureau.of('order')).toHaveLength(3);
  expect([new Set(bureau.of('order').map(([{ key }]) => key)).size, bureau.orders.length]).toEqual([1, 1]);
});

it('calls nothing failed that the bureau has accepted after all', async () => {
  const bureau = fakeCardProducer().always('order', 'answer-lost');
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: bureau.services });
  expect(outcome.status).toBe('gave-up');
  expect(states(outcome.objects)).toEqual(['ordered', 'ordered', 'processing']);
});

it('fails the cards when the bureau has promised that there is no order', async () => {
  const bureau = fakeCardProducer().always('order', 'away');
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: bureau.services });
  expect(states(outcome.objects)).toEqual(['failed', 'failed', 'processing']);
  expect(outcome.objects[0]?.attributes['failure']).toBe('order-not-accepted');
});

it('leaves the cards where they are while nobody knows', async () => {
  const bureau = fakeCardProducer().always('order', 'away').always('close', 'away');
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: bureau.services });
  expect(outcome.status).toBe('giving-up');
  expect(states(outcome.objects)).toEqual(['processing', 'processing', 'processing']);
});

it('does not repeat a definite no', async () => {
  const bureau = fakeCardProducer().always('order', { refused: 'unknown-layout' });
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: bureau.services });
  expect(outcome).toMatchObject({ status: 'gave-up', attempts: 1, states: { failed: 2, processing: 1 } });
});

it('cannot be retried into success once its cards have failed', async () => {
  const failed = [{ state: 'failed' as const, attributes: { submission: 's1' } }];
  const outcome = await rehearseTask(submitOrder, { payload, subjects: failed, services: fakeCardProducer().services });
  expect(outcome).toMatchObject({ status: 'gave-up', states: { failed: 1 } });
});

it('has nothing to do for cards that are ordered already', async () => {
  const bureau = fakeCardProducer();
  const ordered = [{ state: 'ordered' as const, attributes: { submission: 's1' } }];
  const outcome = await rehearseTask(submitOrder, { payload, subjects: ordered, services: bureau.services });
  expect(outcome).toMatchObject({ status: 'done', states: { ordered: 1 } });
  expect(bureau.attempted).toBe(0);
});
