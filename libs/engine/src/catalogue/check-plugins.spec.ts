import { definePlugin } from '@tessera/plugin-api';
import type { AnyUseCase, Plugin } from '@tessera/plugin-api';
import { fetchParcel, pack, parcel, parcels } from '../testing/parcels.js';
import { Catalogue } from './catalogue.js';
import { checkPlugin, checkPlugins } from './check-plugins.js';
import { loadPlugins } from './load-plugins.js';

const installed = (plugin: unknown, name = 'acme', locales = {}) => ({ name, version: '1.0.0', plugin: plugin as Plugin, locales });
const causes = (...packages: readonly Parameters<typeof checkPlugins>[0][number][]) => checkPlugins(packages).map((fault) => `${fault.where}: ${fault.cause}`);
const withPack = (changes: object) => installed(definePlugin({ objectTypes: [parcel], useCases: [{ ...pack, ...changes } as AnyUseCase] }));

it('finds nothing wrong with a sound package', () => {
  expect(checkPlugins([installed(parcels)])).toEqual([]);
});

it('refuses what is no plugin, or of another contract', () => {
  expect(causes(installed(undefined))).toEqual(['default export: It is no plugin of contract 1.']);
  expect(causes(installed({ contract: 2 }))).toEqual(['default export: It is no plugin of contract 1.']);
});

it('finds names that are taken', () => {
  expect(causes(installed(parcels), installed(parcels, 'other'))).toEqual([
    'use case ParcelsProcPack: acme already brings the use case ParcelsProcPack.',
    'use case ParcelsProcSend: acme already brings the use case ParcelsProcSend.',
    'use case ParcelsProcLabel: acme already brings the use case ParcelsProcLabel.',
    'object type parcel: acme already brings the object type parcel.',
    'task parcels.carrier-called: acme already brings the task parcels.carrier-called.',
    'task parcels.fetch: acme already brings the task parcels.fetch.',
    'connector carrier-line: acme already brings the connector carrier-line.',
    'capability carrier: acme already brings the capability carrier.',
  ]);
});

it.each([
  [{ moves: { nothing: ['torn'] } }, 'It moves objects to torn, which is no state of parcel.'],
  [{ moves: { nowhere: ['sent'] } }, 'It moves objects out of nowhere, which is no state of parcel.'],
  [{ moves: { lost: ['sent'] } }, 'It moves objects out of lost, which is final.'],
  [{ moves: {} }, 'It declares no moves, so it fits nowhere.'],
  [{ permission: 'pack' }, 'pack is no permission.'],
  [{ permission: 'parcel:lock' }, 'parcel:lock is what the house asks of whoever locks, freezes or numbers such an object.'],
  [{ startsAt: ['kitchen'] }, 'It cannot start at kitchen.'],
  [{ inBackground: { field: 'size', above: 1 } }, 'inBackground looks at size, which is no whole number of its steps.'],
  [{ alsoFrom: { field: 'amount', search: 'Search', confirm: 'Sure?' } }, 'It is filled into amount, which is no question for an object that is always asked.'],
  [{ alsoFrom: { field: 'amount', search: 'Search', confirm: 'Sure?' } }, 'It takes its subjects in several states, or in none.'],
  [{ outcomes: { torn: 'Torn' } }, 'It speaks of state torn, which parcel does not have.'],
  [{ onSchedule: { without: 'size', atMost: 1 } }, 'onSchedule looks at attribute size, which is not there.'],
])('finds the fault in %j', (changes, cause) => {
  expect(causes(withPack(changes)).join('\n')).toContain(cause);
});

