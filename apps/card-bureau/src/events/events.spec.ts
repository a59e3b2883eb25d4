import { BureauProcess } from '../testing/bureau-process.js';
import { cardsNamed, Partner, until } from '../testing/partner.js';
import { Receiver } from '../testing/receiver.js';
import { signatureOf } from './event-sender.js';

const SECRET = 'a webhook secret for tests';
let bureau: BureauProcess;
let partner: Partner;
let receiver: Receiver;

beforeEach(async () => {
  [bureau, receiver] = await Promise.all([BureauProcess.start(), Receiver.start()]);
  partner = new Partner(bureau);
  await partner.call('PUT', '/webhooks', { url: receiver.url, secret: SECRET });
});

afterEach(async () => {
  receiver.close();
  await bureau.remove();
});

const types = () => receiver.received.map(({ type }) => type);
const whenReceived = (amount: number) => until(() => (receiver.received.length >= amount ? receiver.received : undefined));

it('tells of every step in order, signed', async () => {
  await partner.set(0);
  const { body } = await partner.place('told', cardsNamed('told', 2));
  await whenReceived(3);
  expect(types()).toEqual(['cards.in-production', 'cards.produced', 'cards.shipped']);
  const shipped = { orderId: body.orderId, key: 'told', status: 'shipped', cards: 2, shipmentId: expect.stringMatching(/^S-/) };
  expect(receiver.received.at(-1)?.data).toMatchObject(shipped);
  for (const { signature, body: text } of receiver.received) {
    expect(signature).toBe(signatureOf(SECRET, Number(/^t=(\d+),/.exec(signature)?.[1]), text));
  }
});

it('repeats an event until somebody takes it', async () => {
  receiver.answer = 500;
  await partner.set(0);
  await partner.place('again', cardsNamed('again', 1));
  await whenReceived(2);
  receiver.answer = 204;
  await until(async () => ((await waitingEvents()) === 0 ? true : undefined));
  expect(new Set(types())).toEqual(new Set(['cards.in-production', 'cards.produced', 'cards.shipped']));
});

it('delivers after a crash what it had not delivered before', async () => {
  receiver.answer = 503;
  await partner.set(0);
  await partner.place('late', cardsNamed('late', 1));
  await whenReceived(3);
  await bureau.kill('SIGKILL');
  receiver.answer = 204;
  receiver.received.length = 0;
  await bureau.restart();
  await until(async () => ((await waitingEvents()) === 0 ? true : undefined));
  expect(new Set(types()).size).toBe(3);
});

it('delivers every event twice when told to', async () => {
  await partner.set(0, { duplicateEvents: 1, shuffleEvents: true });
  await partner.place('double', cardsNamed('double', 1));
  await until(async () => (receiver.received.length >= 6 && (await waitingEvents()) === 0 ? true : undefined));
  const counts = Map.groupBy(receiver.received, ({ id }) => id);
  expect([...counts.values()].map((same) => same.length)).toEqual([2, 2, 2]);
});

async function waitingEvents(): Promise<number> {
  return (await partner.send<{ totals: { waitingEvents: number } }>('GET', '/control/overview')).body.totals.waitingEvents;
}
