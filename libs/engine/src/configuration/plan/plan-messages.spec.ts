import { readFileSync, writeFileSync } from 'node:fs';
import { MemoryHouse } from '../../in-memory/index.js';
import type { Json } from '../../model.js';
import { couriers } from '../../testing/couriers.js';
import { carrierConnector, fetchParcel, pack, send } from '../../testing/parcels.js';
import { configurationOf } from '../part.js';
import { countsNeeded, countText, NOTHING_LIVES, openRunsKey } from './counts.js';
import type { LiveCounts } from './counts.js';
import { inWords } from './other-words.js';
import { planOf } from './plan.js';

// What each change is told as, word by word, in English and Italian: title, kind, `!` where something is taken away, sentences.
// UPDATE_MESSAGES=1 writes the file anew: look at the difference, people read it.
const GOLDEN = new URL('./plan-messages.golden.txt', import.meta.url);

const template = { name: 'welcome', title: 'Welcome', placeholders: {}, texts: {} } as never;
const letters = { ...send, symbolicName: 'ParcelsProcOther', title: 'Send otherwise', tasks: [] } as never;
const connector = { ...carrierConnector, settings: { ...carrierConnector.settings, host: { kind: 'text', title: 'Host name', maxLength: 50 } } } as never;
const { catalogue } = new MemoryHouse([{ ...couriers, useCases: [...(couriers.useCases ?? []), letters], tasks: [fetchParcel], connectors: [connector], templates: [template] }]);

type Parts = Readonly<Record<string, Json>>;
type Case = readonly [before: Parts, after: Parts, counts?: Partial<LiveCounts>];
const house = (parts: Parts) => configurationOf(Object.entries(parts).map(([path, content]) => ({ path, content })));
const NEW = 'process-lists/parcel/new';
const PACKED = 'process-lists/parcel/packed';
const list = (...entries: readonly object[]) => ({ entries });
const packing = { useCase: pack.symbolicName, enabled: true, options: { most: 9, askWeight: false } };
const sending = { useCase: send.symbolicName, enabled: true, options: {} };
const other = { ...sending, useCase: 'ParcelsProcOther' };
const foreign = { useCase: 'GoneProcAway', enabled: true, options: { a: 1 } };
const role = (title: string, ...permissions: readonly string[]) => ({ title, permissions });
const scheme = (...entries: readonly object[]) => ({ entries });
const read = { permission: 'Read', filter: { everyone: true } };
const runs = (count: number) => ({ openRuns: new Map([[openRunsKey('parcel', 'packed', sending.useCase), { count }]]) });
const objects = (type: string, states: Readonly<Record<string, number>>) => ({ objects: new Map([[type, new Map(Object.entries(states).map(([state, count]) => [state, { count }]))]]) });

