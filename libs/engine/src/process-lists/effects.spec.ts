import type { AnyUseCase } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Json } from '../model.js';
import { couriers } from '../testing/couriers.js';
import { pack, parcels, send } from '../testing/parcels.js';
import { isCron } from './cron.js';
import { lifeCycle } from './life-cycle.js';
import { Rules } from './rules.js';
import { optionsText, optionValueText } from './sentences.js';

interface Entry { readonly id?: string; readonly useCase: string; readonly enabled: boolean; readonly options: Json; readonly title?: string; readonly cron?: string }

const on = (useCase: string, more: Partial<Entry> = {}): Entry => ({ useCase, enabled: true, options: {}, ...more });
const draft = (place: string, entries: readonly Entry[], objectType = 'parcel') => ({ objectType, place, entries });

function office(useCases: readonly AnyUseCase[] = []) {
  const house = new MemoryHouse([{ ...couriers, useCases: [...(couriers.useCases ?? []), ...useCases] }]);
  const lists = house.engine.processLists;
  const saved = async (place: string, entries: readonly Entry[], objectType = 'parcel') =>
    (await lists.save(anybody, draft(place, entries, objectType), (await lists.at()).list(objectType, place).revision)).entries;
  const effects = async (place: string, entries: readonly Entry[], objectType = 'parcel') => (await lists.preview(draft(place, entries, objectType))).effects;
  const warnings = async (place: string, entries: readonly Entry[], objectType = 'parcel') => (await lists.preview(draft(place, entries, objectType))).warnings;
  return { house, lists, saved, effects, warnings };
}

describe('before a list is saved it says', () => {
  it('who is offered what, and what becomes of the object', async () => {
    const { effects } = office();
    expect(await effects('packed', [on('ParcelsProcSend')])).toEqual([{
      text: '"{useCase}" is offered to holders of {permission}: {from} becomes {to}.',
      details: { useCase: 'Send parcels', from: 'Packed', to: 'Sent', permission: 'parcel:send' },
    }]);
    expect(await effects('packed', [on('ParcelsProcHandOver', { title: 'Give away' })])).toMatchObject([{ details: { useCase: 'Give away', from: 'Packed', to: 'Sent, Lost' } }]);
  });

  it('what starts by itself, and when', async () => {
    const { effects } = office();
    expect(await effects('new', [on('ParcelsProcPack', { cron: '0 6 * * *' })])).toEqual([{
      text: '"{useCase}" starts by schedule ({cron}): {from} becomes {to}.',
      details: { useCase: 'Pack parcels', from: 'new', to: 'Packed', permission: 'parcel:pack', cron: '0 6 * * *' },
    }]);
  });

  it('what is offered at objects of another type, and which ways it has', async () => {
    const { effects } = office();
    const expected = {
      text: '"{useCase}" is offered to holders of {permission} on "{place}"; they pick the object ({title}: {ways}).',
      details: { useCase: 'Hand over', permission: 'parcel:hand-over', place: 'Working', title: 'Parcel', ways: 'Packed → Sent, Packed → Lost' },
    };
    expect(await effects('working', [on('ParcelsProcHandOver')], 'courier')).toEqual([expected]);
    expect(await effects('working', [on('ParcelsProcHandOver', { title: 'Load' })], 'courier')).toMatchObject([{ details: { useCase: 'Load' } }]);
  });

  it('what is taken away, and nothing of what stays as it is', async () => {
    const { lists, saved } = office();
    const [first, second] = await saved('packed', [on('ParcelsProcSend', { title: 'Off with it' }), on('ParcelsProcHandOver')]);
    const entries = [first, second] as Entry[];
    expect(await lists.preview(draft('packed', entries))).toMatchObject({ effects: [], takesAway: false });
    const gone = { text: '"{useCase}" is no longer offered here. Runs that are open end with a refusal.', details: { useCase: 'Off with it' } };
    expect(await lists.preview(draft('packed', entries.slice(1)))).toMatchObject({ effects: [gone], takesAway: true });
    expect(await lists.preview(draft('packed', [{ ...on('x'), ...first, enabled: false }, { ...on('x'), ...second }]))).toMatchObject({ effects: [gone], takesAway: true });
  });

  it('nothing of an entry that is off, and what is offered once it is on', async () => {
    const { saved, effects } = office();
    const [off] = await saved('packed', [on('ParcelsProcSend', { enabled: false })]);
    expect(await effects('packed', [off as Entry])).toEqual([]);
    expect(await effects('packed', [])).toEqual([]);
    expect(await effects('packed', [{ ...on('x'), ...off, enabled: true }])).toMatchObject([{ details: { to: 'Sent' } }]);
  });

  it.each<[string, Partial<Entry>, string]>([
    ['options', { options: { most: 8, askWeight: true } }, 'Pack parcels'], ['a schedule', { cron: '0 7 * * *' }, 'Pack parcels'], ['a title', { title: 'Wrap' }, 'Wrap'],
  ])('that something works with other settings: %s', async (_, change, useCase) => {
    const { saved, effects } = office();
    const [entry] = await saved('new', [on('ParcelsProcPack', { options: { most: 9, askWeight: true } })]);
    const expected = [{ text: '"{useCase}" works with other settings from the next start on.', details: { useCase } }];
    expect(await effects('new', [{ ...on('x'), ...entry, ...change }])).toEqual(expected);
  });
});

