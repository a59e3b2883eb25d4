import { isDefiniteRefusal } from '@tessera/plugin-api';
import { BureauClient } from './bureau-client.js';
import { HttpCardProducer } from './http-card-producer.js';
import { OddServer, type OddAnswer } from './testing/odd-server.js';

const PATIENCE = { repetitions: 2, firstWaitMs: 5, failuresInARow: 100, restMs: 1000 };
const TOKEN = { status: 200, body: JSON.stringify({ accessToken: 'token', expiresAt: new Date(Date.now() + 900_000).toISOString() }) };
const ORDER = { key: 'k', layout: 'standard', cards: [{ cardId: 'a' }] };
const ACCEPTED = { status: 201, body: JSON.stringify({ orderId: 'o1' }) };

let server: OddServer;

afterEach(() => server.close());

async function producerAt(answer: (call: string, before: number) => OddAnswer): Promise<HttpCardProducer> {
  server = await OddServer.start((call, before) => (call === 'POST /token' ? TOKEN : answer(call, before)));
  const settings = { hostName: `${server.url}/`, clientId: 'a', clientSecret: 'b', organisationId: 'c' };
  return new HttpCardProducer(new BureauClient(settings, PATIENCE), {});
}

async function failureOf(call: Promise<unknown>): Promise<{ reason: string; isDefinite: boolean }> {
  const error = await call.then(
    () => undefined,
    (reason: unknown) => reason,
  );
  return { reason: (error as { reason: string }).reason, isDefinite: isDefiniteRefusal(error) };
}

it('hears no bureau out that never ends', async () => {
  const producer = await producerAt(() => ({ status: 201, endless: 'x'.repeat(1_024 * 1_024) }));
  expect(await failureOf(producer.order(ORDER))).toEqual({ reason: 'unreadable-answer', isDefinite: false });
  expect(server.sent).toBeLessThan(128 * 1_024 * 1_024);
}, 30_000);

it('asks once for a new token when the bureau no longer takes the old one', async () => {
  const producer = await producerAt((_, before) => (before === 0 ? { status: 401 } : ACCEPTED));
  expect(await producer.order(ORDER)).toEqual({ orderId: 'o1' });
  expect(server.calls).toEqual(['POST /token', 'POST /orders', 'POST /token', 'POST /orders']);
});

it('does not hammer a bureau that takes no token', async () => {
  const producer = await producerAt(() => ({ status: 401 }));
  expect(await failureOf(producer.order(ORDER))).toEqual({ reason: 'credentials-refused', isDefinite: false });
  expect(server.calls).toHaveLength(4);
});

it.each([408, 425, 429, 500, 502, 503])('repeats after status %i', async (status) => {
  const producer = await producerAt((_, before) => (before === 0 ? { status } : ACCEPTED));
  expect(await producer.order(ORDER)).toEqual({ orderId: 'o1' });
});

it('believes a no only from the bureau itself, not from something in between', async () => {
  const answers = [
    { status: 404, type: 'text/html', body: '<h1>Not here</h1>' },
    { status: 413, type: 'application/json', body: '{}' },
  ];
  for (const answer of answers) {
    const producer = await producerAt(() => answer);
    expect(await failureOf(producer.order(ORDER))).toEqual({ reason: `status-${answer.status}`, isDefinite: false });
    server.close();
  }
  const producer = await producerAt(() => ({ status: 422, type: 'application/problem+json', body: '{"reason":"refused","detail":"No."}' }));
  expect(await failureOf(producer.order(ORDER))).toEqual({ reason: 'refused', isDefinite: true });
});

it.each([
  ['no JSON', { status: 201, type: 'text/html', body: 'welcome' }],
  ['broken JSON', { status: 201, body: '{' }],
  ['no order id', { status: 201, body: '{}' }],
  ['a list', { status: 201, body: '[]' }],
])('calls an answer with %s unreadable, not a success', async (_, answer) => {
  const producer = await producerAt(() => answer);
  expect(await failureOf(producer.order(ORDER))).toEqual({ reason: 'unreadable-answer', isDefinite: false });
});

it('sends no secret to another address, and none readable over the network', async () => {
  const producer = await producerAt(() => ({ status: 307 }));
  expect((await failureOf(producer.order(ORDER))).isDefinite).toBe(false);
  const settings = { hostName: 'http://bureau.example.com', clientId: 'a', clientSecret: 'b', organisationId: 'c' };
  expect(() => new BureauClient(settings)).toThrow('write the host name with https');
});
