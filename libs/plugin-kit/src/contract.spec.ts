import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { defineConnector, defineObjectType, definePlugin, defineUseCase } from '@tessera/plugin-api';
import type { AnyUseCase, Plugin } from '@tessera/plugin-api';
import { contract } from './contract.js';
import type { ContractSetting } from './contract.js';

const key = defineObjectType({
  name: 'key', title: 'Key', pluralTitle: 'Keys', group: 'Doors', permission: 'key:read', label: 'door',
  states: { hanging: { title: 'Hanging', meaning: 'ready' }, lent: { title: 'Lent', meaning: 'in-use' } },
  attributes: { door: { kind: 'text', title: 'Door', maxLength: 20, indexed: true } },
});

const lend = defineUseCase({
  symbolicName: 'KeysProcLend', title: 'Lend key', story: 'As a porter I want to lend a key.', objectType: key, moves: { hanging: ['lent'] },
  startsAt: ['profile'], permission: 'key:lend', options: { days: { kind: 'integer', title: 'Days', min: 1, max: 9, initial: 3 } }, steps: [{ title: 'Lend it?' }],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'lent');
  },
  migrateOptions: ({ weeks, days }) => ({ days: typeof weeks === 'number' ? weeks * 7 : typeof days === 'number' ? days : 3 }),
});
const cabinet = defineConnector({
  name: 'cabinet', title: 'Cabinet', provides: { name: 'cabinet' }, settings: { shelves: { kind: 'integer', title: 'Shelves', min: 1, max: 9, initial: 4 } },
  connect: () => ({}), test: async () => undefined,
});

const folder = mkdtempSync(join(tmpdir(), 'tessera-contract-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Runs the suite apart and answers what failed: title and first line of why. */
async function broken(subject: AnyUseCase | Plugin, setting: ContractSetting = {}): Promise<Readonly<Record<string, string>>> {
  const tests: [title: string, test: () => void | Promise<void>][] = [];
  contract(subject, { ...setting, describe: (_, inner) => inner(), it: (title, test) => void tests.push([title, test]) });
  const failed: Record<string, string> = {};
  for (const [title, test] of tests) await Promise.resolve().then(test).catch((error: Error) => void (failed[title] = error.message));
  return failed;
}

const plugin = (changes: object = {}, connector: object = {}): Plugin =>
  definePlugin({ objectTypes: [key], useCases: [{ ...lend, ...changes } as AnyUseCase], connectors: [{ ...cabinet, ...connector }] });

function inFolder(italian: object, tessera: object = {}): ContractSetting {
  mkdirSync(join(folder, 'locales'), { recursive: true });
  writeFileSync(join(folder, 'locales', 'it.json'), JSON.stringify(italian));
  const manifest = { name: 'acme-keys', version: '1.0.0', peerDependencies: { '@tessera/plugin-api': '^1.0.0' }, tessera: { plugin: './dist/index.js', locales: { it: './locales/it.json' }, ...tessera } };
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest));
  return { folder };
}

const SAYS = 'says nothing that the house cannot understand';

it('finds nothing wrong with a sound plugin or use case', async () => {
  expect(await broken(plugin(), { storedOptions: { KeysProcLend: [{ weeks: 1 }, { days: 2 }] } })).toEqual({});
  expect(await broken(lend)).toEqual({});
});

it.each([
  ['a permission that is none', { permission: 'lend' }, { [SAYS]: 'use case KeysProcLend: lend is no permission. Write it as resource:action.' }],
  ['a value that JSON does not know', { outcomes: { lent: new Date(0) } }, { 'is its own manifest': 'useCases.0.outcomes.lent: Its JSON does not say this. Write texts, whole numbers, true and false, lists and plain objects; leave out what is undefined, a date or a function.' }],
  ['a function where data stands', { title: () => 'Lend' }, { 'is its own manifest': expect.stringContaining('useCases.0.title') }],
  ['an option that begins outside its limits', { options: { days: { ...lend.options.days, initial: 99 } }, migrateOptions: undefined }, { 'may be switched on at each of its places with its initial options': expect.stringContaining('too-large') }],
  ['a migration that throws', { migrateOptions: () => { throw new Error('what is this?'); } }, { 'understands options that earlier versions stored': 'what is this?' }],
  ['a migration to options that do not pass', { migrateOptions: () => ({ days: 'three' }) }, { 'understands options that earlier versions stored': '{} became {"days":"three"}: /days wrong-type' }],
])('finds %s', async (_, changes, expected) => {
  expect(await broken(plugin(changes))).toMatchObject(expected);
});

it('finds stored options that a migration does not understand', async () => {
  const failed = await broken(plugin(), { storedOptions: { KeysProcLend: [{ weeks: 5 }] } });
  expect(failed).toEqual({ 'understands options that earlier versions stored': '{"weeks":5} became {"days":35}: /days too-large' });
});

it('finds an option that was renamed and that nothing carries over', async () => {
  const failed = await broken(plugin({ migrateOptions: undefined }), { storedOptions: { KeysProcLend: [{ days: 2 }, { weeks: 1 }] } });
  expect(failed).toEqual({ 'understands options that earlier versions stored': expect.stringContaining('set as weeks would be lost: KeysProcLend has no such option any more. Write migrateOptions') });
});

it('finds settings of a connector that its own form refuses', async () => {
  const failed = await broken(plugin({}, { settings: { shelves: { ...cabinet.settings.shelves, initial: 70 } } }));
  expect(failed).toMatchObject({ 'begins with settings that its own form accepts': 'initial settings: /shelves too-large' });
});

const ITALIAN = Object.fromEntries(['Key', 'Keys', 'Doors', 'Hanging', 'Lent', 'Door', 'Lend key', 'As a porter I want to lend a key.', 'Days', 'Lend it?', 'Cabinet', 'Shelves'].map((text) => [text, `${text}!`]));

it('looks at the folder of the package: translations, contract range, files', async () => {
  expect(await broken(plugin(), inFolder(ITALIAN))).toEqual({});
  const { Days: _, ...incomplete } = ITALIAN;
  expect(await broken(plugin(), inFolder({ ...incomplete, Window: 'Finestra' }))).toEqual({
    'says everything in it': 'is not translated: "Days"',
  });
  const { Cabinet: _cabinet, Shelves: _shelves, ...withoutConnector } = ITALIAN;
  expect(await broken(definePlugin({ objectTypes: [key], useCases: [lend] }), inFolder({ ...withoutConnector, Window: 'Finestra' }))).toEqual({
    'says everything in it': 'is translated, but nobody says it: "Window"',
  });
  expect(await broken(plugin(), inFolder(ITALIAN, { plugin: undefined, elements: { 'acme-pad': './pad.js' } }))).toEqual({
    'has the files that its package.json names': expect.stringMatching(/It does not say where the plugin is\.[^]*The file \.\/pad\.js is missing\./),
  });
});

it('says how it is run when nobody runs it', () => {
  const { describe: usual } = globalThis;
  Object.assign(globalThis, { describe: undefined });
  expect(() => contract(lend)).toThrow("write contract(plugin, { describe, it }) and import both from 'node:test'");
  Object.assign(globalThis, { describe: usual });
});