describe('what an administrator probably did not mean', () => {
  const nightly = { ...pack, symbolicName: 'ParcelsProcNightly', title: 'Pack at night', startsAt: ['schedule'] } as unknown as AnyUseCase;

  it('is said in words, with the title that people see', async () => {
    const { warnings } = office();
    expect(await warnings('packed', [{ ...on('ParcelsProcSend', { title: 'Off with it' }), id: undefined as never }])).toMatchObject([
      { kind: 'entry-never-runs', state: 'packed', text: '"{useCase}" can never run: no use case that is on leads to "{state}".', details: { useCase: 'Off with it', state: 'Packed' } },
      { kind: 'state-unreachable', state: 'packed', text: 'Nothing can come to "{state}" with the use cases that are on.', details: { state: 'Packed' } },
      { kind: 'state-unreachable', state: 'sent', details: { state: 'Sent' } },
      { kind: 'state-unreachable', state: 'lost', details: { state: 'Lost' } },
    ]);
    expect(await warnings('packed', [on('ParcelsProcSend')])).toMatchObject([{ details: { useCase: 'Send parcels' } }, {}, {}, {}]);
  });

  it('is nothing while nothing is on, and nothing about other types', async () => {
    const { house, warnings } = office();
    expect(await warnings('packed', [on('ParcelsProcSend', { enabled: false })])).toEqual([]);
    await house.switchOn('ParcelsProcSend', 'packed');
    expect(await warnings('working', [], 'courier')).toEqual([]);
  });

  it('names the state of the object that is picked, where a use case is offered at objects of another type', async () => {
    const { house } = office();
    await house.switchOn('ParcelsProcHandOver', 'working', {}, undefined, 'courier');
    expect(await house.engine.processLists.warnings('parcel')).toMatchObject([{ kind: 'entry-never-runs', state: 'packed', details: { useCase: 'Hand over', state: 'Packed' } }, {}, {}, {}]);
  });

  it('is a use case that starts by schedule alone and has none', async () => {
    const { warnings } = office([nightly]);
    const unscheduled = { kind: 'not-scheduled', state: 'new', text: '"{useCase}" starts by schedule only, and has none.', details: { useCase: 'Pack at night' } };
    const kinds = async (entry: Entry) => (await warnings('new', [entry])).filter(({ kind }) => kind === 'not-scheduled');
    expect(await kinds(on('ParcelsProcNightly'))).toMatchObject([unscheduled]);
    expect(await kinds(on('ParcelsProcNightly', { title: 'By night' }))).toMatchObject([{ details: { useCase: 'By night' } }]);
    expect(await kinds(on('ParcelsProcNightly', { cron: '0 3 * * *' }))).toEqual([]);
    expect(await kinds(on('ParcelsProcPack'))).toEqual([]);
  });

  it('is a state that no option leads to, but not one that an option leaves out', async () => {
    const choosy = {
      ...send, symbolicName: 'ParcelsProcChoosy', title: 'Send or lose', moves: { packed: ['sent', 'lost'] }, tasks: [],
      options: { mayLose: { kind: 'boolean', title: 'May lose', initial: false } }, reachesOnlyWhen: { lost: { option: 'mayLose', is: true } },
    } as unknown as AnyUseCase;
    const find = { ...choosy, symbolicName: 'ParcelsProcFind', title: 'Find', moves: { sent: ['sent'] }, options: {}, reachesOnlyWhen: {} } as unknown as AnyUseCase;
    const { house, lists } = office([choosy, find]);
    await house.switchOn('ParcelsProcPack', 'new');
    await house.switchOn('ParcelsProcChoosy', 'packed', { mayLose: false });
    await house.switchOn('ParcelsProcFind', 'sent');
    expect(await lists.warnings('parcel')).toEqual([]);
    const enabled = async () => lifeCycle(house.catalogue, await lists.at(), 'parcel').filter((edge) => edge.useCase === 'ParcelsProcChoosy').map(({ to, enabled: isOn }) => `${to} ${isOn}`);
    expect(await enabled()).toEqual(['sent true', 'lost false']);
    await house.switchOn('ParcelsProcChoosy', 'packed', { mayLose: true });
    expect(await enabled()).toEqual(['sent true', 'lost true']);
  });
});

