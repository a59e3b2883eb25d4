import { cardProducer } from '@tessera/plugin-api';
import { rehearseTask } from '@tessera/plugin-kit';
import { submitOrder } from './submit-order.task.js';
import { noBureau } from './testing/bureau.js';

const payload = { submission: 's1', product: 'standard', waitingIn: 'processing' as const };
const subjects = [
  { state: 'processing' as const, attributes: { submission: 's1', cardNumber: 'T1' } },
  { state: 'processing' as const, attributes: { submission: 's1', cardNumber: 'T2' } },
  { state: 'processing' as const, attributes: { submission: 's2', cardNumber: 'T3' } },
];
const at = (bureau: Partial<typeof noBureau>) => ({ [cardProducer.name]: { ...noBureau, ...bureau } });
const states = (cards: readonly { readonly state: string }[]) => cards.map((card) => card.state);

it('writes the order number on all cards of the submission, and on no other', async () => {
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: at({ order: async () => ({ orderId: 'B-7' }) }) });
  expect(outcome.status).toBe('done');
  expect(states(outcome.objects)).toEqual(['ordered', 'ordered', 'processing']);
  expect(outcome.objects[0]?.attributes['orderId']).toBe('B-7');
});

it('sends the same key on every attempt', async () => {
  const keys: string[] = [];
  const order = async ({ key }: { readonly key: string }) => {
    keys.push(key);
    if (keys.length < 3) throw new Error('the answer was lost');
    return { orderId: 'B-7' };
  };
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: at({ order }) });
  expect(outcome.status).toBe('done');
  expect(new Set(keys).size).toBe(1);
  expect(keys).toHaveLength(3);
});

it('calls nothing failed that the bureau has accepted after all', async () => {
  const order = async () => Promise.reject(new Error('time is up'));
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: at({ order, close: async () => ({ orderId: 'B-9' }) }) });
  expect(outcome.status).toBe('gave-up');
  expect(states(outcome.objects)).toEqual(['ordered', 'ordered', 'processing']);
});

it('fails the cards when the bureau has promised that there is no order', async () => {
  const order = async () => Promise.reject(new Error('time is up'));
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: at({ order, close: async () => undefined }) });
  expect(states(outcome.objects)).toEqual(['failed', 'failed', 'processing']);
  expect(outcome.objects[0]?.attributes['failure']).toBe('order-not-accepted');
});

it('leaves the cards where they are while nobody knows', async () => {
  const away = async () => Promise.reject(new Error('the bureau is away'));
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: at({ order: away, close: away }) });
  expect(outcome.status).toBe('giving-up');
  expect(states(outcome.objects)).toEqual(['processing', 'processing', 'processing']);
});

it('does not repeat a definite no', async () => {
  const no = Object.assign(new Error('unknown layout'), { name: 'DefiniteRefusal', reason: 'unknown-layout' });
  const outcome = await rehearseTask(submitOrder, { payload, subjects, services: at({ order: async () => Promise.reject(no), close: async () => undefined }) });
  expect(outcome).toMatchObject({ status: 'gave-up', attempts: 1, states: { failed: 2, processing: 1 } });
});

it('cannot be retried into success once its cards have failed', async () => {
  const failed = [{ state: 'failed' as const, attributes: { submission: 's1' } }];
  const outcome = await rehearseTask(submitOrder, { payload, subjects: failed, services: at({ close: async () => undefined }) });
  expect(outcome).toMatchObject({ status: 'gave-up', states: { failed: 1 } });
});

it('has nothing to do for cards that are ordered already', async () => {
  const ordered = [{ state: 'ordered' as const, attributes: { submission: 's1' } }];
  const outcome = await rehearseTask(submitOrder, { payload, subjects: ordered, services: at({}) });
  expect(outcome).toMatchObject({ status: 'done', states: { ordered: 1 } });
});
