import { readFileSync, writeFileSync } from 'node:fs';
import { definePlugin } from '@tessera/plugin-api';
import type { AnyUseCase, Plugin } from '@tessera/plugin-api';
import { bookImport } from '../testing/books.js';
import { handOver } from '../testing/couriers.js';
import { carrier, carrierConnector, fetchParcel, pack, parcel, parcels } from '../testing/parcels.js';
import { checkPlugin, checkPlugins } from './check-plugins.js';

// What each package is told, cause and fix word by word; a case without lines is one that nothing is wrong with.
// UPDATE_MESSAGES=1 writes the file anew: look at the difference, people read it.
const GOLDEN = new URL('./check-messages.golden.txt', import.meta.url);

const installed = (plugin: unknown, locales = {}) => [{ name: 'acme', version: '1.0.0', plugin: plugin as Plugin, locales }];
const useCase = (changes: object) => installed(definePlugin({ objectTypes: [parcel], useCases: [{ ...pack, inBackground: undefined, ...changes } as unknown as AnyUseCase] }));
const option = (field: object, name = 'a', more: object = {}) => useCase({ options: { ...pack.options, ...more, [name]: field }, steps: [] });
const field = (one: object, name = 'a', changes: object = {}) => useCase({ steps: [{ title: 'One', fields: { [name]: one } }], ...changes });
const type = (changes: object) => installed(definePlugin({ objectTypes: [{ ...parcel, ...changes } as typeof parcel] }));
const attribute = (one: object, name = 'a', changes: object = {}) => type({ attributes: { ...parcel.attributes, [name]: one }, ...changes });
const connector = (changes: object) => installed(definePlugin({ connectors: [{ ...carrierConnector, ...changes } as never] }));
const task = (changes: object) => installed(definePlugin({ objectTypes: [parcel], tasks: [{ ...fetchParcel, ...changes } as never] }));
const template = (changes: object) => {
  const text = { subject: 'Hello {{name}}', text: 'It is {{ name }}.' };
  const placeholders = { name: { title: 'Name', kind: 'text', sample: 'Anna' }, minutes: { title: 'Minutes', kind: 'integer', sample: 3 } };
  return installed({ contract: 1, templates: [{ name: 'welcome', title: 'Welcome', placeholders, texts: { 'en-US': text, 'it-IT': text }, ...changes }] });
};
const fileImport = (changes: object) => installed(definePlugin({ objectTypes: [bookImport.objectType], fileImports: [{ ...bookImport, ...changes } as never] }));
const reactions = (...all: readonly object[]) => installed(definePlugin({ objectTypes: [parcel], tasks: [fetchParcel], connectors: [carrierConnector], reactions: all as never }));
const elsewhere = (changes: object) => useCase({ ...handOver, steps: [{ title: 'Whom?', fields: { courier: { kind: 'object', title: 'Courier', objectType: 'parcel' } } }], ...changes });

const text = { kind: 'text', title: 'A', maxLength: 5 };
const whole = { kind: 'integer', title: 'A', min: 1, max: 9 };
const image = { kind: 'image', title: 'A', width: 10, height: 10, maxKilobytes: 10 };
const file = { kind: 'file', title: 'A', accept: ['application/pdf'], maxKilobytes: 10 };
const list = { kind: 'list', title: 'A', of: { kind: 'integer', min: 0, max: 9 }, minItems: 0, maxItems: 2 };
const choice = { kind: 'choice', title: 'A', choices: { red: 'Red' } };
const device = { kind: 'device', title: 'A', action: 'print' };
const twin = { kind: 'object', title: 'Twin', objectType: 'parcel', indexed: true };
const filters = (...all: readonly object[]) => ({ quickFilters: { some: { title: 'Some', all } } });

