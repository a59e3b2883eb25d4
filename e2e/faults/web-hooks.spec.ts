import { randomUUID } from 'node:crypto';
import { expectStatus, startHouse, type House } from '../support/house.ts';
import { MISSED_SOON } from '../support/kills.ts';
import { pause, until } from '../support/random.ts';
import { startReceiver, type Receiver, type ReceivedEvent } from '../support/receiver.ts';
import { putOn, USE_CASES } from '../support/use-cases.ts';

let house: House;
let receiver: Receiver;

beforeAll(async () => {
  house = await startHouse({ env: { ...MISSED_SOON, TESSERA_HOOK_PAUSES: '0.2,0.2,0.5,0.5,1,1,2,2,4,4' } });
  receiver = await startReceiver();
  const made = await expectStatus(house.administrator.post<{ secret: string }>('/admin/web-hooks', {
    name: 'Doors', address: receiver.url, objectTypes: ['temporary-card'], actions: [], identification: false, enabled: true,
  }), 201);
  receiver.trust(made.body.secret);
}, 120_000);

afterAll(async () => {
  await house?.stop();
  await receiver?.stop();
});

/** The order in which each event of an object arrived for the first time. */
function firstArrivals(all: readonly ReceivedEvent[]): ReadonlyMap<string, readonly string[]> {
  const seen = new Set<string>();
  const byObject = new Map<string, string[]>();
  for (const { id, subject, sequence } of all) {
    if (seen.has(id)) continue;
    seen.add(id);
    byObject.set(subject, [...(byObject.get(subject) ?? []), sequence]);
  }
  return byObject;
}

interface Line { readonly id: string; readonly action: string; readonly objectType?: string }

async function auditedSince(began: string): Promise<readonly Line[]> {
  const lines: Line[] = [];
  for (let cursor = ''; ;) {
    const page = await expectStatus(house.administrator.get<{ items: Line[]; nextCursor?: string }>(
      `/admin/audit?limit=200&from=${encodeURIComponent(began)}${cursor && `&cursor=${encodeURIComponent(cursor)}`}`), 200);
    lines.push(...page.body.items.filter(({ action, objectType }) => action.startsWith('object.') && objectType === 'temporary-card'));
    if (!page.body.nextCursor) return lines;
    cursor = page.body.nextCursor;
  }
}

it('every action on a card arrives at a web hook, signed and in order, although server and receiver fail again and again', async () => {
  const [order] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order, options: { product: 'standard', queue: true } }]);
  const [abort] = await putOn(house.administrator, 'processing', [{ useCase: USE_CASES.abort, options: { askForReason: false } }]);
  const began = new Date().toISOString();
  let turn = 0;
  receiver.answerWith(async () => {
    turn++;
    await pause(20);
    return turn % 7 === 0 ? 503 : turn % 11 === 0 ? 429 : 204;
  });
  let isWorking = true;
  const work = (async () => {
    while (isWorking) await orderAndAbort(order?.id ?? '', abort?.id ?? '');
  })();
  for (const least of [8, 24]) {
    await until('some more events', 60_000, async () => receiver.events.length > least);
    await house.killServer();
    await house.startServer();
  }
  await until('a few events more', 60_000, async () => receiver.events.length > 40);
  isWorking = false;
  await work;
  const expected = await auditedSince(began);
  expect(expected.length).toBeGreaterThan(20);
  const missing = () => expected.filter(({ id }) => !receiver.events.some((event) => event.id === id));
  await until('all events to arrive', 90_000, async () => missing().length === 0);
  expect(receiver.forged()).toBe(0);
  for (const sequences of firstArrivals(receiver.events).values()) expect(sequences).toEqual([...sequences].sort());
  const undelivered = await house.administrator.get<{ count: number }>('/admin/undelivered-events');
  expect(undelivered.body.count).toBe(0);
  process.stdout.write(`web hooks: ${expected.length} events, ${receiver.events.length} arrivals\n`);
}, 180_000);

/** An operator's order with a key, repeated until it is acknowledged; its first card is aborted, locked and unlocked. */
async function orderAndAbort(order: string, abort: string): Promise<void> {
  const { body } = await sent('/runs', { entryId: order, input: { amount: 3 }, submit: true });
  const [card] = body.outcome?.objects ?? [];
  if (!card) return;
  await sent('/runs', { entryId: abort, subjectIds: [card.id], input: {}, submit: true });
  await sent(`/objects/${card.id}/lock`);
  await sent(`/objects/${card.id}/unlock`);
}

type Run = { readonly outcome?: { readonly objects: readonly { readonly id: string }[] } };

async function sent(path: string, body?: unknown): Promise<{ readonly body: Run }> {
  const key = randomUUID();
  return until(`an answer of ${path}`, 60_000, async () => {
    const answer = await house.administrator.post<Run>(path, body, { 'idempotency-key': key });
    if (answer.status >= 500) throw new Error(String(answer.status));
    return answer;
  });
}
