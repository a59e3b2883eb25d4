import { BureauProcess } from '../testing/bureau-process.js';
import { cardsNamed, Partner, type ProblemBody } from '../testing/partner.js';
import type { Order, OrderedCard } from './order.js';

let bureau: BureauProcess;
let partner: Partner;

beforeAll(async () => {
  bureau = await BureauProcess.start();
  partner = new Partner(bureau);
});

afterAll(() => bureau.remove());
beforeEach(() => partner.set(30));

const closeKey = <Body = Order>(key: string) => partner.call<Body>('DELETE', `/order-keys/${encodeURIComponent(key)}`);
const ordersUnder = async (key: string) => (await partner.ledger()).filter((order) => order.key === key);

it('accepts an order and tells where each card stands', async () => {
  const { status, body } = await partner.place('plain', { ...cardsNamed('plain', 2), reference: 'for the fair' });
  expect(status).toBe(201);
  expect(body).toMatchObject({ key: 'plain', layoutId: 'standard', reference: 'for the fair', status: 'accepted', cardCount: 2 });
  expect(body.cards).toEqual([
    { cardId: 'plain-0', status: 'accepted' },
    { cardId: 'plain-1', status: 'accepted' },
  ]);
  expect((await partner.call<Order>('GET', `/orders/${body.orderId}`)).body).toEqual(body);
  expect((await partner.call<Order>('GET', '/orders/by-key/plain')).body).toEqual(body);
});

it('answers the same key with the same order', async () => {
  const first = await partner.place('twice', cardsNamed('twice', 3));
  const second = await partner.place('twice', cardsNamed('twice', 3));
  expect([first.status, second.status]).toEqual([201, 200]);
  expect(second.body.orderId).toBe(first.body.orderId);
  expect(await ordersUnder('twice')).toHaveLength(1);
});

it('accepts one order when the same key arrives twenty times at once', async () => {
  const answers = await Promise.all(Array.from({ length: 20 }, () => partner.place('crowd', cardsNamed('crowd', 5))));
  expect(answers.filter(({ status }) => status === 201)).toHaveLength(1);
  expect(new Set(answers.map(({ body }) => body.orderId)).size).toBe(1);
});

it('refuses another order under a used key', async () => {
  await partner.place('used', cardsNamed('used', 1));
  const { status, type, body } = await partner.place<ProblemBody>('used', cardsNamed('used', 2));
  expect(status).toBe(409);
  expect(type).toContain('application/problem+json');
  expect(body.reason).toBe('key-used-for-another-order');
});

it('accepts nothing under a closed key, ever', async () => {
  expect((await closeKey('closed')).status).toBe(204);
  expect((await closeKey('closed')).status).toBe(204);
  const { status, body } = await partner.place<ProblemBody>('closed', cardsNamed('closed', 1));
  expect([status, body.reason]).toEqual([410, 'key-closed']);
  expect((await partner.call('GET', '/orders/by-key/closed')).status).toBe(404);
});

it('closing the key of an accepted order names the order', async () => {
  const { body } = await partner.place('settled', cardsNamed('settled', 1));
  const closed = await closeKey('settled');
  expect([closed.status, closed.body.orderId]).toEqual([200, body.orderId]);
});

it('settles every race between ordering and closing one way', async () => {
  const keys = Array.from({ length: 30 }, (_, index) => `race/${index}`);
  const races = await Promise.all(keys.map((key) => Promise.all([partner.place(key, cardsNamed(key, 1)), closeKey(key)])));
  for (const [placed, closed] of races) expect([[201, 200].join(), [410, 204].join()]).toContain([placed.status, closed.status].join());
});

it('keeps the order when the answer is lost, and finds it on repeating', async () => {
  await partner.set(30, { loseAnswerAfterAccept: 1 });
  await expect(partner.place('lost', cardsNamed('lost', 2))).rejects.toThrow();
  await partner.set(30);
  expect((await partner.place('lost', cardsNamed('lost', 2))).status).toBe(200);
  expect(await ordersUnder('lost')).toHaveLength(1);
});

it('takes 10,000 cards in one order and hands them back in pages', async () => {
  const { status, body } = await partner.place('large', cardsNamed('large', 10_000));
  expect([status, body.cards.length, body.cardCount]).toEqual([201, 1000, 10_000]);
  const ids = new Set(body.cards.map(({ cardId }) => cardId));
  for (let after = body.nextCards; after !== undefined; ) {
    const page = await partner.call<{ cards: OrderedCard[]; nextCards?: number }>('GET', `/orders/${body.orderId}/cards?after=${after}`);
    for (const { cardId } of page.body.cards) ids.add(cardId);
    after = page.body.nextCards;
  }
  expect(ids.size).toBe(10_000);
});

it('reports many orders at once and names the ids it does not know', async () => {
  const { body } = await partner.place('asked', cardsNamed('asked', 1));
  const report = await partner.call<{ orders: Order[]; unknown: string[] }>('POST', '/orders/status', { orderIds: [body.orderId, 'nobody'] });
  expect(report.body.orders.map(({ key }) => key)).toEqual(['asked']);
  expect(report.body.unknown).toEqual(['nobody']);
});

it.each([
  ['an unknown layout', { ...cardsNamed('a', 1), layoutId: 'gold' }, 422, 'unknown-layout'],
  ['a card that stands twice', { layoutId: 'standard', cards: [{ cardId: 'a' }, { cardId: 'a' }] }, 422, 'card-twice-in-order'],
  ['a value the layout does not list', { layoutId: 'visitor', cards: [{ cardId: 'a', fields: { stripe: 'pink' } }] }, 422, 'wrong-fields'],
  ['no cards', { layoutId: 'standard', cards: [] }, 400, 'malformed-request'],
  ['10,001 cards', cardsNamed('a', 10_001), 400, 'malformed-request'],
  ['cards that are no objects', { layoutId: 'standard', cards: [null, 'a'] }, 400, 'malformed-request'],
  ['a property nobody documented', { ...cardsNamed('a', 1), colour: 'red' }, 400, 'malformed-request'],
])('refuses an order with %s', async (_, request, expectedStatus, reason) => {
  const { status, body } = await partner.place<ProblemBody>('wrong', request as Order);
  expect([status, body.reason]).toEqual([expectedStatus, reason]);
  expect(await ordersUnder('wrong')).toEqual([]);
});

it('refuses an order without a key', async () => {
  const { status, body } = await partner.call<ProblemBody>('POST', '/orders', cardsNamed('a', 1));
  expect([status, body.reason]).toEqual([400, 'idempotency-key-missing']);
});

it('refuses new orders when told to, but never disowns an accepted one', async () => {
  await partner.place('before', cardsNamed('before', 1));
  await partner.set(30, { refuse: 1 });
  expect((await partner.place('after', cardsNamed('after', 1))).status).toBe(422);
  expect((await partner.place('before', cardsNamed('before', 1))).status).toBe(200);
});
