import type { CardOrder, CardProducer, ProducedCard, ProductionOrder } from '@tessera/plugin-api';
import { isJson, objectsIn, textIn, textOf, type Json } from './answer.js';
import type { BureauClient } from './bureau-client.js';
import { EventSubscription } from './event-subscription.js';
import type { BureauSettings } from './settings.js';

const ORDER_LIMIT_MS = 60_000;
const MOST_ORDERS = 100;

function asObject(body: unknown): Json {
  return isJson(body) ? body : {};
}

function readoutsOf(card: Json): ProducedCard['readouts'] {
  const readouts = card['readouts'];
  if (!isJson(readouts)) return undefined;
  const known = { cardNumber: textIn(readouts, 'cardNumber'), chipSerial: textIn(readouts, 'chipSerial'), rfid: textIn(readouts, 'rfid') };
  return Object.fromEntries(Object.entries(known).filter(([, value]) => value !== undefined));
}

function cardOf(card: Json): ProducedCard {
  const base = { cardId: textOf(card, 'cardId'), status: textOf(card, 'status') };
  const readouts = readoutsOf(card);
  return readouts === undefined ? base : { ...base, readouts };
}

/** Orders cards from a bureau over its HTTP API. */
export class HttpCardProducer implements CardProducer {
  private readonly subscription: EventSubscription;

  constructor(
    private readonly client: BureauClient,
    private readonly settings: Pick<BureauSettings, 'webhookUrl' | 'webhookSecret'>,
  ) {
    this.subscription = new EventSubscription(() => this.registerWebhook());
  }

  /** Places the order; the key makes repetitions harmless. */
  async order({ key, layout, cards }: CardOrder): Promise<{ readonly orderId: string }> {
    const body = { layoutId: layout, cards: cards.map(({ cardId, cardNumber }) => ({ cardId, cardNumber })) };
    const answer = await this.client.call({ method: 'POST', path: '/orders', key, body, limitMs: ORDER_LIMIT_MS });
    this.subscription.ensure();
    return { orderId: textOf(asObject(answer), 'orderId') };
  }

  /** Finds the order of a key, or closes the key for ever. */
  async close(key: string): Promise<{ readonly orderId: string } | undefined> {
    const answer = await this.client.call({ method: 'DELETE', path: `/order-keys/${encodeURIComponent(key)}` });
    return answer === undefined ? undefined : { orderId: textOf(asObject(answer), 'orderId') };
  }

  /** Asks where orders and all their cards stand. */
  async statuses(orderIds: readonly string[]): Promise<readonly ProductionOrder[]> {
    const orders: ProductionOrder[] = [];
    for (let begin = 0; begin < orderIds.length; begin += MOST_ORDERS) {
      const body = { orderIds: orderIds.slice(begin, begin + MOST_ORDERS) };
      const answer = asObject(await this.client.call({ method: 'POST', path: '/orders/status', body }));
      for (const order of objectsIn(answer['orders'])) orders.push(await this.whole(order));
      this.subscription.ensure();
    }
    return orders;
  }

  /** The layouts that can be ordered: id to name. */
  async layouts(): Promise<Readonly<Record<string, string>>> {
    const layouts = objectsIn(await this.client.call({ method: 'GET', path: '/layouts' }));
    return Object.fromEntries(layouts.map((layout) => [textOf(layout, 'id'), textOf(layout, 'name')]));
  }

  /** Has events sent to the address of the settings, if there is one. */
  async registerWebhook(): Promise<void> {
    const { webhookUrl: url, webhookSecret: secret } = this.settings;
    if (!url || !secret) return;
    await this.client.call({ method: 'PUT', path: '/webhooks', body: { url, secret } });
  }

  // A large order arrives with its first cards only; the others are fetched in pages.
  private async whole(order: Json): Promise<ProductionOrder> {
    const orderId = textOf(order, 'orderId');
    const cards = objectsIn(order['cards']).map(cardOf);
    for (let after = order['nextCards']; typeof after === 'number'; ) {
      const path = `/orders/${encodeURIComponent(orderId)}/cards?after=${after}`;
      const page: Json = asObject(await this.client.call({ method: 'GET', path }));
      cards.push(...objectsIn(page['cards']).map(cardOf));
      after = page['nextCards'];
    }
    return { orderId, key: textOf(order, 'key'), status: textOf(order, 'status'), cards };
  }
}