const CASES: Readonly<Record<string, Case>> = {
  'an entry without options': [{}, { [PACKED]: list(sending) }],
  'an entry that is off': [{}, { [PACKED]: list({ ...sending, enabled: false, cron: '0 8 * * *' }) }],
  'an entry with a title and a schedule': [{}, { [NEW]: list({ ...packing, title: 'Wrap', cron: '*/5 * * * *' }) }],
  'an entry of a package that is gone': [{}, { [NEW]: list(foreign) }],
  'entries that go': [{ [PACKED]: list(sending, { ...other, enabled: false }) }, {}],
  'entries that are switched off and on': [{ [PACKED]: list(sending, { ...other, enabled: false }) }, { [PACKED]: list({ ...sending, enabled: false }, other) }],
  'an entry that loses its schedule': [{ [NEW]: list({ ...packing, cron: '5 8 * * *' }) }, { [NEW]: list(packing) }],
  'an entry that gets a schedule': [{ [NEW]: list(packing) }, { [NEW]: list({ ...packing, cron: '5 18 * * *' }) }],
  'a schedule that becomes another': [{ [NEW]: list({ ...packing, cron: '5 8 * * *' }) }, { [NEW]: list({ ...packing, cron: '5 8 * * 1' }) }],
  'a schedule that becomes daily': [{ [NEW]: list({ ...packing, cron: '5 8 1 * *' }) }, { [NEW]: list({ ...packing, cron: '5 8 * * *' }) }],
  'options of a package that is gone': [{ [NEW]: list(foreign) }, { [NEW]: list({ ...foreign, options: { a: 2 } }) }],
  'options written in another order': [{ [NEW]: list({ ...foreign, options: { a: 1, b: 2 } }) }, { [NEW]: { entries: [{ ...foreign, options: { b: 2, a: 1 } }], note: 1 } as never }],
  'open runs, while another entry of the use case stays': [{ [PACKED]: list({ ...sending, title: 'A' }, { ...sending, title: 'B' }) }, { [PACKED]: list({ ...sending, title: 'B' }) }, runs(2)],
  'open runs that end': [{ [PACKED]: list(sending) }, { [PACKED]: list() }, runs(1_200)],
  'no open runs': [{ [PACKED]: list(sending) }, { [PACKED]: list() }, runs(0)],
  'the same entries otherwise ordered': [{ [PACKED]: list(sending, other) }, { [PACKED]: list(other, sending) }],
  'a list of a type that is not installed': [{ 'process-lists/unicorn/new': list(foreign) }, { 'process-lists/unicorn/new': list() }],
  'a role that is added': [{}, { 'roles/auditor': role('Auditor', 'a:b', 'c:d') }],
  'a role that goes': [{ 'roles/auditor': role('Auditor', 'a:b') }, {}, { holders: new Map([['auditor', { count: 3 }]]) }],
  'a role that is called otherwise and given to everybody': [{ 'roles/auditor': role('Auditor') }, { 'roles/auditor': { ...role('Reviser'), isDefault: true } }],
  'a role that is no longer given to everybody': [{ 'roles/auditor': { permissions: [], default: true } }, { 'roles/auditor': { permissions: [], default: false } }],
  'a role without a title': [{ 'roles/auditor': { permissions: ['a:b', 7] } }, { 'roles/auditor': {} }],
  'a scheme that is added': [{}, { 'access-schemes/parcel': scheme(read) }],
  'a scenario that goes': [{ 'access-schemes/parcel/Quiet': scheme(read, { ...read, permission: 'Update' }) }, {}],
  'a scheme of nothing': [{ 'access-schemes/unicorn': {} }, { 'access-schemes/unicorn': scheme({ ...read, relations: ['self', 'creator'] }) }],
  'a connector that is set up': [{}, { 'connectors/carrier-line': { enabled: true, settings: { host: 'example.org', secret: { secret: 'X' } } } }, { missingSecrets: new Map([['connectors/carrier-line', ['A', 'B']]]) }],
  'a connector that is set otherwise': [{ 'connectors/carrier-line': { settings: { host: 'a', secret: { secret: 'X' } } } }, { 'connectors/carrier-line': { settings: { host: 'b', secret: { secret: 'Y' } } } }],
  'a connector that is not installed': [{ 'connectors/moon-line': { settings: { maximumSpeed: 1 } } }, { 'connectors/moon-line': { settings: { maximumSpeed: 2 }, note: 'x' } }],
  'a connector that goes': [{ 'connectors/carrier-line': { settings: {} } }, {}],
  'packages that fall asleep and wake up': [{ 'packages/a': { enabled: false } }, { 'packages/b': { enabled: false } }],
  'a package that stays on': [{}, { 'packages/a': { enabled: true } }],
  'parts that are added': [{}, { 'groups/Clerks': { rule: 1 }, 'templates/welcome': {}, 'templates/farewell': {}, 'web-hooks/erp': {}, 'models/parcel/Big': {}, 'models/unicorn/Big': {}, 'numbering/parcel': {}, 'criteria/password/strict': {}, 'criteria/account/strict': {}, 'outbox': {}, 'weather': {} }],
  'parts that go': [{ 'groups/Clerks': {}, 'outbox': {} }, {}],
  'a part that stops': [{ 'web-hooks/erp': { enabled: true } }, { 'web-hooks/erp': { enabled: false } }],
  'a part that starts': [{ 'web-hooks/erp': { enabled: false } }, { 'web-hooks/erp': { enabled: true } }],
  'keys that come, go and change': [
    { outbox: { gone: 1, longText: 'x'.repeat(81), lines: 'a\nb', list: ['a', { b: 1 }], empty: '', deep: { a: 1, b: { c: 2 } }, same: { x: [1] } } },
    { outbox: { come: true, longText: 'y'.repeat(80), lines: 'a', list: ['a', 2], empty: 'x', deep: { a: 2, b: { c: 3 } }, more: { inside: 'z' }, same: { x: [1] } } },
  ],
  'a whole branch that goes': [{ outbox: { deep: { a: 1, b: 2 }, other: null as never } }, { outbox: { deep: 7, other: 'x' } }],
  'objects that nobody can take out of their state': [{ [NEW]: list(packing), [PACKED]: list(sending) }, { [NEW]: list(packing) }, objects('parcel', { packed: 3, sent: 0 })],
  'objects that another entry still takes': [{ [NEW]: list(packing), [PACKED]: list({ ...sending, title: 'A' }, other) }, { [NEW]: list(packing), [PACKED]: list(other) }, objects('parcel', { packed: 3 })],
  'objects that nothing comes to any more': [{ [NEW]: list(packing), [PACKED]: list(sending) }, { [PACKED]: list(sending) }, objects('parcel', { packed: 2, sent: 5 })],
  'objects of a package that falls asleep': [{ [NEW]: list(packing), [PACKED]: list(sending) }, { [NEW]: list(packing), [PACKED]: list(sending), 'packages/package-0': { enabled: false } }, objects('parcel', { packed: 3 })],
  'objects of a type that is not installed': [{ [NEW]: list(packing) }, {}, objects('unicorn', { there: 3 })],
  'a use case that can never run, from now on': [{ [NEW]: list(packing), [PACKED]: list(sending) }, { [PACKED]: list(sending, other) }, objects('parcel', {})],
};