const CASES: Readonly<Record<string, Parameters<typeof checkPlugins>[0]>> = {
  'a sound package': installed(parcels),
  'no plugin': installed('plugin'),
  'a plugin without a contract': installed({}),
  'parts that cannot be read': installed({ contract: 1, useCases: [{}], objectTypes: [{}] }),
  'a symbolic name with a hyphen': useCase({ symbolicName: 'Parcels-Pack' }),
  'a symbolic name that begins small': useCase({ symbolicName: 'parcelsPack' }),
  'a symbolic name with a space before it': useCase({ symbolicName: ' Parcels' }),
  'no title': useCase({ title: '' }),
  'a story of another kind': useCase({ story: 'An operator packs. As always.' }),
  'a permission without an action': useCase({ permission: 'parcel' }),
  'a permission with more than an action': useCase({ permission: 'parcel:pack:now' }),
  'a permission in capitals': useCase({ permission: 'parcel:Pack' }),
  'a permission of one letter each': useCase({ permission: 'p:k' }),
  'a permission with something before it': useCase({ permission: '-parcel:pack' }),
  'a permission of the house': useCase({ permission: 'parcel:freeze' }),
  'no moves': useCase({ moves: {} }),
  'no start': useCase({ startsAt: [] }),
  'two starts that are none': useCase({ startsAt: ['kitchen', 'profile', 'bath'] }),
  'a type that is not installed': installed(definePlugin({ useCases: [{ ...pack, objectType: parcel } as unknown as AnyUseCase] })),
  'moves out of and into nowhere': useCase({ moves: { packed: ['torn'], nowhere: ['sent'], nothing: undefined } }),
  'moves out of what is final': useCase({ moves: { lost: ['lost', 'sent'] } }),
  'staying in what is final': useCase({ moves: { lost: ['lost'] } }),
  'an option that is a device': option(device),
  'an option that is a secret': option({ kind: 'secret', title: 'A', maxLength: 5 }),
  'an option that is a stamp': option({ kind: 'stamp', title: 'A', optional: true }),
  'options that are roles': option({ kind: 'roles', title: 'A', optional: true }),
  'an option without an initial value': option(text),
  'an option that may be missing': option({ ...text, optional: true }),
  'a step without a title': useCase({ steps: [{ title: '' }] }),
  'a step under a condition on a later field': useCase({ steps: [{ title: 'One', when: { field: 'b', is: true } }, { title: 'Two', fields: { b: { kind: 'boolean', title: 'B' } } }] }),
  'a step under a condition on an earlier field': useCase({ steps: [{ title: 'Two', fields: { b: { kind: 'boolean', title: 'B' } } }, { title: 'One', when: { field: 'b', is: true } }] }),
  'a field that is asked twice': useCase({ steps: [{ title: 'One', fields: { a: text } }, { title: 'Two', fields: { a: text } }] }),
  'a secret that a step asks for': field({ kind: 'secret', title: 'A', maxLength: 5 }),
  'roles that a step asks for': field({ kind: 'roles', title: 'A' }),
  'roles that a step of accounts asks for': field({ kind: 'roles', title: 'A' }, 'a', { accounts: true }),
  'a stamp that a step of accounts asks for': field({ kind: 'stamp', title: 'A' }, 'a', { accounts: true }),
  'started elsewhere': elsewhere({}),
  'started elsewhere, under a condition on the step': elsewhere({ options: pack.options, steps: [{ title: 'Whom?', when: { option: 'askWeight', is: true }, fields: { courier: twin } }] }),
  'started elsewhere, under a condition on the field': elsewhere({ options: pack.options, steps: [{ title: 'Whom?', fields: { courier: { ...twin, when: { option: 'askWeight', is: true } } } }] }),
  'started elsewhere, into no such field': elsewhere({ steps: [{ title: 'Whom?' }] }),
  'started elsewhere, into a text': elsewhere({ steps: [{ title: 'Whom?', fields: { courier: text } }] }),
  'started elsewhere, out of several states': elsewhere({ moves: { packed: ['sent'], sent: ['sent'] } }),
  'started elsewhere, out of nothing': elsewhere({ moves: { nothing: ['packed'] } }),
  'started elsewhere, out of one state and nothing': elsewhere({ moves: { nothing: ['packed'], packed: ['sent'] } }),
  'started elsewhere, but on no profile': elsewhere({ startsAt: ['batch'] }),
  'started elsewhere, without words to search': elsewhere({ alsoFrom: { ...handOver.alsoFrom, search: '' } }),
  'started elsewhere, without words to confirm': elsewhere({ alsoFrom: { ...handOver.alsoFrom, confirm: '' } }),
  'started elsewhere, with a field of the reserved name': elsewhere({ steps: [...elsewhereSteps(), { title: 'Two', fields: { subject: text } }] }),
  'work in the background by a text': field(text, 'a', { inBackground: { field: 'a', above: 1 } }),
  'work in the background by a number': field(whole, 'a', { inBackground: { field: 'a', above: 1 } }),
  'a schedule that looks at no attribute': useCase({ onSchedule: { without: 'size', atMost: 1 } }),
  'a schedule that looks at an attribute': useCase({ onSchedule: { without: 'weight', atMost: 1 } }),
  'a schedule that never starts': useCase({ startsAt: ['quick-search'], onSchedule: { atMost: 1 } }),
  'words about a state that is not there': useCase({ outcomes: { torn: 'Torn' }, reachesOnlyWhen: { burnt: { option: 'askWeight', is: true } } }),
  'a state under an option that is not there': useCase({ reachesOnlyWhen: { packed: { option: 'colour', is: 'red' } } }),
  'a field name with a hyphen': field(text, 'a-b'),
  'a field name that begins with a digit': field(text, '1a'),
  'a field without a title': field({ ...text, title: '' }),
  'a field with a title of another kind': field({ ...text, title: 7 }),
  'a field of no kind': field({ kind: 'rainbow', title: 'A' }),
  'a condition on an option that is not there': field({ ...text, when: { option: 'colour', is: 'red' } }),
  'a condition on a field beside it': useCase({ steps: [{ title: 'One', fields: { a: text, b: { ...text, when: { field: 'a', is: 'x' } } } }] }),
  'the beginning of another kind': field({ ...text, begins: 'weight' }),
  'the beginning of its own kind': field({ ...whole, begins: 'weight' }),
  'the beginning with nothing': field({ ...text, begins: 'toString' }),
  'an attribute that begins': attribute({ ...text, begins: 'number' }),
  'a limit from a text': field({ ...whole, max: { option: 'note' } }, 'a', { options: { note: { ...text, initial: 'x' } } }),
  'a limit from nothing': field({ ...whole, min: { option: 'toString' } }),
  'a limit without an initial value': field({ ...whole, max: { option: 'most' } }, 'a', { options: { most: { ...whole, optional: true } } }),
  'limits that are the same': field({ ...whole, min: 9 }),
  'limits the wrong way round': field({ ...whole, min: 10 }),
  'a limit from an option below a number': field({ ...whole, min: { option: 'most' }, max: 0 }, 'a', { options: pack.options }),
  'a pattern that is none': field({ ...text, pattern: '[' }),
  'a pattern that is none with the flag u': field({ ...text, pattern: '\\-' }),
  'a pattern': field({ ...text, pattern: '^a$' }),
  'a picture without a size': field({ ...image, width: 0, height: 1.5 }),
  'a picture of a size from nothing': field({ ...image, width: { option: 'none' } }),
  'a picture': field(image),
  'a picture of no weight': field({ ...image, maxKilobytes: -1 }),
  'a file': field(file),
  'a file of no kind': field({ ...file, accept: [] }),
  'a file of strange kinds': field({ ...file, accept: ['application/pdf', 'text/html', 'text/css'] }),
  'a file of no size': field({ ...file, maxKilobytes: 0 }),
  'a list': field(list),
  'a list of one': field({ ...list, minItems: 1, maxItems: 1, initial: [1] }),
  'a list below nothing': field({ ...list, minItems: -1 }),
  'a list of nothing': field({ ...list, maxItems: 0 }),
  'a list of half items': field({ ...list, minItems: 0.5 }),
  'a list up to half items': field({ ...list, maxItems: 1.5 }),
  'a list the wrong way round': field({ ...list, minItems: 3 }),
  'a list that begins with too many': field({ ...list, initial: [1, 2, 3] }),
  'a list that begins with too few': field({ ...list, minItems: 1, initial: [] }),
  'a list of numbers the wrong way round': field({ ...list, of: { kind: 'integer', min: 9, max: 0 } }),
  'a list of the same number': field({ ...list, of: { kind: 'integer', min: 9, max: 9 } }),
  'a list of texts of no pattern': field({ ...list, of: { kind: 'text', maxLength: 9, pattern: '(' } }),
  'no choice': field({ ...choice, choices: {} }),
  'a choice that begins elsewhere': field({ ...choice, initial: 'blue' }),
  'a choice that begins': field({ ...choice, initial: 'red' }),
  'a choice from nobody': field({ ...choice, choices: {}, initial: 'blue', more: { capability: 'moon', list: 'stones' } }),
  'a choice from a connector': installed(definePlugin({ objectTypes: [parcel], connectors: [{ ...carrierConnector, lists: { lines: async () => ({}) } } as never], useCases: [{ ...pack, inBackground: undefined, steps: [{ title: 'One', fields: { a: { ...choice, choices: {}, more: { capability: 'carrier', list: 'lines' } } } }] } as unknown as AnyUseCase] })),
  'a choice that a connector does not list': installed(definePlugin({ objectTypes: [parcel], connectors: [carrierConnector], useCases: [{ ...pack, inBackground: undefined, steps: [{ title: 'One', fields: { a: { ...choice, more: { capability: 'carrier', list: 'lines' } } } }] } as unknown as AnyUseCase] })),
  'an object of no type': field({ kind: 'object', title: 'A', objectType: 'person', inState: ['there'], having: { colour: 'red' } }),
  'an object in no state': field({ kind: 'object', title: 'A', objectType: 'parcel', inState: ['sent', 'torn'] }),
  'an object by what nothing is found by': field({ kind: 'object', title: 'A', objectType: 'parcel', having: { weight: 1, seal: 'x', colour: 'red' } }),
  'a device that expects nothing': field(device),
  'a device that expects what is unique': field({ ...device, expects: 'number' }),
  'a device that expects what is indexed': field({ ...device, expects: 'weight' }),
  'a device that expects what has no index': field({ ...device, expects: 'seal' }),
  'a device that expects what is not there': field({ ...device, expects: 'toString' }),
  'a type name in capitals': type({ name: 'Parcel' }),
  'a type name with a space': type({ name: 'parcel x' }),
  'a type of a name that every object has': type({ name: 'constructor' }),
  'a type without words': type({ title: ' ', pluralTitle: '', group: undefined }),
  'a type with a permission of one word': type({ permission: 'parcel' }),
  'states that every object has, or without a title': type({ states: { ...parcel.states, constructor: { title: 'Built', meaning: 'ready' }, burnt: { title: '', meaning: 'ended' } } }),
  'an attribute that every object has': attribute(text, 'valueOf'),
  'a quick filter that every object has': type({ quickFilters: { constructor: { title: 'Built', all: [] } } }),
  'choices that every object has': field({ ...choice, choices: { constructor: 'Builder', ...JSON.parse('{"__proto__":"Ancestor"}') } }),
  'no states': type({ states: {} }),
  'reserved states': type({ states: { ...parcel.states, new: { title: 'New', meaning: 'waiting' }, nothing: { title: 'Nothing', meaning: 'waiting' } } }),
  'a state of no meaning': type({ states: { ...parcel.states, packed: { title: 'Packed', meaning: 'deep' } } }),
  'a label that is no attribute': type({ label: 'toString' }),
  'a series in capitals': type({ numbering: { series: 'Parcels', prefix: '', digits: 4 } }),
  'a series with something before it': type({ numbering: { series: ' parcels', prefix: '', digits: 4 } }),
  'a number of no digits': type({ numbering: { series: 'parcels', prefix: '', digits: 0 } }),
  'a number of half digits': type({ numbering: { series: 'parcels', prefix: '', digits: 1.5 } }),
  'a number of 15 digits': type({ numbering: { series: 'parcels', prefix: '', digits: 15 } }),
  'a number of 16 digits': type({ numbering: { series: 'parcels', prefix: '', digits: 16 } }),
  'no numbering': type({ numbering: undefined }),
  'columns': type({ columns: ['weight', 'createdAt', 'number', 'unit', 'colour'] }),
  'an attribute about somebody': attribute({ ...text, about: 'twin' }, 'a', { attributes: { ...parcel.attributes, twin, a: { ...text, about: 'twin' } } }),
  'an attribute about somebody without an index': type({ attributes: { ...parcel.attributes, twin: { ...twin, indexed: false }, a: { ...text, about: 'twin' } } }),
  'an attribute about a number': attribute({ ...text, about: 'weight' }),
  'an attribute about nobody': attribute({ ...text, about: 'toString' }),
  'a label about somebody': type({ attributes: { ...parcel.attributes, twin, number: { ...parcel.attributes.number, about: 'twin' } } }),
  'an attribute that is a device': attribute(device),
  'a unique list': attribute({ ...list, unique: true }),
  'an indexed list': attribute({ ...list, indexed: true }),
  'a list without an index': attribute(list),
  'quick filters': type(filters({ attribute: 'weight', is: 'present' }, { common: 'locked', is: 'present' }, { without: 'account' })),
  'a quick filter over nothing': type(filters({ attribute: 'toString', is: 'missing' })),
  'a quick filter over the past of a number': type(filters({ attribute: 'weight', is: 'past' })),
  'a quick filter over a near number': type(filters({ attribute: 'weight', is: 'soon', days: 3 })),
  'a quick filter over a near day': attribute({ kind: 'date', title: 'Due', indexed: true }, 'due', filters({ attribute: 'due', is: 'soon', days: 3 }, { attribute: 'due', is: 'past' })),
  'a quick filter over a day without an index': attribute({ kind: 'date', title: 'Due' }, 'due', filters({ attribute: 'due', is: 'past' }, { attribute: 'due', is: 'present' })),
  'quick filters of taken names': type({ quickFilters: { locked: { title: 'Locked', all: [] }, frozen: { title: 'Frozen', all: [] }, Some: { title: 'Some', all: [] }, 'some!': { title: 'Some', all: [] }, so: { title: 'So', all: [] } } }),
  'what another type may miss': type({ attributes: { ...parcel.attributes, twin }, missedBy: { parcel: { title: 'Without', attribute: 'twin', states: ['sent'] } } }),
  'what another type may miss, by a text': type({ missedBy: { parcel: { title: 'Without', attribute: 'number', states: ['torn'] } } }),
  'what another type may miss, by another type': type({ attributes: { ...parcel.attributes, twin }, missedBy: { letter: { title: 'Without', attribute: 'twin', states: [] } } }),
  'what another type may miss, without an index': type({ attributes: { ...parcel.attributes, twin: { ...twin, indexed: false } }, missedBy: { parcel: { title: 'Without', attribute: 'twin', states: [] } } }),
  'what another type may miss, by nothing': type({ missedBy: { parcel: { title: 'Without', attribute: 'toString', states: [] } } }),
  'a connector in capitals': connector({ name: 'Carrier' }),
  'a connector with a space after it': connector({ name: 'carrier ' }),
  'a connector without a title': connector({ title: '' }),
  'a connector that provides nothing': connector({ provides: {} }),
  'a connector that provides no capability at all': connector({ provides: undefined }),
  'a connector that provides what the house provides': connector({ provides: { name: 'sms-sender' } }),
  'a connector that cannot connect': connector({ connect: undefined }),
  'a connector that cannot test': connector({ test: undefined }),
  'a connector with a day as a setting': connector({ settings: { day: { kind: 'date', title: 'Day' } } }),
  'a connector with a setting under a condition on nothing': connector({ settings: { secret: { ...text, when: { option: 'none', is: 1 } } } }),
  'a connector with settings': connector({ settings: { on: { kind: 'boolean', title: 'On' }, host: { ...text, when: { option: 'on', is: true } } } }),
  'a task of no title': task({ title: ' ' }),
  'a task with a title of another kind': task({ title: undefined }),
  'a task of no attempts': task({ attempts: 0 }),
  'a task of half attempts': task({ attempts: 1.5 }),
  'a task of 100 attempts': task({ attempts: 100 }),
  'a task of 101 attempts': task({ attempts: 101 }),
  'a task that does nothing': task({ perform: undefined }),
  'a task that never gives up': task({ giveUp: undefined }),
  'a task of no type': installed(definePlugin({ tasks: [fetchParcel] })),
  'a task that moves elsewhere': task({ moves: { sent: ['torn'] } }),
  'a template': template({}),
  'a template in capitals': template({ name: 'Welcome' }),
  'a template of a long name': template({ name: 'w'.repeat(62) }),
  'a template without a title': template({ title: undefined }),
  'a template with a placeholder that every object has': template({ placeholders: { name: {}, toString: {} } }),
  'a template of the house': template({ name: 'password-reset' }),
  'a template with a placeholder of a strange name': template({ placeholders: { 'na me': {}, name: {}, '1name': {} } }),
  'a template that is good for a name': template({ goodFor: 'name' }),
  'a template that is good for nothing': template({ goodFor: 'hours' }),
  'a template that is good for minutes': template({ goodFor: 'minutes' }),
  'a template in one language': template({ texts: { 'en-US': { subject: 'Hello', text: 'Hello' } } }),
  'a template without a subject': template({ texts: { 'en-US': { subject: '', text: 'Hello' }, 'it-IT': { subject: 'Ciao', text: '' } } }),
  'a template that names nothing': template({ texts: { 'en-US': { subject: '{{#code}}Hello{{/code}}', text: '{{ ^ day }} {{code}} {{name}}' }, 'it-IT': { subject: 'Ciao', text: 'Ciao' } } }),
  'an import': fileImport({}),
  'an import of a strange name': fileImport({ symbolicName: 'books' }),
  'an import without a title': fileImport({ title: '' }),
  'an import with a permission of one word': fileImport({ permission: 'book' }),
  'an import of a type that is not installed': installed(definePlugin({ fileImports: [bookImport] })),
  'an import of pictures': fileImport({ fields: { ...bookImport.fields, a: image } }),
  'an import without keys': fileImport({ keys: {} }),
  'an import by a field that is not there': fileImport({ keys: { colour: 'code' } }),
  'an import by an attribute without an index': fileImport({ keys: { code: 'pages', series: 'toString', isbn: undefined } }),
  'an import into states that are not there': fileImport({ creates: ['torn'], changes: ['burnt', 'shelved'] }),
  'an import with a limit from an option': fileImport({ options: { most: { ...whole, initial: 3 } }, fields: { ...bookImport.fields, pages: { ...whole, max: { option: 'most' } } } }),
  'an import with an option under a condition': fileImport({ options: { a: text, b: { ...text, when: { field: 'a', is: 'x' } } } }),
  'reactions': reactions({ objectType: 'parcel', reaches: 'sent', task: fetchParcel }, { objectType: 'parcel', action: 'lock', task: fetchParcel }, { capability: carrier.name, event: 'called', task: fetchParcel }),
  'reactions to nothing': reactions({ objectType: 'parcel', reaches: 'torn', task: fetchParcel }, { objectType: 'letter', reaches: 'sent', task: fetchParcel }, { objectType: 'parcel', action: 'explode', task: fetchParcel }, { capability: 'moon', event: 'full', task: fetchParcel }, { objectType: 'parcel', reaches: 'sent', task: { name: 'none', attempts: 1 } }),
  'translations': installed(parcels, { it: { 'Packed: {count}.': 'Imballati: {count}.' }, 'it-IT': {} }),
  'translations that do not fit': installed(parcels, { it: { 'Packed: {count} of {all}.': '{all}: {count}.', 'Packed: {count}.': 'Imballati.', Parcel: 7 }, italiano: [], 'xit-IT': null, 'it-ITx': 'text' }),
};