it.each([
  [{ kind: 'integer', title: 'A', min: 1, max: { option: 'none' } }, 'A limit comes from option none, which is no whole number.'],
  [{ kind: 'integer', title: 'A', min: 9, max: 1 }, 'The least value 9 is above the largest 1.'],
  [{ kind: 'text', title: 'A', maxLength: 5, pattern: '(' }, 'Its pattern ( is no regular expression.'],
  [{ kind: 'text', title: 'A', maxLength: 5, when: { option: 'none', is: true } }, 'Its condition asks for option none, which is not there.'],
  [{ kind: 'text', title: 'A', maxLength: 5, when: { field: 'later', is: true } }, 'Its condition asks for field later, which is not there.'],
  [{ kind: 'choice', title: 'A', choices: {} }, 'It offers no choice.'],
  [{ kind: 'choice', title: 'A', choices: {}, more: { capability: 'moon', list: 'stones' } }, 'Nobody provides the capability moon.'],
  [{ kind: 'object', title: 'A', objectType: 'person' }, 'Object type person is not installed.'],
  [{ kind: 'object', title: 'A', objectType: 'parcel', inState: ['torn'] }, 'parcel has no state torn.'],
  [{ kind: 'object', title: 'A', objectType: 'parcel', having: { colour: 'red' } }, 'parcel has no indexed attribute colour.'],
  [{ kind: 'device', title: 'A', action: 'x', expects: 'size' }, 'It expects attribute size, which the object type does not have.'],
  [{ kind: 'device', title: 'A', action: 'x', expects: 'seal' }, 'It expects attribute seal, which has no index.'],
  [{ kind: 'text', title: 'A', maxLength: 5, begins: 'weight' }, 'It begins with weight, which is no attribute of its kind.'],
  [{ kind: 'secret', title: 'A', maxLength: 5 }, 'A step cannot ask for a secret.'],
  [{ kind: 'list', title: 'A', of: { kind: 'integer', min: 0, max: 9 }, minItems: 3, maxItems: 1 }, 'It holds 3 to 1 items.'],
  [{ kind: 'list', title: 'A', of: { kind: 'text', maxLength: 9, pattern: '(' }, minItems: 0, maxItems: 1 }, 'Its pattern ( is no regular expression.'],
  [{ kind: 'list', title: 'A', of: { kind: 'integer', min: 0, max: 9 }, minItems: 1, maxItems: 2, initial: [] }, 'Its initial value has 0 items.'],
  [{ kind: 'rainbow', title: 'A' }, 'There is no field kind rainbow.'],
])('finds the fault in the field %j', (field, cause) => {
  expect(causes(withPack({ steps: [{ title: 'One', fields: { a: field } }], inBackground: undefined })).join('\n')).toContain(cause);
});

it('refuses an index over what is more than one value', () => {
  const checked = { kind: 'stamp', title: 'Checked', indexed: true };
  const type = { ...parcel, attributes: { ...parcel.attributes, checked } };
  expect(causes(installed({ contract: 1, objectTypes: [type] }))).toEqual(['object type parcel, attribute checked: An attribute of kind stamp has no index.']);
});

it.each([
  [{ about: 'sender' }, 'attribute note: It is about sender, which names nobody.'],
  [{ about: 'weight' }, 'attribute note: It is about weight, which names nobody.'],
  [{ about: 'toString' }, 'attribute note: It is about toString, which names nobody.'],
])('refuses an attribute about somebody whom nothing names: %j', (about, cause) => {
  const type = { ...parcel, attributes: { ...parcel.attributes, note: { kind: 'text', title: 'Note', maxLength: 9, ...about } } };
  expect(causes(installed({ contract: 1, objectTypes: [type] }))).toEqual([`object type parcel, ${cause}`]);
});

it('refuses a label that would be erased together with somebody', () => {
  const attributes = { ...parcel.attributes, twin: { kind: 'object', title: 'Twin', objectType: 'parcel', indexed: true }, number: { ...parcel.attributes.number, about: 'twin' } };
  expect(causes(installed({ contract: 1, objectTypes: [{ ...parcel, attributes }] }))).toEqual(['object type parcel, attribute number: What is about somebody else cannot be the label.']);
});

it('finds all faults of all packages at once, with what to do', () => {
  const faults = checkPlugins([installed(undefined, 'first'), withPack({ permission: 'x', moves: {} }), installed({ contract: 1, useCases: [{}] }, 'third')]);
  expect([...new Set(faults.map((fault) => fault.package))]).toEqual(['first', 'acme', 'third']);
  expect(faults.every((fault) => fault.cause !== '' && fault.fix !== '')).toBe(true);
});

it('finds reactions that nobody can start, and tasks that never end', () => {
  const reactions = [{ objectType: 'parcel', reaches: 'torn', task: { name: 'none', attempts: 1 } }, { capability: 'moon', event: 'full', task: { name: 'none', attempts: 1 } },
    { objectType: 'parcel', action: 'explode', task: fetchParcel }, { objectType: 'parcel', action: 'lock', task: fetchParcel }];
  const task = { ...fetchParcel, title: ' ', attempts: 0 };
  expect(causes(installed({ contract: 1, objectTypes: [parcel], reactions, tasks: [task] }))).toEqual([
    'task parcels.fetch: It has no title.',
    'task parcels.fetch: 0 is no number of attempts.',
    'reaction none: Task none is not among the package\'s tasks.',
    'reaction none: parcel has no state torn.',
    'reaction none: Task none is not among the package\'s tasks.',
    'reaction none: Nobody provides the capability moon.',
    'reaction parcels.fetch: explode is no action that happens to objects.',
  ]);
});

