import { cardProducer, defineTask } from '@tessera/plugin-api';
import type { AttributesOf, ProducedCard, TaskRun } from '@tessera/plugin-api';
import { temporaryCard } from './temporary-card.js';

const ORDERS_PER_QUESTION = 100;
const CARDS_PER_COMMIT = 5_000;
const LONGEST_READOUT = 64;

const moves = {
  ordered: ['in-production', 'produced', 'failed'],
  'in-production': ['produced', 'failed'],
} as const;

type News = ProducedCard & { readonly orderId: string };

/** Asks the bureau about orders and moves their cards on. Whatever stays unanswered is asked again next time. */
export const updateOrderStatus = defineTask<{ readonly orderIds: readonly string[] }>()({
  name: 'temporary-cards.update-order-status',
  title: 'Ask the bureau how far orders are',
  attempts: 12,
  objectType: temporaryCard,
  moves,
  uses: [cardProducer],
  perform: (run) => follow(run, run.payload.orderIds),
  async giveUp() {},
});

/** The bureau said that an order has changed: its word is not taken, it is asked. */
export const orderChanged = defineTask<Readonly<Record<string, string>>>()({
  name: 'temporary-cards.order-changed',
  title: 'Look after an order that the bureau has changed',
  attempts: 12,
  objectType: temporaryCard,
  moves,
  uses: [cardProducer],
  perform: (run) => follow(run, run.payload['orderId'] ? [run.payload['orderId']] : []),
  async giveUp() {},
});

async function follow(run: TaskRun<typeof temporaryCard, typeof moves, unknown>, orderIds: readonly string[]): Promise<void> {
  for (const some of chunks(orderIds, ORDERS_PER_QUESTION)) {
    const orders = await run.use(cardProducer).statuses(some);
    const news = orders.flatMap(({ orderId, cards }) => cards.map((card) => ({ ...card, orderId })));
    for (const part of chunks(news.filter(({ status }) => status in STATES), CARDS_PER_COMMIT)) await moveOn(run, part);
  }
}

// Produced but not shipped is still in production for us: the card is not on our side yet. Words that we do not know change nothing.
const STATES: Readonly<Record<string, 'in-production' | 'produced' | 'failed'>> = {
  'in-production': 'in-production',
  produced: 'in-production',
  shipped: 'produced',
  failed: 'failed',
};

// Cards that are further on than the news, or belong to another order, are left alone: news may come late, twice or wrong.
async function moveOn(run: TaskRun<typeof temporaryCard, typeof moves, unknown>, news: readonly News[]): Promise<void> {
  const byCard = new Map(news.map((one) => [one.cardId, one]));
  await run.commit(async (unit) => {
    const [ordered, inProduction] = [await unit.load('ordered', [...byCard.keys()]), await unit.load('in-production', [...byCard.keys()])];
    for (const card of ordered) {
      const [state, changes] = meaningOf(byCard.get(card.id), card.attributes.orderId);
      if (state) await unit.move(card, state, changes);
    }
    for (const card of inProduction) {
      const [state, changes] = meaningOf(byCard.get(card.id), card.attributes.orderId);
      if (state && state !== 'in-production') await unit.move(card, state, changes);
    }
  });
}

function meaningOf(news: News | undefined, orderId: string | undefined) {
  const state = news && news.orderId === orderId ? STATES[news.status] : undefined;
  return [state, state ? changesFor(state, news?.readouts) : {}] as const;
}

function changesFor(state: string, readouts: ProducedCard['readouts'] = {}): AttributesOf<typeof temporaryCard> {
  if (state === 'failed') return { failure: 'not-produced' };
  const { chipSerial, rfid } = readouts;
  return state === 'produced' ? { ...(fits(chipSerial) && { chipSerial }), ...(fits(rfid) && { rfid }) } : {};
}

function fits(readout: string | undefined): readout is string {
  return readout !== undefined && readout !== '' && readout.length <= LONGEST_READOUT;
}

function chunks<V>(all: readonly V[], size: number): readonly (readonly V[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) => all.slice(index * size, (index + 1) * size));
}
