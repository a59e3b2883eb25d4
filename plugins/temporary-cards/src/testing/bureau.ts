import type { CardOrder, CardProducer, ProducedCard } from '@tessera/plugin-api';

const away = async () => Promise.reject(new Error('the bureau is away'));

/** A bureau that never answers. */
export const noBureau: CardProducer = { order: away, close: away, statuses: away };

/** A bureau in memory that keeps its promises about keys, and whose answers can be lost. */
export class PaperBureau implements CardProducer {
  readonly orders = new Map<string, { readonly orderId: string; readonly key: string; cards: ProducedCard[] }>();
  private readonly closed = new Set<string>();
  /** The next so many answers get lost after the work was done. */
  lostAnswers = 0;
  /** The next so many calls never arrive. */
  lostCalls = 0;

  async order({ key, cards }: CardOrder): Promise<{ readonly orderId: string }> {
    this.arrive();
    if (this.closed.has(key)) throw Object.assign(new Error('key is closed'), { name: 'DefiniteRefusal', reason: 'key-closed' });
    const order = this.orders.get(key) ?? { orderId: `B-${this.orders.size + 1}`, key, cards: cards.map(({ cardId }) => ({ cardId, status: 'accepted' })) };
    this.orders.set(key, order);
    this.answer();
    return { orderId: order.orderId };
  }

  async close(key: string): Promise<{ readonly orderId: string } | undefined> {
    this.arrive();
    if (!this.orders.has(key)) this.closed.add(key);
    this.answer();
    return this.orders.get(key);
  }

  async statuses(orderIds: readonly string[]) {
    this.arrive();
    this.answer();
    const known = [...this.orders.values()].filter((order) => orderIds.includes(order.orderId));
    return known.map(({ orderId, key, cards }) => ({ orderId, key, status: 'accepted', cards }));
  }

  /** Says something about all cards of the n-th order. */
  say(orderIndex: number, status: string): string | undefined {
    const order = [...this.orders.values()][orderIndex];
    if (order) order.cards = order.cards.map(({ cardId }) => ({ cardId, status, readouts: { chipSerial: `chip-${cardId}` } }));
    return order?.orderId;
  }

  private arrive(): void {
    if (this.lostCalls > 0) {
      this.lostCalls -= 1;
      throw new Error('the call was lost');
    }
  }

  private answer(): void {
    if (this.lostAnswers > 0) {
      this.lostAnswers -= 1;
      throw new Error('the answer was lost');
    }
  }
}
