import { cardProducer, defineConnector } from '@tessera/plugin-api';
import { anybody, MemoryHouse, receiptFor } from '@tessera/plugin-kit';
import plugin from '../index.js';
import { PaperBureau } from './bureau.js';

const TYPE = 'temporary-card';

/** A connector for a bureau on paper. */
export const paperConnector = defineConnector({
  name: 'paper',
  title: 'Paper bureau',
  provides: cardProducer,
  settings: {},
  connect: () => new PaperBureau(),
  async test() {},
});

/** A counter where temporary cards are looked after: all use cases are on, the bureau keeps its ledger on paper. */
export class Counter {
  readonly bureau = new PaperBureau();
  readonly house = new MemoryHouse([plugin, { contract: 1, connectors: [paperConnector] }], { services: { [cardProducer.name]: this.bureau } });
  private readonly entries = new Map<string, string>();
  private events = 0;

  /** Switches everything on. */
  static async opened(): Promise<Counter> {
    const counter = new Counter();
    const on = async (key: string, useCase: string, place: string, options = {}) =>
      counter.entries.set(key, await counter.house.switchOn(useCase, place, options));
    await on('order', 'TempCardsAddonExtProdProcOrder', 'new');
    await on('order directly', 'TempCardsAddonExtProdProcOrder', 'new', { queue: false });
    await on('abort', 'TempCardsAddonExtProdProcAbort', 'processing');
    await on('submit', 'TempCardsAddonExtProdProcSubmitQueue', 'processing');
    await on('update ordered', 'TempCardsAddonExtProdProcUpdateOrder', 'ordered');
    await on('update in production', 'TempCardsAddonExtProdProcUpdateOrder', 'in-production');
    await on('initialize', 'TempCardsAddonExtProdInitialize', 'produced');
    return counter;
  }

  /** Orders cards, into the queue or directly. */
  async order(amount: number, how: 'order' | 'order directly' = 'order'): Promise<void> {
    await this.house.engine.runs.start(anybody, { entryId: this.entry(how), input: { amount } });
  }

  /** Aborts the cards of these ids. */
  async abort(ids: readonly string[]): Promise<void> {
    await this.house.engine.runs.start(anybody, { entryId: this.entry('abort'), subjectIds: ids, input: {} });
  }

  /** A schedule fires. */
  async fire(what: 'submit' | 'update ordered' | 'update in production'): Promise<void> {
    await this.house.engine.schedules.fire(this.entry(what));
  }

  /** The bureau says something about an order; the event may come again. */
  async say(orderIndex: number, status: string, times = 1): Promise<void> {
    const orderId = this.bureau.say(orderIndex, status);
    const event = { name: 'order-progress', id: `event-${this.events++}`, payload: { orderId: orderId ?? 'B-0' } };
    for (let time = 0; time < times; time++) await this.house.engine.events.receive('paper', event);
  }

  /** Initializes a produced card; `chipSerial` is the chip in the reader. */
  async initialize(id: string, chipSerial: string): Promise<void> {
    const { runs } = this.house.engine;
    const run = await runs.open(anybody, { entryId: this.entry('initialize'), subjectIds: [id] });
    await runs.answer(anybody, run.id, 0, {});
    const encoding = receiptFor({ runId: run.id, field: 'encoding', subjectId: id }, { chipSerial, secretsRef: `sealed-${id}` });
    await runs.answer(anybody, run.id, 1, { encoding });
    await runs.submit(anybody, run.id);
  }

  /** Ids of the cards in a state. */
  idsIn(state: string): readonly string[] {
    return this.cards().filter((card) => card.state === state).map((card) => card.id);
  }

  /** All cards. */
  cards() {
    return this.house.objects(TYPE);
  }

  /** How many cards stand where. */
  counts(): Readonly<Record<string, number>> {
    return this.house.counts(TYPE);
  }

  private entry(key: string): string {
    const id = this.entries.get(key);
    if (id === undefined) throw new Error(`${key} is not switched on`);
    return id;
  }
}