function elsewhereSteps() {
  return [{ title: 'Whom?', fields: { courier: { kind: 'object', title: 'Courier', objectType: 'parcel' } } }];
}

const told = (packages: Parameters<typeof checkPlugins>[0]) => checkPlugins(packages).map((fault) => `${fault.where}: ${fault.cause} ${fault.fix}`);

if (process.env['UPDATE_MESSAGES']) {
  writeFileSync(GOLDEN, Object.entries(CASES).map(([title, packages]) => [`# ${title}`, ...told(packages), ''].join('\n')).join('\n'));
}
const golden = new Map(readFileSync(GOLDEN, 'utf8').split(/^# /m).slice(1).map((part) => part.trimEnd().split('\n')).map(([title = '', ...lines]) => [title, lines]));

it.each(Object.entries(CASES))('is told what to mend: %s', (title, packages) => {
  expect(told(packages)).toEqual(golden.get(title));
});

it('a package that is checked alone may refer to others', () => {
  const alone = definePlugin({ useCases: [{ ...pack, inBackground: undefined, steps: [{ title: 'One', fields: { a: { kind: 'object', title: 'A', objectType: 'person', inState: ['there'] }, b: { ...choice, more: { capability: 'moon', list: 'stones' } } } }] } as unknown as AnyUseCase] });
  expect(installed(alone).flatMap((one) => checkPlugin(one))).toEqual([]);
});
