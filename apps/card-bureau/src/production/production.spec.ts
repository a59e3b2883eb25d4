import type { Order, OrderedCard } from '../orders/order.js';
import { BureauProcess } from '../testing/bureau-process.js';
import { cardsNamed, Partner, until } from '../testing/partner.js';

let bureau: BureauProcess;
let partner: Partner;

beforeAll(async () => {
  bureau = await BureauProcess.start();
  partner = new Partner(bureau);
});

afterAll(() => bureau.remove());

const read = async (orderId: string) => (await partner.call<Order>('GET', `/orders/${orderId}`)).body;
const whenIn = (orderId: string, status: string) =>
  until(async () => {
    const order = await read(orderId);
    return order.status === status ? order : undefined;
  });

it('produces and ships as time passes, and tells the chip of a finished card', async () => {
  await partner.set(1);
  const { body } = await partner.place('timely', { layoutId: 'standard', cards: [{ cardId: 'a' }, { cardId: 'b', cardNumber: 'TC-000042' }] });
  const making = await whenIn(body.orderId, 'in-production');
  expect(making.cards[0]?.readouts).toBeUndefined();
  const shipped = await whenIn(body.orderId, 'shipped');
  expect(shipped.cards[0]?.readouts?.chipSerial).toMatch(/^[0-9a-f]{16}$/);
  expect(shipped.cards[0]?.readouts?.cardNumber).toMatch(/^70\d{10}$/);
  expect(shipped.cards[1]?.readouts?.cardNumber).toBe('TC-000042');
});

it('ships a large order in parts, each chip only once', async () => {
  await partner.set(1);
  const { body } = await partner.place('parts', cardsNamed('parts', 200));
  const part = await until(async () => {
    const order = await read(body.orderId);
    return order.cards.some(({ status }) => status === 'shipped') ? order : undefined;
  });
  expect(part.status).not.toBe('shipped');
  const { cards } = await whenIn(body.orderId, 'shipped');
  expect(new Set(cards.map(({ shipmentId }) => shipmentId)).size).toBe(2);
  expect(new Set(cards.map(({ readouts }) => readouts?.chipSerial)).size).toBe(200);
});

it('reports cards that failed', async () => {
  await partner.set(0, { failCards: 0.5 });
  const { body } = await partner.place('spoilt', cardsNamed('spoilt', 100));
  const { cards } = await whenIn(body.orderId, 'shipped');
  const failed = cards.filter(({ status }) => status === 'failed');
  expect(failed.length).toBeGreaterThan(20);
  expect(failed.length).toBeLessThan(80);
  expect(failed.every(({ readouts, shipmentId }: OrderedCard) => readouts === undefined && shipmentId === undefined)).toBe(true);
});

it('reports a status that nobody knows when told to, without writing it into the ledger', async () => {
  await partner.set(30, { unknownStatus: 1 });
  const { body } = await partner.place('strange', cardsNamed('strange', 1));
  expect(body.cards[0]?.status).toBe('awaiting-quality-check');
  expect((await partner.ledger()).find(({ key }) => key === 'strange')?.cards[0]?.status).toBe('accepted');
});