describe('a draft is refused', () => {
  const faultsOf = async (work: Promise<unknown>) => work.then(() => [], (error: { faults: unknown }) => error.faults);

  it('for a schedule that nobody can start, at objects of another type or not at all', async () => {
    const { saved } = office();
    expect(await faultsOf(saved('working', [on('ParcelsProcHandOver', { cron: '* * * * *' })], 'courier'))).toEqual([{ pointer: '/entries/0/cron', reason: 'not-by-schedule' }]);
    expect(await faultsOf(saved('packed', [on('ParcelsProcHandOver', { cron: '* * * * *' })]))).toEqual([{ pointer: '/entries/0/cron', reason: 'not-by-schedule' }]);
  });

  it('for a title that is too long', async () => {
    const { saved } = office();
    expect(await faultsOf(saved('packed', [on('ParcelsProcSend', { title: 'x'.repeat(121) })]))).toEqual([{ pointer: '/entries/0/title', reason: 'too-long', details: { maxLength: 120 } }]);
    expect(await saved('packed', [on('ParcelsProcSend', { title: 'x'.repeat(120) })])).toHaveLength(1);
  });

  it('for the same entry twice', async () => {
    const { saved } = office();
    const [entry] = await saved('packed', [on('ParcelsProcSend')]);
    expect(await faultsOf(saved('packed', [entry, entry] as Entry[]))).toEqual([{ pointer: '/entries/1/id', reason: 'duplicate' }]);
  });

  it('for a place that is not there', async () => {
    const { saved, lists } = office();
    await expect(saved('torn', [])).rejects.toMatchObject({ name: 'NotFound', what: 'place', id: 'torn' });
    await expect(lists.warnings('unicorn')).rejects.toMatchObject({ name: 'NotFound', id: 'unicorn' });
  });

  it('for a choice that nobody lists, but not for one that was there before its connector went away', async () => {
    const chosen = { ...send, symbolicName: 'ParcelsProcChosen', options: { line: { kind: 'choice', title: 'Line', choices: {}, more: { capability: 'carrier', list: 'lines' } } } } as unknown as AnyUseCase;
    const lists = { 'carrier/lines': { red: 'Red' } as Readonly<Record<string, string>> };
    const house = new MemoryHouse([{ ...parcels, useCases: [...(parcels.useCases ?? []), chosen] }], { lists });
    const { processLists } = house.engine;
    const [entry] = (await processLists.save(anybody, draft('packed', [on('ParcelsProcChosen', { options: { line: 'red' } })]), 0)).entries;
    lists['carrier/lines'] = {};
    expect((await processLists.save(anybody, draft('packed', [entry as Entry]), 1)).revision).toBe(2);
    const fault = [{ pointer: '/entries/0/options/line', reason: 'not-a-choice' }];
    expect(await faultsOf(processLists.save(anybody, draft('packed', [{ ...on('x'), ...entry, options: { line: 'blue' } }]), 2))).toEqual(fault);
    expect(await faultsOf(processLists.save(anybody, draft('packed', [on('ParcelsProcChosen', { options: { line: 'red' } })]), 2))).toEqual(fault);
  });
});

it('a draft is checked without saving it', async () => {
  const { lists } = office();
  const nowhere = { entries: [], faults: [{ pointer: '', reason: 'unknown-place' }] };
  expect([await lists.check(draft('torn', [])), await lists.check(draft('new', [], 'unicorn')), await lists.check(draft('working', []))]).toEqual([nowhere, nowhere, nowhere]);
  expect(await lists.check(draft('new', [on('ParcelsProcPack')]))).toMatchObject({ entries: [{ id: expect.stringMatching(/^0000/), useCase: 'ParcelsProcPack', options: {} }], faults: [] });
  expect((await lists.check(draft('new', [on('ParcelsProcSend')]))).faults).toEqual([{ pointer: '/entries/0/useCase', reason: 'does-not-fit' }]);
  expect((await lists.at()).list('parcel', 'new').revision).toBe(0);
});