function told([before, after, counts]: Case): readonly string[] {
  return ['en-US', 'it-IT'].flatMap((language) => {
    const { parts, consequences, takesAway } = planOf({ catalogue, before: house(before), after: house(after), counts: { ...NOTHING_LIVES, ...counts }, language });
    const lines = parts.flatMap((part) => [`${part.kind} ${part.title}${part.takesAway ? '!' : ''}`, ...part.sentences.map((one) => `  ${one}`)]);
    return [...lines, ...consequences.map((one) => `> ${one}`), `= ${takesAway ? 'takes away' : 'takes nothing away'}`];
  });
}

if (process.env['UPDATE_MESSAGES']) {
  writeFileSync(GOLDEN, Object.entries(CASES).map(([title, one]) => [`# ${title}`, ...told(one), ''].join('\n')).join('\n'));
}
const golden = new Map(readFileSync(GOLDEN, 'utf8').split(/^# /m).slice(1).map((part) => part.trimEnd().split('\n')).map(([title = '', ...lines]) => [title, lines]));

it.each(Object.entries(CASES))('tells %s', (title, one) => {
  expect(told(one)).toEqual(golden.get(title));
});

it('counts only what a change touches', () => {
  const before = house({ [PACKED]: list(sending), 'roles/operator': role('Operator'), 'process-lists/courier/working': list({ useCase: 'ParcelsProcHandOver' }), 'process-lists/unicorn/new': list(foreign) });
  const after = house({ [NEW]: list(packing), 'roles/operator': role('Operator', 'a:b'), 'packages/package-0': { enabled: false }, outbox: {} });
  expect(countsNeeded(catalogue, before, after)).toEqual({
    objectTypes: ['courier', 'parcel'], roles: ['operator'],
    runsAt: [{ objectType: 'courier', place: 'working' }, { objectType: 'parcel', place: 'packed' }, { objectType: 'unicorn', place: 'new' }],
  });
  expect(countsNeeded(catalogue, house({}), house({ outbox: {} }))).toEqual({ objectTypes: [], runsAt: [], roles: [] });
  expect(countsNeeded(catalogue, house({}), house({ 'packages/elsewhere': { enabled: false } })).objectTypes).toEqual([]);
  expect(countsNeeded(catalogue, house({}), house({ 'packages/package-0': { enabled: false } })).objectTypes).toEqual(['parcel']);
  expect([countText({ count: 1_200 }, 'en-US'), countText({ count: 1_200, capped: true }, 'it-IT'), openRunsKey('a', 'b', 'c')]).toEqual(['1,200', '1200+', 'a/b/c']);
});

it('writes keys as people do', () => {
  expect(['keepSentDays', 'maximum-amount', 'max_amount2Day', 'x', ''].map(inWords)).toEqual(['Keep sent days', 'Maximum amount', 'Max amount2 day', 'X', '']);
});
