import { createServer, type Server } from 'node:http';
import { once } from 'node:events';
import { isDefiniteRefusal, type CardOrder, type CardProducer, type OutsideMessage, type ProductionOrder } from '@tessera/plugin-api';
import { BureauClient } from './bureau-client.js';
import { bureauConnector } from './bureau-connector.js';
import { HttpCardProducer } from './http-card-producer.js';
import { BureauProcess } from './testing/bureau-process.js';

const HASTY = { repetitions: 1, firstWaitMs: 5, failuresInARow: 6, restMs: 60_000 };
const STUBBORN = { repetitions: 20, firstWaitMs: 5, failuresInARow: 1000, restMs: 1000 };

let bureau: BureauProcess;

beforeAll(async () => {
  bureau = await BureauProcess.start({ BUREAU_TOKEN_SECONDS: '2' });
});

afterAll(() => bureau.remove());
beforeEach(() => bureau.set(30));

const producer = (patience = STUBBORN): CardProducer => new HttpCardProducer(new BureauClient(bureau.settings, patience), bureau.settings);
const cardsOf = (key: string, amount: number) => Array.from({ length: amount }, (_, index) => ({ cardId: `${key}-${index}` }));
const orderOf = (key: string, amount = 1): CardOrder => ({ key, layout: 'standard', cards: cardsOf(key, amount) });
const errorOf = (call: Promise<unknown>): Promise<unknown> => call.then(() => undefined, (error: unknown) => error);

async function until(look: () => Promise<boolean> | boolean): Promise<void> {
  for (const end = Date.now() + 10_000; Date.now() < end; await new Promise((resolve) => setTimeout(resolve, 50))) if (await look()) return;
  throw new Error('it did not happen within ten seconds');
}

it('proves good settings and says what to mend in bad ones', async () => {
  await expect(bureauConnector.test(asSettings())).resolves.toBeUndefined();
  await expect(bureauConnector.test(asSettings({ clientSecret: 'wrong' }))).rejects.toThrow('check all three');
  await expect(bureauConnector.test(asSettings({ hostName: 'http://127.0.0.1:9' }))).rejects.toThrow('check the host name');
  await expect(bureauConnector.test(asSettings({ hostName: 'bureau' }))).rejects.toThrow('The host name is not an address');
});

it('lists the layouts of the bureau', async () => {
  expect(await bureauConnector.lists?.['layouts']?.(asSettings())).toEqual({
    standard: 'Standard temporary card',
    visitor: 'Visitor card',
    contractor: 'Contractor card',
  });
});

it('orders cards once, however often the order is sent', async () => {
  const first = await producer().order(orderOf('once', 3));
  const second = await producer().order(orderOf('once', 3));
  expect(second).toEqual(first);
  expect((await bureau.ledger()).filter(({ key }) => key === 'once')).toHaveLength(1);
});

it('follows cards to the shipment and hands over what the machines read', async () => {
  await bureau.set(0);
  const { orderId } = await producer().order({ ...orderOf('followed'), cards: [{ cardId: 'a', cardNumber: 'TC-000001' }] });
  let orders: readonly ProductionOrder[] = [];
  await until(async () => {
    orders = await producer().statuses([orderId, 'unknown order']);
    return orders[0]?.status === 'shipped';
  });
  expect(orders).toEqual([
    {
      orderId,
      key: 'followed',
      status: 'shipped',
      cards: [{ cardId: 'a', status: 'shipped', readouts: { cardNumber: 'TC-000001', chipSerial: expect.any(String), rfid: expect.any(String) } }],
    },
  ]);
});

it('reads all cards of a large order', async () => {
  const { orderId } = await producer().order(orderOf('large', 2500));
  const [order] = await producer().statuses([orderId]);
  expect(new Set(order?.cards.map(({ cardId }) => cardId)).size).toBe(2500);
});

it('passes on a status that nobody knows', async () => {
  const { orderId } = await producer().order(orderOf('strange'));
  await bureau.set(30, { unknownStatus: 1 });
  expect((await producer().statuses([orderId]))[0]?.cards[0]?.status).toBe('awaiting-quality-check');
});

it.each([
  ['an unknown layout', { ...orderOf('refused'), layout: 'gold' }, 'unknown-layout'],
  ['a key that was used for other cards', orderOf('once', 2), 'key-used-for-another-order'],
])('calls %s a definite no', async (_, order, reason) => {
  const error = await errorOf(producer().order(order));
  expect(isDefiniteRefusal(error) && error.reason).toBe(reason);
});