it('a draft is looked at together with all other lists as they are', async () => {
  const { lists, saved } = office();
  await saved('new', [on('ParcelsProcPack')]);
  await saved('packed', [on('ParcelsProcSend')]);
  await saved('working', [on('ParcelsProcHandOver')], 'courier');
  expect((await lists.preview(draft('packed', [on('ParcelsProcSend')]))).warnings).toEqual([]);
  expect((await lists.preview(draft('new', []))).warnings).toMatchObject([{ kind: 'entry-never-runs' }, { kind: 'entry-never-runs' }, {}, {}, {}]);
  expect((await lists.preview(draft('working', [], 'courier'))).warnings).toEqual([]);
  expect((await lists.warnings('parcel'))).toEqual([]);
});

it('writes down who saved a list, and what stood there before', async () => {
  const { house, saved } = office();
  const [entry] = await saved('packed', [on('ParcelsProcSend')]);
  await saved('packed', []);
  expect(house.processLists.audit[1]).toMatchObject({
    actorName: 'Anna Operator', action: 'process-list.saved', objectType: 'parcel', reason: 'packed', changed: { packed: { from: [entry], to: [] } },
  });
  expect((await house.engine.processLists.at()).list('parcel', 'packed')).toMatchObject({ revision: 2, changedBy: 'Anna Operator', changedAt: house.now() });
});

it('knows what starts by itself, while it is on', async () => {
  const { saved, lists } = office();
  await saved('new', [on('ParcelsProcPack', { cron: '0 6 * * *' }), on('ParcelsProcPack', { cron: '0 7 * * *', enabled: false }), on('ParcelsProcPack')]);
  expect((await lists.at()).scheduled().map(({ entry }) => entry.cron)).toEqual(['0 6 * * *']);
});

it('keeps entries of packages that are not there any more, and offers nothing of them', () => {
  const { house } = office();
  const entry = { id: 'old', ...on('GoneProcAway', { options: { a: 1 } }) };
  const rules = new Rules(house.catalogue, 1, [{ objectType: 'parcel', place: 'packed', revision: 1, entries: [entry] }]);
  expect(rules.list('parcel', 'packed').entries).toEqual([entry]);
  expect([rules.placed('parcel', 'packed'), rules.all(), rules.entry('old')]).toEqual([[], [], undefined]);
});

it('writes every kind of option as a person reads it', () => {
  const options = {
    on: { kind: 'boolean', title: 'On', initial: false }, hours: { kind: 'list', title: 'Hours', of: { kind: 'integer', min: 0, max: 23 }, minItems: 0, maxItems: 3, initial: [] },
    line: { kind: 'choice', title: 'Line', choices: { red: 'Red line' }, optional: true }, note: { kind: 'text', title: 'Note', maxLength: 9, optional: true },
    extra: { kind: 'integer', title: 'Extra', min: 0, max: 9, initial: 3, when: { option: 'on', is: true } },
  };
  const many = { ...send, symbolicName: 'ParcelsProcMany', options } as unknown as AnyUseCase;
  const { catalogue } = office([many]).house;
  const text = (values: Json, language = 'en-US') => optionsText(catalogue, many, values, language);
  expect(text({})).toBe('On: off; Hours: –');
  expect(text({ on: true, hours: [7, 9], line: 'red', note: 'x' })).toBe('On: on; Hours: 7, 9; Line: Red line; Note: x; Extra: 3');
  expect(text({ line: 'blue', note: '' })).toBe('On: off; Hours: –; Line: blue');
  expect(text({ on: true, extra: 5 }, 'it-IT')).toBe('On: sì; Hours: –; Extra: 5');
  const value = (name: string, values: Json) => optionValueText(catalogue, many, name, values, 'en-US');
  expect([value('on', { on: true }), value('line', { line: 'red' }), value('extra', { extra: 5, on: true })]).toEqual(['on', 'Red line', '5']);
  expect([value('extra', { extra: 5 }), value('note', { note: '' }), value('note', {}), value('colour', { colour: 1 })]).toEqual(['–', '–', '–', '–']);
});

it.each(['  0 6 * * *  ', '0  6 * * *', '15 6 * * 7', '0 0 30 1-3 *', '0 0 31 1/2 *', '0 0 10,31 2 *', '0 0 31 4,5 *', '5,10-20/5 0-23 1-31 1-12 0-7'])('takes "%s" for a cron line', (line) => {
  expect(isCron(line)).toBe(true);
});

it.each(['0 6 * * 8', '0 6 0 * *', '0 6 * 0 *', '0 6 * 13 *', '0 6 32 * *', 'x0 6 * * *', '0 6x * * *', '0 6 * * *,x', '0 0 31 4/7 *', '0 0 31 4-4 *', '0 0 30,31 2 *', '0 5-30 * * *', '0 30-31 * * *', '0 6 31 9 *'])('does not take "%s" for a cron line', (line) => {
  expect(isCron(line)).toBe(false);
});