it('finds translations that do not fit', () => {
  const italian = { 'Packed: {count}.': 'Pacchi: {numero}.', Parcel: 7 };
  expect(causes(installed(parcels, 'acme', { it: italian, italiano: [] }))).toEqual([
    'locale it: The translation of "Packed: {count}." has other names in braces.',
    'locale it: The translation of "Parcel" is no text.',
    'locale italiano: italiano is no language.',
    'locale italiano: It is no JSON object.',
  ]);
});

it('takes for granted, for one package alone, what others may bring', () => {
  expect(checkPlugin(installed(definePlugin({ useCases: [pack] })))).toEqual([]);
});

it('does not start with packages that cannot be imported, and names all of them', async () => {
  const loading = loadPlugins(['one', 'two'], async (name) => Promise.reject(new Error(`cannot find ${name}`)));
  await expect(loading).rejects.toMatchObject({ faults: [{ package: 'one' }, { package: 'two' }] });
});

it('says of a package in two lines of the list that it is named twice, and nothing else', async () => {
  const loading = loadPlugins(['one', 'one'], async () => installed(parcels, 'one'));
  await expect(loading).rejects.toMatchObject({ faults: [{ package: 'one', cause: 'It is named twice.' }] });
});

const followed = definePlugin({
  objectTypes: [{ ...parcel, attributes: { ...parcel.attributes, sender: { kind: 'object', title: 'Sender', objectType: 'person' } } }],
  alongside: { person: { useCases: [{ ...pack, steps: [{ title: 'Who?', fields: { who: { kind: 'object', title: 'Who', objectType: 'person' } } }], inBackground: undefined } as AnyUseCase] } },
});
const persons = definePlugin({ objectTypes: [{ ...parcel, name: 'person' }] });

it('lets parts join when the object type that they need is there', () => {
  expect(new Catalogue([installed(followed)]).useCases()).toEqual([]);
  expect(new Catalogue([installed(followed), installed(persons, 'people')]).useCases().map((one) => one.symbolicName)).toEqual(['ParcelsProcPack']);
});

it('finds nothing wrong with a package whose companions are missing, and checks them once they are there', () => {
  expect(checkPlugins([installed(followed)])).toEqual([]);
  expect(checkPlugin(installed(followed))).toEqual([]);
  const broken = definePlugin({ ...followed, alongside: { person: { useCases: [{ ...pack, permission: 'x' } as unknown as AnyUseCase] } } });
  expect(causes(installed(broken), installed(persons, 'people'))).toContain('use case ParcelsProcPack: x is no permission.');
});

it('finds a numbering that cannot be', () => {
  const numbered = { ...parcel, numbering: { series: 'Parcels!', prefix: '', digits: 0 } };
  expect(causes(installed(definePlugin({ objectTypes: [numbered] })))).toEqual(['object type parcel: Its numbering Parcels! with 0 digits is none.']);
});

it('finds what is wrong with templates', () => {
  const text = { subject: 'Hello {{name}}', text: 'Your code is {{code}}.' };
  const template = { name: 'welcome', title: 'Welcome', placeholders: { name: { title: 'Name', kind: 'text', sample: 'Anna' } }, texts: { 'en-US': text } };
  expect(causes(installed({ contract: 1, templates: [{ ...template, goodFor: 'name' }] }), installed({ contract: 1, templates: [{ ...template, name: 'password-reset' }] }, 'b'))).toEqual([
    'template welcome: It is good for name, which is no whole number of its placeholders.',
    'template welcome, en-US: It names code, which is no placeholder.',
    'template welcome, it-IT: It has no subject or no text.',
    'template password-reset: The house itself has a template password-reset.',
    'template password-reset, en-US: It names code, which is no placeholder.',
    'template password-reset, it-IT: It has no subject or no text.',
  ]);
});

it('leaves the writing of messages to the house', () => {
  const connector = { name: 'mail', title: 'Mail', provides: { name: 'mailer' }, settings: {}, connect: () => ({}), test: async () => undefined };
  expect(causes(installed({ contract: 1, connectors: [connector] }))).toEqual(['connector mail: The house itself provides mailer.']);
});

it('finds a task that asks for a capability which nobody provides', () => {
  const using = (...names: string[]) => installed({ contract: 1, objectTypes: [parcel], tasks: [{ ...fetchParcel, uses: names.map((name) => ({ name })) }] });
  expect(causes(using('moon', 'mailer', 'notifier'))).toEqual(['task parcels.fetch: Nobody provides the capability moon, which it asks for.']);
  expect(checkPlugin(using('moon'))).toEqual([]);
  const connector = { name: 'moon', title: 'Moon', provides: { name: 'moon' }, settings: {}, connect: () => ({}), test: async () => undefined };
  expect(causes(using('moon'), installed({ contract: 1, connectors: [connector] }, 'space'))).toEqual([]);
});
