import { rehearse } from '@tessera/plugin-kit';
import { orderTemporaryCards } from './order-temporary-cards.js';

it('puts the cards in the queue by default, each with a number of its own', async () => {
  const outcome = await rehearse(orderTemporaryCards, { input: { amount: 5 } });
  expect(outcome.states).toEqual({ processing: 5 });
  expect(outcome.deferred).toEqual([]);
  expect(outcome.objects.map((card) => card.attributes['cardNumber'])).toEqual(['T00000001', 'T00000002', 'T00000003', 'T00000004', 'T00000005']);
  expect(outcome.messages).toEqual(['Temporary cards in the queue: 5. Until they are submitted, they can be aborted.']);
});

it('orders at once when the queue is off', async () => {
  const outcome = await rehearse(orderTemporaryCards, { options: { queue: false, product: 'visitor' }, input: { amount: 2 }, lists: { 'card-producer/layouts': { visitor: 'Visitor card' } } });
  expect(outcome.states).toEqual({ requested: 2 });
  const [submission] = outcome.objects.map((card) => card.attributes['submission']);
  expect(outcome.deferred).toEqual([
    { task: 'temporary-cards.submit-order', payload: { submission, product: 'visitor', waitingIn: 'requested' } },
  ]);
});

it('splits a very large order into orders that the bureau can take', async () => {
  const outcome = await rehearse(orderTemporaryCards, { options: { queue: false, maximumAmount: 25_000 }, input: { amount: 25_000 } });
  expect(outcome.states).toEqual({ requested: 25_000 });
  expect(outcome.deferred).toHaveLength(3);
});

it.each([
  [0, 'too-small'],
  [10, 'too-large'],
  [1.5, 'not-an-integer'],
  ['five', 'wrong-type'],
  [null, 'required'],
  [1_000_000_000, 'too-large'],
])('refuses %s cards', async (amount, reason) => {
  const outcome = await rehearse(orderTemporaryCards, { input: { amount } });
  expect(outcome.faults).toEqual([expect.objectContaining({ pointer: '/amount', reason })]);
  expect(outcome.objects).toEqual([]);
  expect(outcome.status).toBe('open');
});
