import { Conflict, Refusal } from '@tessera/plugin-kit';
import fc from 'fast-check';
import { Counter } from './testing/counter.js';

type Deed = (counter: Counter) => Promise<unknown>;

const TRANSITIONS = new Set([
  'requested>ordered', 'requested>failed', 'processing>processing', 'processing>ordered', 'processing>aborted', 'processing>failed',
  'ordered>in-production', 'ordered>produced', 'ordered>failed', 'in-production>produced', 'in-production>failed', 'produced>unassigned',
]);
const SENT = new Set(['ordered', 'in-production', 'produced', 'unassigned']);
const UNSENT = new Set(['requested', 'processing', 'aborted']);

const small = fc.integer({ min: 0, max: 4 });
const named = (name: string, deed: Deed) => Object.assign(deed, { toString: () => name });
const deeds: fc.Arbitrary<Deed> = fc.oneof(
  fc.integer({ min: 1, max: 9 }).map((amount) => named(`order ${amount}`, (counter) => counter.order(amount))),
  fc.integer({ min: 1, max: 9 }).map((amount) => named(`order ${amount} directly`, (counter) => counter.order(amount, 'order directly'))),
  small.map((which) => named(`abort #${which}`, (counter) => counter.abort(counter.idsIn('processing').slice(which, which + 2)))),
  fc.constantFrom('submit', 'update ordered', 'update in production').map((what) => named(what, (counter) => counter.fire(what as 'submit'))),
  fc.tuple(small, fc.constantFrom('accepted', 'in-production', 'produced', 'shipped', 'failed', 'gilded'), fc.integer({ min: 1, max: 3 })).map(([order, status, times]) =>
    named(`say ${status} of #${order} ${times} times`, (counter) => counter.say(order, status, times)),
  ),
  small.map((which) => named(`initialize #${which}`, async (counter) => initialize(counter, which))),
  fc.integer({ min: 1, max: 9 }).map((jobs) => named(`work ${jobs}`, (counter) => counter.house.work(jobs))),
  fc.integer({ min: 1, max: 20 }).map((lost) => named(`lose ${lost} answers`, async (counter) => (counter.bureau.lostAnswers = lost))),
  fc.integer({ min: 1, max: 12 }).map((lost) => named(`lose ${lost} calls`, async (counter) => (counter.bureau.lostCalls = lost))),
);

async function initialize(counter: Counter, which: number): Promise<void> {
  const id = counter.idsIn('produced')[which];
  if (id !== undefined) await counter.initialize(id, `chip-${id}`);
}

async function live(counter: Counter, day: readonly Deed[]): Promise<void> {
  for (const deed of day) {
    await deed(counter).catch((error: unknown) => {
      if (!(error instanceof Refusal || error instanceof Conflict)) throw error;
    });
  }
}

async function settle(counter: Counter): Promise<void> {
  Object.assign(counter.bureau, { lostAnswers: 0, lostCalls: 0 });
  await counter.house.work(500);
}

function created(counter: Counter): number {
  return counter.house.store.memory.audit.filter((entry) => entry.action === 'object.created').length;
}

it('never leaves the declared transitions, and loses and doubles no card, whatever the day brings', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(deeds, { minLength: 10, maxLength: 60, size: 'max' }), async (day) => {
      const counter = await Counter.opened();
      await live(counter, day);
      await settle(counter);
      const moves = counter.house.store.memory.audit.filter((entry) => entry.action === 'object.moved').map(({ from, to }) => `${from}>${to}`);
      expect(moves.filter((move) => !TRANSITIONS.has(move))).toEqual([]);
      expect(counter.cards()).toHaveLength(created(counter));
      const sent = [...counter.bureau.orders.values()].flatMap((order) => order.cards.map((card) => card.cardId));
      expect(new Set(sent).size).toBe(sent.length);
      const ids = new Set(sent);
      expect(counter.cards().filter((card) => SENT.has(card.state) && !ids.has(card.id))).toEqual([]);
      expect(counter.cards().filter((card) => UNSENT.has(card.state) && ids.has(card.id))).toEqual([]);
      expect(counter.cards().filter((card) => card.attributes['failure'] === 'order-not-accepted' && ids.has(card.id))).toEqual([]);
    }),
    { numRuns: 200 },
  );
});
