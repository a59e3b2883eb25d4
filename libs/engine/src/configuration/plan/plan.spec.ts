import fc from 'fast-check';
import { MemoryHouse } from '../../in-memory/index.js';
import type { Json } from '../../model.js';
import { parcels } from '../../testing/parcels.js';
import type { Configuration } from '../part.js';
import { countsNeeded, NOTHING_LIVES, openRunsKey } from './counts.js';
import type { LiveCounts } from './counts.js';
import { planItalian } from './italian.js';
import { planOf } from './plan.js';

const { catalogue } = new MemoryHouse([parcels]);
const packing = { useCase: 'ParcelsProcPack', enabled: true, options: { most: 9 } };
const sending = { useCase: 'ParcelsProcSend', enabled: true, options: {} };
const labelling = { useCase: 'ParcelsProcLabel', enabled: true, options: {} };

const house = (parts: Readonly<Record<string, unknown>>): Configuration => new Map(Object.entries(parts).sort(([a], [b]) => (a < b ? -1 : 1)) as [string, Json][]);
const list = (...entries: readonly unknown[]) => ({ entries });
const plan = (before: Readonly<Record<string, unknown>>, after: Readonly<Record<string, unknown>>, counts: Partial<LiveCounts> = {}, language = 'en-US') =>
  planOf({ catalogue, before: house(before), after: house(after), counts: { ...NOTHING_LIVES, ...counts }, language });
const saidOf = (...[before, after, counts, language]: Parameters<typeof plan>) => plan(before, after, counts, language).parts.flatMap((part) => part.sentences);

const NEW = 'process-lists/parcel/new';
const PACKED = 'process-lists/parcel/packed';

describe('a process list', () => {
  it('says what is switched on, with its options and its schedule', () => {
    expect(saidOf({}, { [NEW]: list({ ...packing, cron: '0 8 * * *' }) })).toEqual([
      '"Pack parcels" is switched on at "New" with Most: 9; Ask for the weight: off.', '"Pack parcels" starts every day at 08:00.',
    ]);
  });

  it('says which option changes, and when a schedule moves', () => {
    const before = { [NEW]: list({ ...packing, cron: '0 8 * * *' }) };
    const after = { [NEW]: list({ ...packing, cron: '0 9 * * *', options: { most: 5 }, title: 'Pack now' }) };
    expect(saidOf(before, after)).toEqual([
      '"Pack parcels" is called "Pack now" from now on.',
      '"Pack now": Most becomes 5 instead of 9.',
      '"Pack now" starts every day at 09:00 instead of 08:00.',
    ]);
  });

  it('tells whose open runs end, and that something is taken away', () => {
    const counts = { openRuns: new Map([[openRunsKey('parcel', 'packed', sending.useCase), { count: 3 }]]) };
    const told = plan({ [PACKED]: list(sending, labelling) }, { [PACKED]: list({ ...sending, enabled: false }, labelling) }, counts);
    expect(told.takesAway).toBe(true);
    expect(told.parts).toMatchObject([{ title: 'Process list Parcel: Packed', kind: 'changed', sentences: [
      '"Send parcels" is switched off at "Packed".', 'Open runs of "Send parcels": 3. They end with a refusal.',
    ] }]);
    expect(saidOf({ [PACKED]: list(sending, labelling) }, { [PACKED]: list(labelling, sending) })).toEqual(['The use cases stand in another order.']);
  });
});

it('tells which objects get stuck, and how many', () => {
  const counts = { objects: new Map([['parcel', new Map([['packed', { count: 10_000, capped: true }], ['lost', { count: 0 }]])]]) };
  const told = plan({ [NEW]: list(packing), [PACKED]: list(sending) }, { [NEW]: list(packing) }, counts);
  expect(told.consequences).toEqual([
    'Parcels in "Packed": 10,000+. Nobody could do "Send parcels" with them any more.',
    'Parcels in "Packed": 10,000+. Nothing could take them out of "Packed" any more.',
    'Nothing can come to "Sent" with the use cases that are on.',
    'Nothing can come to "Lost" with the use cases that are on.',
  ]);
  expect(told.takesAway).toBe(true);
});

