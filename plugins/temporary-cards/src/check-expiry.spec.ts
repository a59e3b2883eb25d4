import fc from 'fast-check';
import { checkExpiry, reminderDays } from './check-expiry.js';
import { temporaryCardExpires } from './temporary-card-expires.js';
import { Desk } from './testing/desk.js';

async function handedOut(options = {}) {
  const desk = await Desk.opened({ TempCardsProcExpire: options });
  const card = desk.card('T1');
  await desk.assign(card, desk.person('Ada'));
  return { desk, card, days: () => desk.outbox.map((mail) => mail.values['days']) };
}

it('reminds seven and three days before the end, then daily, and expires the card after its last day', async () => {
  const { desk, card, days } = await handedOut();
  await desk.pass(14);
  expect(days()).toEqual([7, 3, 2, 1]);
  expect(desk.state(card)).toBe('assigned');
  await desk.pass(1);
  expect(desk.state(card)).toBe('expired');
});

it('writes to the holder in their language, with what they have to know', async () => {
  const { desk } = await handedOut();
  await desk.pass(7);
  expect(desk.outbox).toEqual([
    { key: expect.any(String), to: 'ada@example.org', template: 'temporary-card-expires', language: 'it-IT', values: { name: 'Ada', cardNumber: 'T1', validTo: '2030-01-15', days: 7 } },
  ]);
  expect(Object.keys(desk.outbox[0]?.values ?? {}).sort()).toEqual(Object.keys(temporaryCardExpires.placeholders).sort());
});

const stamp = { date: '2030-01-01T00:00:00.000Z', identity: { id: 'i', name: 'Ada' } };

it.each<[string, Readonly<Record<string, unknown>>, string | undefined]>([
  ['the verified address', { email: 'record@example.org', serviceEmail: 'own@example.org', serviceEmailValidated: stamp }, 'own@example.org'],
  ['the one on the record while the other is not verified', { email: 'record@example.org', serviceEmail: 'own@example.org' }, 'record@example.org'],
  ['the bell of the house when nobody has verified anything', { serviceEmail: 'own@example.org' }, undefined],
  ['the bell of the house without any address', {}, undefined],
])('reminds at %s', async (_, written, address) => {
  const desk = await Desk.opened();
  const ada = desk.person('Ada', 'active', written);
  await desk.assign(desk.card('T1'), ada);
  await desk.pass(7);
  const said = { template: 'temporary-card-expires', values: { name: 'Ada', cardNumber: 'T1', validTo: '2030-01-15', days: 7 } };
  expect(desk.outbox).toMatchObject(address === undefined ? [] : [{ ...said, to: address }]);
  expect(desk.notices).toMatchObject(address === undefined ? [{ ...said, identityId: ada }] : []);
});

it.each([['2030-03-30T23:30:00Z', '2030-03-31', '2030-04-14'], ['2030-10-26T22:30:00Z', '2030-10-27', '2030-11-10']])(
  'counts the days where the house stands, also when clocks change: handed out at %s', async (moment, from, to) => {
    const desk = await Desk.opened({}, 'Europe/Rome');
    desk.house.pass(Date.parse(moment) - desk.house.now().getTime());
    const card = desk.card();
    await desk.assign(card, desk.person('Ada'));
    expect(desk.written(card)).toMatchObject({ validFrom: from, validTo: to });
    // A minute before, and a minute after, the midnight that ends the last day.
    const midnight = Date.parse(`${to}T00:00:00Z`) + 86_400_000 - (from < '2030-06' ? 2 : 1) * 3_600_000;
    desk.house.pass(midnight - 60_000 - desk.house.now().getTime());
    await desk.check();
    expect(desk.state(card)).toBe('assigned');
    desk.house.pass(120_000);
    await desk.check();
    expect(desk.state(card)).toBe('expired');
  },
);

it('leaves out the daily reminders when the administrator does not want them', async () => {
  const { desk, days } = await handedOut({ TempCardsEmailBeforeExpiringEachDay: false, TempCardsEmailBeforeExpiringDays: [10, 5] });
  await desk.pass(15);
  expect(days()).toEqual([10, 5]);
});

it('acts late rather than never when checks were missed', async () => {
  const { desk, card, days } = await handedOut();
  await desk.pass(8, false);
  await desk.check();
  expect(days()).toEqual([6]);
  await desk.pass(30, false);
  await desk.check();
  expect(desk.state(card)).toBe('expired');
});

it('does nothing twice on one day', async () => {
  const { desk, days } = await handedOut();
  await desk.pass(7);
  await desk.check();
  await desk.check();
  expect(days()).toEqual([7]);
});

it('sends no reminder that is no longer true', async () => {
  const { desk, card, days } = await handedOut();
  desk.mailIsAway = true;
  await desk.pass(7, false);
  await desk.fire();
  await desk.start('TempCardsProcExtend', [card]);
  desk.mailIsAway = false;
  await desk.house.work();
  expect(days()).toEqual([]);
});

it.each([['seven', 'wrong-type'], [[7, 7], 'given-twice'], [[7.5], 'not-an-integer'], [[-1], 'too-small'], [['7'], 'wrong-type']])('refuses %j as a list of days', async (days, reason) => {
  const desk = await Desk.opened();
  const pointer = '/entries/4/options/TempCardsEmailBeforeExpiringDays';
  await expect(desk.house.switchOn('TempCardsProcExpire', 'assigned', { TempCardsEmailBeforeExpiringDays: days })).rejects.toMatchObject({ faults: [{ pointer, reason }] });
});

it('reminds nobody when there are no days', async () => {
  const { desk, days } = await handedOut({ TempCardsEmailBeforeExpiringDays: [] });
  await desk.pass(14);
  expect(days()).toEqual([]);
});

it.each([['10,5', [10, 5]], ['3,7,3', [3, 7]], ['0', [0]], [undefined, [7, 3]]])('understands %j, which was stored as a line of text', (TempCardsEmailBeforeExpiringDays, days) => {
  const stored = { TempCardsEmailBeforeExpiringDays, TempCardsEmailBeforeExpiringEachDay: false };
  expect(checkExpiry.migrateOptions?.(stored)).toEqual({ TempCardsEmailBeforeExpiringDays: days, TempCardsEmailBeforeExpiringEachDay: false });
});

it.each([
  [[7, 3], true, [1, 2, 3, 7]],
  [[7, 3], false, [3, 7]],
  [[1], true, [1]],
  [[0], true, [0]],
  [[], true, []],
])('understands %j', (list, daily, expected) => {
  expect(reminderDays(list, daily)).toEqual(expected);
});

it('reminds of each day once at most, expires in time, whichever checks are missed', async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(fc.integer({ min: 0, max: 2 }), { minLength: 20, maxLength: 20 }), async (checksPerDay) => {
      const { desk, card, days } = await handedOut();
      for (const checks of checksPerDay) {
        await desk.pass(1, false);
        for (let check = 0; check < checks; check++) await desk.check();
      }
      const told = days() as readonly number[];
      expect(told.every((left, index) => index === 0 || left < (told[index - 1] ?? 0))).toBe(true);
      const late = checksPerDay.slice(14).some((checks) => checks > 0);
      expect(desk.state(card)).toBe(late ? 'expired' : 'assigned');
      const reminded = [[7, 10], [11, 11]].every(([from = 0, to = 0]) => checksPerDay.slice(from - 1, to).every((checks) => checks === 0) || told.some((left) => 14 - left >= from && 14 - left <= to));
      expect(reminded).toBe(true);
    }),
    { numRuns: 60 },
  );
});
