import { mkdtempSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { definePlugin } from '@tessera/plugin-api';
import type { AnyUseCase, Plugin } from '@tessera/plugin-api';
import { anybody } from '../in-memory/index.js';
import { bookImport, books } from '../testing/books.js';
import { courier, couriers, handOver } from '../testing/couriers.js';
import { carrierConnector, fetchParcel, pack, parcel, parcels, send } from '../testing/parcels.js';
import { fitsElsewhere, pickField, startField, takenFrom } from './also-from.js';
import { Catalogue } from './catalogue.js';
import { faultLines } from './check-plugins.js';
import { importerFor, loadPlugins, PluginFaults } from './load-plugins.js';
import { quickFiltersFor, quickFiltersOf } from './quick-filters.js';
import { textsOf } from './texts-of.js';

const installed = (plugin: Plugin, name = 'acme', locales = {}) => ({ name, version: '1.0.0', plugin, locales });
const letter = { ...parcel, name: 'letter', title: 'Letter' };
const text = { name: 'welcome', title: 'Welcome', placeholders: { who: { title: 'Who', kind: 'text', sample: 'Anna' } }, texts: {} } as never;

describe('the catalogue', () => {
  const catalogue = new Catalogue([installed(parcels), installed(books, 'library'), installed({ contract: 1, templates: [text], objectTypes: [letter as never] }, 'post')]);

  it('finds parts by name, and says which is not there', () => {
    expect(catalogue.connectorFor('carrier')).toBe(carrierConnector);
    expect(catalogue.connectorFor('moon')).toBeUndefined();
    expect(catalogue.templates()).toEqual([text]);
    expect(catalogue.fileImports()).toEqual([bookImport]);
    expect(catalogue.useCasesOf('parcel')).toHaveLength(3);
    expect(catalogue.useCasesOf('book')).toEqual([]);
    expect(catalogue.connectors()).toEqual([carrierConnector]);
    expect([catalogue.hasTask('parcels.fetch'), catalogue.hasTask('parcels.sing')]).toEqual([true, false]);
    const missing = [() => catalogue.objectType('x'), () => catalogue.useCase('x'), () => catalogue.task('x'), () => catalogue.fileImport('x'), () => catalogue.connector('x')];
    const said = missing.map((find) => { try { return find(); } catch (error) { return (error as Error).message; } });
    expect(said).toEqual(['object type x was not found', 'use case x was not found', 'task x was not found', 'file import x was not found', 'connector x was not found']);
  });

  it('knows with which package a part came', () => {
    expect([send, carrierConnector, parcel].map((part) => catalogue.packageOf(part as never).name)).toEqual(['acme', 'acme', 'acme']);
    expect(() => catalogue.packageOf(handOver as unknown as AnyUseCase)).toThrow('package of ParcelsProcHandOver was not found');
    expect(() => catalogue.packageOf(courier)).toThrow('package of courier was not found');
  });

  it('names the tasks that follow from what happens, and from nothing else', () => {
    const reactions = [{ objectType: 'parcel', reaches: 'sent', task: fetchParcel }, { objectType: 'parcel', action: 'lock', task: fetchParcel }, { capability: 'carrier', event: 'called', task: fetchParcel }];
    const reacting = new Catalogue([installed({ contract: 1, reactions } as never)]);
    const fetch = ['parcels.fetch'];
    expect([reacting.reactionsToState('parcel', 'sent'), reacting.reactionsToState('parcel', 'lost'), reacting.reactionsToState('letter', 'sent')]).toEqual([fetch, [], []]);
    expect([reacting.reactionsToAction('parcel', 'lock'), reacting.reactionsToAction('parcel', 'freeze'), reacting.reactionsToAction('letter', 'lock')]).toEqual([fetch, [], []]);
    expect([reacting.reactionsToEvent('carrier', 'called'), reacting.reactionsToEvent('carrier', 'sang'), reacting.reactionsToEvent('moon', 'called')]).toEqual([fetch, [], []]);
    expect(reacting.reactionTasks()).toEqual(fetch);
    expect(reacting.reactionsToState('parcel', 'sent', new Set(['acme']))).toEqual([]);
  });

  it('lists every permission once, sorted, with all that ask for it', () => {
    const one = new Catalogue([installed(definePlugin({ objectTypes: [parcel], useCases: [{ ...send, permission: 'parcel:read' } as unknown as AnyUseCase] })), installed(books)]);
    const permissions = one.permissions();
    expect(permissions.map(({ permission }) => permission)).toEqual([
      'book:attach', 'book:customize', 'book:export', 'book:force-unlock', 'book:freeze', 'book:import', 'book:lock', 'book:number', 'book:read',
      'parcel:attach', 'parcel:customize', 'parcel:export', 'parcel:force-unlock', 'parcel:freeze', 'parcel:lock', 'parcel:number', 'parcel:read',
    ]);
    expect(permissions.find(({ permission }) => permission === 'parcel:read')?.declaredBy).toEqual(['Parcel', 'Send parcels']);
    expect(permissions.find(({ permission }) => permission === 'book:import')?.declaredBy).toEqual(['Import books']);
  });

  it('says texts in a language: the package’s own words, those of its short name, the house’s, else English', () => {
    const speaking = new Catalogue([installed(parcels, 'a', { it: { Parcel: 'Pacco', Sent: 'Spedito' } }), installed(books, 'b', { 'it-IT': { Parcel: 'Collo', Book: 'Libro' }, de: { Book: 'Buch' } })]);
    const say = (word: string, language: string) => speaking.translate(word, language);
    expect([say('Parcel', 'it-IT'), say('Parcel', 'it'), say('Book', 'it-IT'), say('Book', 'it'), say('Book', 'de-AT')]).toEqual(['Pacco', 'Pacco', 'Libro', 'Book', 'Buch']);
    expect([say('on', 'it-IT'), say('on', 'de'), say('Parcel', 'en-US'), say('Parcel', 'enit')]).toEqual(['sì', 'on', 'Parcel', 'Parcel']);
    expect(speaking.translate('{a} and {b}', 'en', { a: 1 })).toBe('1 and {b}');
    expect(new Catalogue([installed(parcels, 'a', { it: { en: 'x' }, 'x-en': { Parcel: 'Other' } })]).translate('Parcel', 'x-en')).toBe('Other');
  });
});

describe('what starts from elsewhere', () => {
  it('is filled into the field that asks for such an object, in such a state', () => {
    const useCase = handOver as unknown as AnyUseCase;
    expect(startField(useCase)).toMatchObject({ kind: 'object', objectType: 'courier' });
    expect([fitsElsewhere(useCase, 'courier', 'working'), fitsElsewhere(useCase, 'courier', 'resting'), fitsElsewhere(useCase, 'courier', 'new'), fitsElsewhere(useCase, 'letter', 'working')]).toEqual([true, false, false, false]);
    expect(pickField(useCase)).toEqual({ kind: 'object', title: 'Parcel', objectType: 'parcel', inState: ['packed'] });
    expect(takenFrom({ ...useCase, moves: { nothing: ['packed'], packed: ['sent'], sent: [] } })).toEqual(['packed', 'sent']);
  });

  it('is nothing without a word about it, without that field, or with one of another kind', () => {
    const useCase = handOver as unknown as AnyUseCase;
    const { alsoFrom: _, ...without } = useCase;
    expect(startField(without)).toBeUndefined();
    expect(startField({ ...useCase, steps: [{ title: 'None' }] })).toBeUndefined();
    expect(startField({ ...useCase, steps: [{ title: 'None' }, { title: 'Text', fields: { courier: { kind: 'text', title: 'A', maxLength: 9 } } }] })).toBeUndefined();
    expect(fitsElsewhere(without, 'courier', 'working')).toBe(false);
    const anywhere = { ...useCase, steps: [{ title: 'None' }, { title: 'Whom?', fields: { courier: { kind: 'object' as const, title: 'A', objectType: 'courier' } } }] };
    expect([fitsElsewhere(anywhere, 'courier', 'resting'), fitsElsewhere(anywhere, 'courier', 'new')]).toEqual([true, false]);
  });
});

it('lists offer the filters of their type, and those of types that may be missed', () => {
  const filter = { title: 'Heavy', all: [] };
  const missed = { title: 'Without parcel', attribute: 'owner', states: ['sent'] };
  const type = { ...courier, quickFilters: { heavy: filter, secret: { ...filter, permission: 'courier:secret' } } } as never;
  const other = { ...parcel, missedBy: { courier: missed, letter: missed } } as never;
  expect(quickFiltersOf(type, [type, other])).toEqual({ heavy: filter, secret: { ...filter, permission: 'courier:secret' }, 'no-parcel': { ...missed, objectType: 'parcel', permission: 'parcel:read' } });
  expect(quickFiltersOf(courier, [courier, parcel])).toEqual({});
  const offered = (...permissions: readonly string[]) => Object.keys(quickFiltersFor({ ...anybody, permissions: new Set(permissions) }, type, [other]));
  expect([offered(), offered('parcel:read'), offered('*'), offered('courier:secret')]).toEqual([['heavy'], ['heavy', 'no-parcel'], ['heavy', 'secret', 'no-parcel'], ['heavy', 'secret']]);
});

it('names every text of a package that people read, once', () => {
  const plugin = definePlugin({
    ...parcels,
    objectTypes: [{ ...parcel, quickFilters: { heavy: { title: 'Heavy', all: [] } }, missedBy: { courier: { title: 'Missed', attribute: 'x', states: [] } } } as never],
    useCases: [handOver, { ...pack, options: { line: { kind: 'choice', title: 'Line', help: 'Which line', choices: { red: 'Red line' }, initial: 'red' } }, steps: [{ title: 'Step', text: 'What to do' }, { title: '' }] } as unknown as AnyUseCase, send],
    fileImports: [{ ...bookImport, refusals: { no: 'Never.' } } as never], templates: [text],
    alongside: { person: { tasks: [{ ...fetchParcel, name: 'other', title: 'Fetch for a person' } as never] } },
  });
  expect(textsOf(plugin)).toEqual([
    'Parcel', 'Parcels', 'Post', 'Packed', 'Sent', 'Lost', 'Heavy', 'Missed', 'Number', 'Weight', 'Seal',
    'Hand over', 'As an operator I want to hand a parcel over to a courier.', 'Which parcel?', 'Hand it over?', 'To whom?', 'Courier', 'Note', 'How?', 'Say it is urgent, if it is.', 'Urgent',
    'Pack parcels', 'As an operator I want to pack parcels.', 'Line', 'Which line', 'Red line', 'Step', 'What to do', 'Packed: {count}.',
    'Send parcels', 'As an operator I want to send parcels.', 'Nobody carries {weight} kilograms.', 'Answer the carrier', 'Fetch for a person', 'Fetch parcel',
    'Import books', 'As a librarian I want to import books.', 'State', 'Shelved', 'Lent', 'Code', 'ISBN', 'Series', 'Pages', 'Language', 'Never.', 'Carrier', 'Secret', 'Welcome', 'Who',
  ]);
  expect(textsOf({ contract: 1 })).toEqual([]);
  expect(textsOf(couriers)).toContain('Couriers');
});

describe('packages from the disk', () => {
  const folder = mkdtempSync(join(tmpdir(), 'packages-'));
  const put = (name: string, manifest: object, files: Readonly<Record<string, string>> = {}) => {
    const at = join(folder, 'node_modules', name);
    mkdirSync(at, { recursive: true });
    writeFileSync(join(at, 'package.json'), JSON.stringify({ name, version: '1.2.3', type: 'module', peerDependencies: { '@tessera/plugin-api': '*' }, ...manifest }));
    for (const [file, content] of Object.entries(files)) writeFileSync(join(at, file), content);
  };
  const importPackage = importerFor(join(folder, 'from.js'));

  it('are read with their version and their translations', async () => {
    put('sound', { tessera: { plugin: './plugin.js', locales: { it: './it.json' } } }, { 'plugin.js': 'export default { contract: 1 };', 'it.json': '{ "a": "b" }' });
    put('silent', { tessera: { plugin: './plugin.js' } }, { 'plugin.js': 'export default { contract: 1 };' });
    expect(await importPackage('sound')).toMatchObject({ name: 'sound', version: '1.2.3', plugin: { contract: 1 }, locales: { it: { a: 'b' } } });
    expect((await loadPlugins(['sound', 'silent'], importPackage)).map(({ name, locales }) => [name, locales])).toEqual([['sound', { it: { a: 'b' } }], ['silent', {}]]);
  });

  it('stop the start with everything that is wrong with them, and what to do', async () => {
    put('plain', {});
    put('odd', { tessera: { plugin: './plugin.js' } }, { 'plugin.js': 'export default 7;' });
    const faults = await loadPlugins(['plain', 'gone', 'odd', 'odd'], importPackage).catch((error: PluginFaults) => error);
    expect(faults).toBeInstanceOf(PluginFaults);
    expect((faults as PluginFaults).name).toBe('PluginFaults');
    const lines = (faults as Error).message.split('\n');
    expect(lines[0]).toBe('4 faults in the installed packages:');
    expect(lines.slice(1, 4)).toEqual(['odd: list', '  It is named twice.', '  Leave one of its lines in config/plugins.json.']);
    expect(lines.slice(4, 7)).toEqual(['plain: import', '  It cannot be imported: its package.json does not say where the plugin is ("tessera": { "plugin": ... })', '  Install and build the package, or take it out of config/plugins.json.']);
    expect(lines[7]).toBe('gone: import');
    expect(lines[8]).toContain("Cannot find module 'gone/package.json'");
    expect(lines[10]).toBe('odd: default export');
    expect(await loadPlugins(['x'], async () => Promise.reject('no\nreason')).catch((error: PluginFaults) => error.faults[0]?.cause)).toContain('It cannot be imported: no');
    expect(faultLines([{ package: 'a', where: 'b', cause: 'c', fix: 'd' }, { package: 'e', where: 'f', cause: 'g', fix: 'h' }])).toBe('a: b\n  c\n  d\ne: f\n  g\n  h');
    rmSync(folder, { recursive: true });
  });
});