it('settles an unknown outcome: the order that was accepted, or a key closed for ever', async () => {
  await bureau.set(30, { loseAnswerAfterAccept: 1 });
  const error = await errorOf(producer(HASTY).order(orderOf('lost')));
  expect([(error as Error).name, isDefiniteRefusal(error)]).toEqual(['UnknownOutcome', false]);
  await bureau.set(30);
  const accepted = (await bureau.ledger()).find(({ key }) => key === 'lost');
  expect(await producer().close('lost')).toEqual({ orderId: accepted?.orderId });
  expect(await producer().close('never/sent?')).toBeUndefined();
});

it('is told that a closed key is closed', async () => {
  expect(await producer().close('run/7#1')).toBeUndefined();
  const error = await errorOf(producer().order(orderOf('run/7#1')));
  expect(isDefiniteRefusal(error) && error.reason).toBe('key-closed');
});

it('gets every order through a bureau that fails in every way, each exactly once', async () => {
  await bureau.set(30, { loseAnswerAfterAccept: 0.3, serverError: 0.4, slowMs: 5 });
  const client = producer();
  const keys = Array.from({ length: 60 }, (_, index) => `storm-${index}`);
  // As a task does: again under the same key, until the outcome is known.
  const placeOrder = async (key: string, attempt = 1): Promise<{ readonly orderId: string }> =>
    client.order(orderOf(key, 2)).catch((error: unknown) => {
      if (attempt === 20) throw error;
      return placeOrder(key, attempt + 1);
    });
  const placed = await Promise.all(keys.map((key) => placeOrder(key)));
  await bureau.set(30);
  const ledger = (await bureau.ledger()).filter(({ key }) => key.startsWith('storm-'));
  expect(new Map(ledger.map(({ key, orderId }) => [key, orderId]))).toEqual(new Map(keys.map((key, index) => [key, placed[index]?.orderId])));
  expect(ledger).toHaveLength(keys.length);
});

it('works on when tokens end', async () => {
  const client = producer();
  await client.statuses(['any']);
  await new Promise((resolve) => setTimeout(resolve, 2100));
  await expect(client.statuses(['any'])).resolves.toEqual([]);
});

it('leaves a dead bureau alone after a few failures, and works again after the rest', async () => {
  const client = producer({ ...HASTY, restMs: 300 });
  await bureau.kill();
  let failures = 0;
  await until(async () => {
    failures++;
    return ((await errorOf(client.statuses(['any']))) as { reason: string }).reason === 'bureau-is-resting';
  });
  expect(failures).toBeLessThanOrEqual(6);
  await bureau.restart();
  await new Promise((resolve) => setTimeout(resolve, 350));
  await expect(client.statuses(['any'])).resolves.toEqual([]);
});

describe('events', () => {
  const secret = 'a webhook secret for tests';
  const messages: OutsideMessage[] = [];
  let server: Server;
  let webhookUrl: string;

  beforeAll(async () => {
    server = createServer((request, reply) => {
      let body = '';
      request.on('data', (chunk: Buffer) => (body += chunk.toString()));
      request.on('end', () => {
        messages.push({ headers: request.headers as Record<string, string>, body });
        reply.writeHead(204).end();
      });
    });
    await once(server.listen(0, '127.0.0.1'), 'listening');
    webhookUrl = `http://127.0.0.1:${(server.address() as { port: number }).port}/events`;
  });

  afterAll(() => {
    server.close();
    server.closeAllConnections();
  });

  it('are asked for with the first order, and read only when genuine', async () => {
    const settings = asSettings({ webhookUrl, webhookSecret: secret });
    const client = bureauConnector.connect(settings);
    await client.order(orderOf('first-told'));
    await bureau.set(1, { duplicateEvents: 1 });
    const { orderId } = await client.order(orderOf('told'));
    const read = () => messages.map((message) => bureauConnector.receive?.(settings, message)).filter((event) => event?.payload['orderId'] === orderId);
    await until(() => read().length >= 6);
    expect(new Set(read().map((event) => event?.name))).toEqual(new Set(['order-progress']));
    expect(new Set(read().map((event) => event?.id)).size).toBe(3);
    const forged = asSettings({ webhookUrl, webhookSecret: 'another secret for tests' });
    expect(messages.map((message) => bureauConnector.receive?.(forged, message))).toEqual(messages.map(() => undefined));
  });

  it('are registered by the connection test', async () => {
    messages.length = 0;
    await bureauConnector.test(asSettings({ webhookUrl: `${webhookUrl}/moved`, webhookSecret: secret }));
    await bureau.set(0);
    await producer().order(orderOf('after-the-test'));
    await until(() => messages.length >= 3);
  });
});

function asSettings(other: Partial<Parameters<typeof bureauConnector.connect>[0]> = {}): Parameters<typeof bureauConnector.connect>[0] {
  return { webhookUrl: '', webhookSecret: '', ...bureau.settings, ...other } as Parameters<typeof bureauConnector.connect>[0];
}
