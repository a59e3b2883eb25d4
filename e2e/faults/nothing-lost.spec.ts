import { randomUUID } from 'node:crypto';
import type { LedgerOrder } from '../support/bureau.ts';
import type { Client } from '../support/client.ts';
import { startHouse, type House } from '../support/house.ts';
import { fateOf, killSomething, MISSED_SOON } from '../support/kills.ts';
import { pause, until } from '../support/random.ts';
import { allCards, putOn, USE_CASES, type Card } from '../support/use-cases.ts';

const { kills, seed, chance } = fateOf('orders', 6);
const STILL_WAITING = ['requested', 'processing'];
const AT_THE_BUREAU = ['ordered', 'in-production', 'produced'];

/** What the operators of the test did and were told. */
class Ledger {
  readonly acknowledged = new Map<string, number>();
  aborted = new Set<string>();
}

let house: House;
let demo: ReadonlySet<string>;

beforeAll(async () => {
  house = await startHouse({ env: MISSED_SOON });
  demo = new Set((await allCards(house.administrator)).map((card) => card.id));
  await house.bureau.set({
    productionSeconds: 2,
    seed,
    faults: {
      loseAnswerAfterAccept: 0.2, serverError: 0.2, slowMs: 30, duplicateEvents: 0.4, shuffleEvents: true,
      refuse: 0.05, unknownStatus: 0.2, failCards: 0.02,
    },
  });
}, 120_000);

afterAll(() => house?.stop());

it(`keeps every card true while server, Postgres and bureau are killed ${kills} times`, async () => {
  const entries = await enableEverything(house.administrator);
  const done = new Ledger();
  let working = true;
  const operators = [1, 2, 3].map(() => workUntil(() => !working, entries, done));
  for (let kill = 1; kill <= kills; kill++) {
    await pause(200 + chance() * 1300);
    await killSomething(house, chance);
  }
  working = false;
  await Promise.all(operators);
  await house.bureau.set({ productionSeconds: 0 });
  await drain(entries);
  compare(await allCards(house.administrator), await house.bureau.ledger(), done);
}, 60_000 + kills * 20_000);

interface Entries {
  readonly queued: string;
  readonly direct: string;
  readonly abort: string;
  readonly scheduled: readonly string[];
}

async function enableEverything(administrator: Client): Promise<Entries> {
  const cron = '*/5 * * * *';
  const [queued, direct] = await putOn(administrator, 'new', [
    { useCase: USE_CASES.order, options: { product: 'standard', queue: true, maximumAmount: 9 } },
    { useCase: USE_CASES.order, options: { product: 'visitor', queue: false, maximumAmount: 9 }, title: 'Order visitor cards now' },
  ]);
  const [abort, submit] = await putOn(administrator, 'processing', [
    { useCase: USE_CASES.abort, options: { askForReason: false } },
    { useCase: USE_CASES.submitQueue, cron },
  ]);
  const [ordered] = await putOn(administrator, 'ordered', [{ useCase: USE_CASES.update, cron }]);
  const [inProduction] = await putOn(administrator, 'in-production', [{ useCase: USE_CASES.update, cron }]);
  return {
    queued: queued?.id ?? '', direct: direct?.id ?? '', abort: abort?.id ?? '',
    scheduled: [submit, ordered, inProduction].map((entry) => entry?.id ?? ''),
  };
}

/** An operator who does not give up: the same order with the same key until it is acknowledged. */
async function workUntil(stopped: () => boolean, entries: Entries, done: Ledger): Promise<void> {
  while (!stopped()) {
    const dice = chance();
    if (dice < 0.6) await order(dice < 0.3 ? entries.queued : entries.direct, 1 + Math.floor(chance() * 9), done);
    else if (dice < 0.75) await abortOne(entries.abort, done);
    else await fire(entries.scheduled[Math.floor(chance() * entries.scheduled.length)] ?? '');
    await pause(50);
  }
}

async function order(entryId: string, amount: number, done: Ledger): Promise<void> {
  const key = randomUUID();
  const answer = await until('an order to be acknowledged', 600_000, async () => {
    const said = await house.administrator.post(
      '/runs', { entryId, input: { amount }, submit: true }, { 'idempotency-key': key },
    );
    if (said.status >= 500) throw new Error(`${said.status} ${JSON.stringify(said.body)}`);
    return said;
  });
  if (answer.status >= 400) throw new Error(`order ${key}: ${answer.status} ${JSON.stringify(answer.body)}`);
  done.acknowledged.set(key, amount);
}

async function abortOne(entryId: string, done: Ledger): Promise<void> {
  await attempt(async () => {
    const waiting = await house.administrator.get<{ items: Card[] }>('/objects?type=temporary-card&state=processing&limit=20');
    const card = waiting.body.items?.[Math.floor(chance() * waiting.body.items.length)];
    if (!card) return;
    const answer = await house.administrator.post('/runs', { entryId, subjectIds: [card.id], input: {}, submit: true });
    if (answer.status < 300) done.aborted.add(card.id);
  });
}

const fire = (entryId: string): Promise<void> =>
  attempt(async () => {
    await house.administrator.post(`/admin/schedules/${entryId}/run`, {});
  });

/** What fails while something lies dead is expected; what is true afterwards counts. */
async function attempt(work: () => Promise<void>): Promise<void> {
  try {
    await work();
  } catch {
    await pause(100);
  }
}

/** Fires the schedules until nobody waits any more. */
async function drain(entries: Entries): Promise<void> {
  await until('all cards to arrive', 180_000, async () => {
    for (const entry of entries.scheduled) await fire(entry);
    await pause(1000);
    const cards = await allCards(house.administrator);
    return cards.every((card) => demo.has(card.id) || ![...STILL_WAITING, 'ordered', 'in-production'].includes(card.state));
  });
}

function compare(all: readonly Card[], ledger: readonly LedgerOrder[], done: Ledger): void {
  const ours = new Map(all.filter((card) => !demo.has(card.id)).map((card) => [card.id, card]));
  const ordered = ledger.flatMap((order) => order.cards.map((card) => ({ ...card, orderId: order.orderId })));
  const total = [...done.acknowledged.values()].reduce((sum, amount) => sum + amount, 0);
  expect(ours.size).toBe(total);
  expect(new Set(ordered.map((card) => card.cardId)).size).toBe(ordered.length);
  expect(new Set(ledger.map((order) => order.key)).size).toBe(ledger.length);
  const atBureau = new Map(ordered.map((card) => [card.cardId, card]));
  const untrue = [...ours.values()].filter((card) => !isTrue(card, atBureau.get(card.id)));
  expect(untrue).toEqual([]);
  expect(ordered.filter((card) => !ours.has(card.cardId))).toEqual([]);
  expect([...done.aborted].filter((id) => ours.get(id)?.state !== 'aborted')).toEqual([]);
  process.stdout.write(`faults: ${total} cards ordered, ${ordered.length} at the bureau, ${done.aborted.size} aborted\n`);
}

function isTrue(card: Card, there: { readonly orderId: string; readonly status: string } | undefined): boolean {
  if (AT_THE_BUREAU.includes(card.state)) return there?.orderId === card.attributes['orderId'] && there?.status !== 'failed';
  if (card.state === 'failed') return there === undefined || there.status === 'failed';
  return card.state === 'aborted' && there === undefined;
}
