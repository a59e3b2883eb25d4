import { cardProducer, defineCapability, defineObjectType, defineTask, mailer } from '@tessera/plugin-api';
import { disturbances, fakeCapability, fakeCardProducer, fakeMailer, fakeNotifier, rehearseTask } from '../index.js';

interface DoorSystem {
  open(request: { readonly key: string; readonly door: string }): Promise<{ readonly receipt: string }>;
}
const doorSystem = defineCapability<DoorSystem>('door-system');

const door = defineObjectType({
  name: 'door', title: 'Door', pluralTitle: 'Doors', group: 'Doors', permission: 'door:read', label: 'name',
  states: { closed: { title: 'Closed', meaning: 'ready' }, open: { title: 'Open', meaning: 'in-use' }, stuck: { title: 'Stuck', meaning: 'stopped' } },
  attributes: { name: { kind: 'text', title: 'Name', maxLength: 20 }, receipt: { kind: 'text', title: 'Receipt', maxLength: 40 } },
});

const opening = (keyOf: (key: string, attempt: number) => string, attempts = 3) =>
  defineTask<{ readonly id: string }>()({
    name: 'doors.open', title: 'Open the door', attempts, objectType: door, moves: { closed: ['open', 'stuck'] },
    async perform(run) {
      const { receipt } = await run.use(doorSystem).open({ key: keyOf(run.key, run.attempt), door: run.payload.id });
      await run.commit(async (unit) => {
        for (const one of await unit.load('closed', [run.payload.id])) await unit.move(one, 'open', { receipt });
      });
    },
    async giveUp(run) {
      await run.commit(async (unit) => {
        for (const one of await unit.load('closed', [run.payload.id])) await unit.move(one, 'stuck');
      });
    },
  });

const open = opening((key) => key);
const scene = { payload: ([id = '']: readonly string[]) => ({ id }), subjects: [{ state: 'closed' as const }] };

function doors() {
  const receipts = new Map<string, string>();
  return fakeCapability(doorSystem, {
    open({ key }) {
      receipts.set(key, receipts.get(key) ?? `R${receipts.size + 1}`);
      return { receipt: receipts.get(key) ?? '' };
    },
  });
}

it.each([
  ['away', 1, 2],
  ['answer-lost', 2, 2],
  ['twice', 2, 1],
  ['never', 2, 2],
] as const)('a partner that meets %s hears %s calls in %s attempts, always under one key', async (fault, heard, attempted) => {
  const partner = doors().next('open', fault);
  const outcome = await rehearseTask(open, { ...scene, services: partner.services });
  expect(outcome).toMatchObject({ status: 'done', states: { open: 1 }, objects: [{ attributes: { receipt: 'R1' } }] });
  expect(partner.of('open')).toHaveLength(heard);
  expect(partner.attempted).toBe(attempted);
  expect(new Set(partner.of('open').map(([{ key }]) => key)).size).toBe(1);
});

it('a definite no is not asked again', async () => {
  const partner = doors().next('open', { refused: 'no-such-door' });
  const outcome = await rehearseTask(open, { ...scene, services: partner.services });
  expect(outcome).toMatchObject({ status: 'gave-up', attempts: 1, lastError: 'the partner refuses: no-such-door', states: { stuck: 1 } });
});

it('a partner that stays away is given up after the last attempt', async () => {
  const partner = doors().always('open', 'away');
  expect(await rehearseTask(open, { ...scene, services: partner.services })).toMatchObject({ status: 'gave-up', attempts: 3, states: { stuck: 1 } });
  expect(partner.attempted).toBe(3);
});

it('says why an attempt ended whose call was never answered', async () => {
  const partner = doors().always('open', 'never');
  expect(await rehearseTask(open, { ...scene, services: partner.services })).toMatchObject({ lastError: 'capability door-system, open: no answer within 0.02 s' });
});

it('proves that a task can be repeated', async () => {
  expect(await disturbances(open, scene, doors)).toEqual([]);
});

it('finds a task that uses another key on each attempt', async () => {
  const found = await disturbances(opening((key, attempt) => `${key}/${attempt}`), scene, doors);
  expect(found).toContainEqual(expect.stringMatching(/^open, call 1, answer-lost: the objects become .*R2.* instead of .*R1/));
  expect(found).toContainEqual(expect.stringMatching(/^open, call 1, away: the partner hears .*\/2.*, which it does not hear otherwise$/));
});

it('finds a task that gives up at the first trouble, and one that calls nobody', async () => {
  const found = await disturbances(opening((key) => key, 1), scene, doors);
  expect(found).toContainEqual(expect.stringContaining('open, call 1, away: it ends as gave-up instead of done (open did not reach the partner)'));
  const silent = defineTask<object>()({ name: 'doors.sleep', title: 'Sleep', attempts: 1, objectType: door, moves: {}, async perform() {}, async giveUp() {} });
  expect(await disturbances(silent, { payload: {} }, doors)).toEqual(['the partner is never called, so nothing is proved']);
});

it('a bureau takes an order once per key, and none under a key that is closed', async () => {
  const bureau = fakeCardProducer();
  const { order, close, statuses } = bureau.services[cardProducer.name] ?? {};
  expect([await order?.({ key: 'k', layout: 'standard', cards: [{ cardId: 'c' }] }), await order?.({ key: 'k', layout: 'standard', cards: [] })]).toEqual([{ orderId: 'B-1' }, { orderId: 'B-1' }]);
  expect(await close?.('other')).toBeUndefined();
  await expect(order?.({ key: 'other', layout: 'standard', cards: [] })).rejects.toMatchObject({ name: 'DefiniteRefusal', reason: 'key-closed' });
  bureau.progress('B-1', 'shipped', { chipSerial: '04AF' });
  expect(await statuses?.(['B-1', 'B-2'])).toEqual([{ orderId: 'B-1', key: 'k', status: 'shipped', cards: [{ cardId: 'c', status: 'shipped', readouts: { chipSerial: '04AF' } }] }]);
});

it('the post of the house keeps one message per key, however often it is delivered', async () => {
  const mail = { key: 'm', to: 'ada@example.org', template: 'hello', language: 'en-US', values: {} };
  const post = fakeMailer().next('send', 'twice');
  await post.services[mailer.name]?.send(mail);
  expect([post.messages, post.of('send').length]).toEqual([[mail], 2]);
  const notices = fakeNotifier();
  await notices.services['notifier']?.notify({ key: 'n', identityId: 'a', template: 'hello', values: {} });
  expect(notices.messages).toHaveLength(1);
});
