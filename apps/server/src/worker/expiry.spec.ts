import fc from 'fast-check';
import { CounterOfDays, DAYS, type Pair } from './testing/counter-of-days.js';

/** What has to be true of a card: written down apart from how the house finds it out. */
interface Expected {
  state: 'unassigned' | 'assigned' | 'expired';
  left: number;
  /** Days left at the last reminder of this end. */
  reminded: number;
  mails: number;
}

interface Model { readonly cards: Expected[] }
interface Real { readonly counter: CounterOfDays; readonly pairs: readonly Pair[] }
type Command = fc.AsyncCommand<Model, Real>;

const CARDS = 3;
// At 7 and at 3 days, then daily.
const REMINDERS = [1, 2, 3, 7];

const which = fc.nat({ max: CARDS - 1 });

const command = (name: string, check: (model: Model) => boolean, run: (model: Model, real: Real) => Promise<void>): Command =>
  ({ check, run, toString: () => name });

const card = (index: number, name: string, states: readonly string[], deed: (expected: Expected, counter: CounterOfDays, pair: Pair) => Promise<void>): Command =>
  command(`${name} ${index}`, (model) => states.includes(model.cards[index]?.state ?? ''), async (model, real) => {
    const [expected, pair] = [model.cards[index], real.pairs[index]];
    if (expected && pair) await deed(expected, real.counter, pair);
  });

const assign = which.map((index) => card(index, 'assign', ['unassigned'], async (expected, counter, pair) => {
  await counter.assign(pair);
  Object.assign(expected, { state: 'assigned', left: DAYS, reminded: Infinity });
}));

const extend = which.map((index) => card(index, 'extend', ['assigned'], async (expected, counter, pair) => {
  await counter.extend(pair);
  Object.assign(expected, { left: Math.max(expected.left, 0) + DAYS, reminded: Infinity });
}));

const withdraw = which.map((index) => card(index, 'withdraw', ['assigned', 'expired'], async (expected, counter, pair) => {
  await counter.withdraw(pair, expected.state);
  Object.assign(expected, { state: 'unassigned', reminded: Infinity });
}));

const pass = fc.integer({ min: 1, max: 6 }).map((days) => command(`pass ${days} days`, () => true, async ({ cards }, { counter }) => {
  await counter.pass(days);
  for (const expected of cards) expected.left -= days;
}));

const check = fc.integer({ min: 1, max: 3 }).map((times) => command(`check ${times} times at once`, () => true, async ({ cards }, { counter, pairs }) => {
  await counter.check(times);
  for (const expected of cards) lookedAt(expected);
  for (const [index, expected] of cards.entries()) {
    const pair = pairs[index];
    const found = pair && (await counter.standing(pair));
    expect(found).toEqual({ state: expected.state, left: expected.state === 'unassigned' ? null : expected.left, mails: expected.mails });
  }
}));

// Late rather than never, and never twice: of the reminders that were missed only the latest is sent.
function lookedAt(expected: Expected): void {
  if (expected.state !== 'assigned') return;
  if (expected.left < 0) return void Object.assign(expected, { state: 'expired', reminded: Infinity });
  const due = REMINDERS.find((days) => days >= expected.left);
  if (due === undefined || due >= expected.reminded) return;
  Object.assign(expected, { reminded: due, mails: expected.mails + 1 });
}

let counter: CounterOfDays;

beforeAll(async () => {
  counter = await CounterOfDays.open();
}, 60_000);

afterAll(() => counter?.close());

it('cards expire late rather than never and holders are reminded never twice, whatever is missed, repeated, extended or withdrawn in between', async () => {
  const commands = fc.commands([assign, extend, withdraw, pass, pass, check, check], { maxCommands: 30, size: '+1' });
  await fc.assert(fc.asyncProperty(commands, async (run) => {
    const pairs = [await counter.pair(), await counter.pair(), await counter.pair()];
    const cards = pairs.map((): Expected => ({ state: 'unassigned', left: 0, reminded: Infinity, mails: 0 }));
    await fc.asyncModelRun(() => ({ model: { cards }, real: { counter, pairs } }), run);
  }), { numRuns: 20, endOnFailure: false });
}, 120_000);

it('reminds at 7 and at 3 days, then daily, and each day once', async () => {
  const pair = await counter.pair();
  await counter.assign(pair);
  const mails: number[] = [];
  for (let day = 1; day <= DAYS; day++) {
    await counter.pass(1);
    await counter.check(2);
    mails.push((await counter.standing(pair)).mails);
  }
  // Days left: 9, 8, 7, ... 0.
  expect(mails).toEqual([0, 0, 1, 1, 1, 1, 2, 3, 4, 4]);
  await counter.pass(1);
  await counter.check(2);
  expect(await counter.standing(pair)).toMatchObject({ state: 'expired', mails: 4 });
});