it('tells who loses and who gains rights, and how many people that is', () => {
  const holders = new Map([['operator', { count: 12 }]]);
  const [before, after] = [{ title: 'Operator', permissions: ['parcel:send', 'parcel:pack'] }, { title: 'Operator', permissions: ['parcel:pack', 'parcel:read'] }];
  expect(plan({ 'roles/operator': before }, { 'roles/operator': after }, { holders })).toMatchObject({ takesAway: true, parts: [{ sentences: [
    'Operator loses parcel:send. People who have this role: 12.', 'Operator may parcel:read from now on. People who have this role: 12.',
  ] }] });
});

it('tells whom an access scheme lets in and whom not', () => {
  const entry = (permission: string, filter: unknown, relations?: readonly string[]) => ({ permission, filter, ...(relations && { relations }) });
  const group = { subject: 'group', is: 'Administrators' };
  expect(saidOf(
    { 'access-schemes/parcel': { entries: [entry('Read', { any: [group, { everyone: true }] })] } },
    { 'access-schemes/parcel': { entries: [entry('Read', { all: [group, { not: { subject: 'role', is: 'guest' } }] }, ['creator'])] } },
  )).toEqual(['Read is no longer allowed to: group Administrators or everyone.', 'Read is allowed to: group Administrators and not role guest, about what they made.']);
});

it('says which secret a connector waits for, which package falls asleep, and what else changes', () => {
  const missingSecrets = new Map([['connectors/carrier-line', ['TESSERA_SECRET_CARRIER_LINE']]]);
  const before = { outbox: { keepSentDays: 30 }, 'packages/parcels': { enabled: true } };
  const after = { outbox: { keepSentDays: 60 }, 'packages/parcels': { enabled: false }, 'connectors/carrier-line': { settings: { secret: { secret: 'X' } } } };
  const told = saidOf(before, after, { missingSecrets });
  expect(told).toContain('Keep sent days: 60 instead of 30.');
  expect(told.join('\n')).toContain('given as TESSERA_SECRET_CARRIER_LINE when');
  expect(told.join('\n')).toContain('The package parcels falls asleep');
});

it('speaks Italian', () => {
  const holders = new Map([['operator', { count: 1 }]]);
  expect(saidOf({ 'roles/operator': { title: 'Operatore', permissions: ['a:b'] } }, {}, { holders }, 'it-IT')).toEqual([
    'Il ruolo Operatore viene tolto. Persone che lo hanno: 1.',
  ]);
  const placeholders = (text: string) => [...text.matchAll(/\{\w+\}/g)].map(String).sort();
  for (const [english, italian] of Object.entries(planItalian)) {
    expect([...new Set(placeholders(italian))]).toEqual([...new Set(placeholders(english))]);
  }
});

describe('any two configurations', () => {
  const entry = fc.constantFrom(packing, sending, labelling, { ...packing, options: { most: 3 } }, { ...sending, enabled: false }, { ...packing, cron: '0 4 * * *' });
  const content = fc.oneof(
    fc.array(entry, { maxLength: 3 }).map((entries) => list(...entries)),
    fc.record({ title: fc.stringMatching(/^[a-z]{1,5}$/), permissions: fc.subarray(['a:b', 'c:d']) }),
  );
  const path = fc.constantFrom(NEW, PACKED, 'process-lists/parcel/sent', 'process-lists/gone/new', 'roles/operator', 'roles/auditor', 'groups/Clerks', 'outbox', 'models/parcel/Big', 'web-hooks/erp');
  const configuration = fc.dictionary(path, content, { maxKeys: 6 });

  it('differ in each changed part exactly once, and in nothing when they are the same', () => {
    fc.assert(fc.property(configuration, configuration, (before, after) => {
      const told = plan(before, after);
      const changed = [...new Set([...Object.keys(before), ...Object.keys(after)])].filter((one) => JSON.stringify(before[one]) !== JSON.stringify(after[one])).sort();
      expect(told.parts.map((part) => part.path)).toEqual(changed);
      expect(told.parts.every((part) => part.sentences.length > 0 && part.sentences.every((one) => !/\{\w+\}/.test(one)))).toBe(true);
      const needed = countsNeeded(catalogue, house(before), house(after));
      expect(needed.roles.map((role) => `roles/${role}`)).toEqual(changed.filter((one) => one.startsWith('roles/')));
      expect(plan(before, before)).toEqual({ parts: [], consequences: [], takesAway: false });
    }));
  });
});
