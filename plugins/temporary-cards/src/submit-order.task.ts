import { cardProducer, defineTask } from '@tessera/plugin-api';
import type { AttributesOf } from '@tessera/plugin-api';
import { isoDay } from './days.js';
import { temporaryCard } from './temporary-card.js';

/** So many cards go into one order at most. */
export const LARGEST_ORDER = 10_000;

interface Submission {
  /** The cards that carry this submission are the order. */
  readonly submission: string;
  readonly product: string;
  readonly waitingIn: 'requested' | 'processing';
}

/** Places one order with the bureau, under one key however often it is tried, and writes its number on every card. */
export const submitOrder = defineTask<Submission>()({
  name: 'temporary-cards.submit-order',
  attempts: 8,
  objectType: temporaryCard,
  moves: { requested: ['ordered', 'failed'], processing: ['ordered', 'failed'] },

  async perform(run) {
    const { submission, product: layout, waitingIn } = run.payload;
    const where = { state: waitingIn, attributes: { submission } };
    const waiting = await run.commit((unit) => unit.find(where));
    const cards = waiting.map(({ id, attributes: { cardNumber } }) => ({ cardId: id, ...(cardNumber && { cardNumber }) }));
    if (cards.length === 0) return;
    const { orderId } = await run.use(cardProducer).order({ key: run.key, layout, cards });
    await run.commit(async (unit) => {
      for (const card of await unit.find(where)) await unit.move(card, 'ordered', { orderId, orderedOn: isoDay(unit.now) });
    });
  },

  // The last answer may have been lost on its way: the bureau says whether there is an order, before anything is called failed.
  async giveUp(run) {
    const { submission, waitingIn } = run.payload;
    const order = await run.use(cardProducer).close(run.key);
    await run.commit(async (unit) => {
      const changes: AttributesOf<typeof temporaryCard> = order
        ? { orderId: order.orderId, orderedOn: isoDay(unit.now) }
        : { failure: 'order-not-accepted' };
      const cards = await unit.find({ state: waitingIn, attributes: { submission } });
      for (const card of cards) await unit.move(card, order ? 'ordered' : 'failed', changes);
    });
  },
});
