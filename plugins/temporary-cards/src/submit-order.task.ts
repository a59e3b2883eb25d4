import { cardProducer, defineTask } from '@tessera/plugin-api';
import type { AttributesOf, TaskRun } from '@tessera/plugin-api';
import { temporaryCard } from './temporary-card.js';

/** So many cards go into one order at most. */
export const LARGEST_ORDER = 10_000;

interface Submission {
  /** The cards that carry this submission are the order. */
  readonly submission: string;
  readonly product: string;
  readonly waitingIn: 'requested' | 'processing';
}

const moves = { requested: ['ordered', 'failed'], processing: ['ordered', 'failed'] } as const;

type SubmissionRun = TaskRun<typeof temporaryCard, typeof moves, Submission>;

/** An order that the operator waits for: about two minutes of attempts, then it has clearly failed. */
export const submitOrder = defineTask<Submission>()({
  name: 'temporary-cards.submit-order', title: 'Order temporary cards at the bureau', attempts: 8,
  objectType: temporaryCard, moves, uses: [cardProducer], perform: place, giveUp: settle,
});

/** An order from the queue: nobody waits for it, so it outlasts some hours of a bureau that is away. */
export const submitQueuedOrder = defineTask<Submission>()({
  name: 'temporary-cards.submit-queued-order', title: 'Order queued temporary cards at the bureau', attempts: 30,
  objectType: temporaryCard, moves, uses: [cardProducer], perform: place, giveUp: settle,
});

// One order under one key however often it is tried, and its number on every card.
async function place(run: SubmissionRun): Promise<void> {
  const { submission, product: layout, waitingIn } = run.payload;
  const all = await run.commit((unit) => unit.find({ attributes: { submission } }));
  const waiting = all.filter(({ state }) => state === waitingIn);
  if (waiting.length === 0) return all.some(({ state }) => state === 'failed') ? run.surrender('cards-have-failed') : undefined;
  const cards = waiting.map(({ id, attributes: { cardNumber } }) => ({ cardId: id, ...(cardNumber && { cardNumber }) }));
  const { orderId } = await run.use(cardProducer).order({ key: run.key, layout, cards });
  await run.commit(async (unit) => {
    const still = await unit.find({ state: waitingIn, attributes: { submission } });
    for (const card of still) await unit.move(card, 'ordered', { orderId, orderedOn: unit.today });
  });
}

// The last answer may have been lost on its way: the bureau says whether there is an order, before anything is called failed.
async function settle(run: SubmissionRun): Promise<void> {
  const { submission, waitingIn } = run.payload;
  const order = await run.use(cardProducer).close(run.key);
  await run.commit(async (unit) => {
    const changes: AttributesOf<typeof temporaryCard> = order
      ? { orderId: order.orderId, orderedOn: unit.today }
      : { failure: 'order-not-accepted' };
    const cards = await unit.find({ state: waitingIn, attributes: { submission } });
    for (const card of cards) await unit.move(card, order ? 'ordered' : 'failed', changes);
  });
}
