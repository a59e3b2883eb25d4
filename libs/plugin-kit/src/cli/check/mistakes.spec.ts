import { cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runTessera } from '../run.js';

// What authors are told about the mistakes that they make, word by word. UPDATE_MESSAGES=1 writes the file anew: look at the difference, people read it.
const GOLDEN = new URL('./mistakes.golden.txt', import.meta.url);
const MODULES = fileURLToPath(new URL('../../../../../node_modules', import.meta.url));

const folder = mkdtempSync(join(tmpdir(), 'tessera-mistakes-'));
const sound = join(folder, 'sound', 'acme-keys');
let made = 0;

beforeAll(async () => {
  symlinkSync(MODULES, join(folder, 'node_modules'));
  mkdirSync(dirname(sound));
  await runTessera(['new', 'plugin', 'acme-keys'], dirname(sound), () => undefined);
  await runTessera(['new', 'object-type', 'key'], sound, () => undefined);
  await runTessera(['new', 'use-case', 'lend-key'], sound, () => undefined);
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A package in the making: its files, as its author changes them. */
interface Draft {
  change(file: string, from: string | RegExp, to: string): void;
  write(file: string, text: string): void;
  remove(file: string): void;
}

const draftIn = (home: string): Draft => ({
  change(file, from, to) {
    const text = readFileSync(join(home, file), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(join(home, file), text.replace(from, to));
  },
  write: (file, text) => writeFileSync(join(home, file), text),
  remove: (file) => rmSync(join(home, file)),
});

// What the generator writes for them is JavaScript as well.
function build(home: string): void {
  const sources = readdirSync(join(home, 'src')).filter((file) => !file.includes('.spec.'));
  for (const file of sources) cpSync(join(home, 'src', file), join(home, 'dist', file.replace(/\.ts$/, '.js')));
}

async function told(mistake: (draft: Draft) => void, words: readonly string[] = []): Promise<string> {
  const home = join(folder, `draft-${++made}`);
  cpSync(sound, home, { recursive: true });
  mistake(draftIn(home));
  if (existsSync(join(home, 'src', 'index.ts'))) build(home);
  const lines: string[] = [];
  const code = await runTessera(['check', ...words], home, (line) => void lines.push(line)).catch((error: Error) => lines.push(error.message));
  expect(code === 0).toBe(lines.join('\n').endsWith('no faults'));
  return lines.join('\n').replaceAll(home, '.');
}

const USE_CASE = 'src/lend-key.ts';
const MISTAKES: Readonly<Record<string, (draft: Draft) => void>> = {
  'none': () => undefined,
  'a state that the type does not have': ({ change }) => change(USE_CASE, /available/g, 'free'),
  'a move that is not declared': ({ change }) => change(USE_CASE, "run.move(one, 'available')", "run.move(one, 'in-use')"),
  'an object that is made without a move from nothing': ({ change }) => change(USE_CASE, 'for (', "await run.create('available', {});\n    for ("),
  'a refusal without words': ({ change }) => change(USE_CASE, 'for (', "if (run.subjects.length > 9) run.refuse('too-many');\n    for ("),
  'a task that is deferred and not declared': ({ change }) => change(USE_CASE, 'for (', "run.defer({ name: 'tell', attempts: 1 }, {});\n    for ("),
  'a text that is not translated': ({ change }) => change('locales/it.json', /\s*"In use": "In use",/, ''),
  'no translations at all': ({ change }) => change('package.json', /,\s*"locales": \{[^}]*\}/, ''),
  'a translation that is no JSON': ({ change }) => change('locales/it.json', '{', '{,'),
  'a translation with other names in braces': ({ change }) => change('locales/it.json', '"Lend key?": "Lend key?"', '"Lend key?": "{name}?"'),
  'a type whose permission has no title': ({ change }) => change('src/key.ts', 'key:read', 'key:look'),
  'a permission of one word': ({ change }) => change(USE_CASE, "'key:lend'", "'lend'"),
  'a permission of the house': ({ change }) => change(USE_CASE, "'key:lend'", "'key:lock'"),
  'an element whose file is not named': ({ change }) => change(USE_CASE, "steps: [{ title: 'Lend key?' }]", "steps: [{ title: 'Lend key?', fields: { name: { kind: 'text', title: 'Name', maxLength: 9, element: 'acme-name' } } }]"),
  'an element whose file is not in the package': ({ change }) => change('package.json', '"locales": {', '"elements": { "acme-name": "./browser/name.js" }, "locales": {'),
  'two use cases of one symbolic name': ({ write, change }) => {
    write('src/return-key.ts', readFileSync(join(sound, USE_CASE), 'utf8').replaceAll('lendKey', 'returnKey'));
    write('src/return-key.spec.ts', 'returnKey');
    change('src/index.ts', 'useCases: [lendKey]', 'useCases: [lendKey, returnKey]');
    change('src/index.ts', 'import { lendKey }', "import { returnKey } from './return-key.js';\nimport { lendKey }");
  },
  'a symbolic name that is none': ({ change }) => change(USE_CASE, "'AcmeKeysProcLendKey'", "'Schlüssel verleihen'"),
  'a title in another language': ({ change }) => change(USE_CASE, "title: 'Lend key',", "title: 'Schlüssel verleihen',"),
  'a use case that is called by a verb alone': ({ change }) => {
    change(USE_CASE, 'const lendKey', 'const lend');
    change('src/index.ts', 'import { lendKey }', 'import { lend as lendKey }');
    change('src/lend-key.spec.ts', /lendKey/g, 'lend');
  },
  'a use case without a spec': ({ remove }) => remove('src/lend-key.spec.ts'),
  'an option without an initial value': ({ change }) => change(USE_CASE, 'options: {}', "options: { days: { kind: 'integer', title: 'Days', min: 1, max: 9 } }"),
  'a use case that nobody can start': ({ change }) => change(USE_CASE, "startsAt: ['profile']", 'startsAt: []'),
  'the house itself': ({ change }) => change(USE_CASE, 'import {', "import { Forms } from '@tessera/engine';\nimport {"),
  'the inside of another package': ({ change }) => change(USE_CASE, 'import {', "import temporaryCards from '@tessera/plugin-temporary-cards';\nimport {"),
  'the outside world in a use case': ({ change }) => change(USE_CASE, 'import {', "import { request } from 'node:https';\nimport {"),
  'what specs are for': ({ change }) => change('src/index.ts', 'import {', "import '@tessera/plugin-kit';\nimport {"),
  'what package.json does not name': ({ change }) => change('src/index.ts', 'import {', "import 'rxjs';\nimport {"),
  'a type of another package that package.json does not name': ({ change }) => change(USE_CASE, 'import {', "import '@tessera/plugin-temporary-cards/object-type';\nimport {"),
  'files that import each other': ({ change }) => change('src/key.ts', 'import {', "import { lendKey } from './lend-key.js';\nexport const first = lendKey;\nimport {"),
  'a file that is not there': ({ change }) => change('src/index.ts', "'./lend-key.js'", "'./lend-keys.js'"),
  'a name that the contract does not have': ({ change }) => change(USE_CASE, 'import { defineUseCase }', 'import { defineProcess, defineUseCase }'),
  'a mistake that JavaScript stumbles over': ({ change }) => change('src/key.ts', 'export const', 'undefined.title;\nexport const'),
  'a name that is nowhere': ({ change }) => change('src/key.ts', "label: 'name'", 'label: name'),
  'what is no JavaScript': ({ change }) => change('src/key.ts', 'defineObjectType({', 'defineObjectType({{'),
  'a part that is none': ({ change }) => change('src/index.ts', 'useCases: [lendKey]', 'useCases: [lendKey, {}]'),
  'another default export': ({ change }) => change('src/index.ts', 'export default definePlugin(', 'export default ('),
  'a contract of another time': ({ change }) => change('package.json', '"@tessera/plugin-api": "^1.0.0"', '"@tessera/plugin-api": "^2.0.0"'),
  'no contract': ({ change }) => change('package.json', '"@tessera/plugin-api": "^1.0.0"', '"left": "*"'),
  'a package.json that is no JSON': ({ change }) => change('package.json', '{', '{,'),
  'nothing built': ({ remove }) => remove('src/index.ts'),
  'a name that every object has': ({ change }) => change('src/key.ts', '    name: {', "    constructor: { kind: 'text', title: 'Name', maxLength: 9 },\n    name: {"),
};

// What a house with an earlier version would lose.
const earlier = (): readonly string[] => {
  const home = join(folder, 'earlier');
  if (existsSync(home)) return ['--since', home];
  cpSync(sound, home, { recursive: true });
  const { change } = draftIn(home);
  change(USE_CASE, 'options: {}', "options: { days: { kind: 'integer', title: 'Days', min: 1, max: 9, initial: 1 } }");
  build(home);
  return ['--since', home];
};
const WEEKS = "options: { weeks: { kind: 'integer', title: 'Weeks', min: 1, max: 9, initial: 1 } }";
const translated = ({ change }: Draft): void => change('locales/it.json', '{', '{ "Weeks": "Settimane",');
const LOSSES: Readonly<Record<string, (draft: Draft) => void>> = {
  'since 0.1.0: an option that is carried over': (draft) => {
    translated(draft);
    draft.change(USE_CASE, 'options: {}', `migrateOptions: ({ days = 7 }) => ({ weeks: Math.ceil(Number(days) / 7) }), ${WEEKS}`);
  },
  'since 0.1.0: an option that was renamed': (draft) => {
    translated(draft);
    draft.change(USE_CASE, 'options: {}', WEEKS);
  },
  'since 0.1.0: an option that is carried over wrongly': (draft) => {
    translated(draft);
    draft.change(USE_CASE, 'options: {}', `migrateOptions: ({ days }) => ({ weeks: days * 10 }), ${WEEKS}`);
  },
  'since 0.1.0: a migration that fails': (draft) => {
    translated(draft);
    draft.change(USE_CASE, 'options: {}', `migrateOptions: ({ months }) => ({ weeks: months.length }), ${WEEKS}`);
  },
  'since 0.1.0: another symbolic name': ({ change }) => change(USE_CASE, 'AcmeKeysProcLendKey', 'AcmeKeysProcHandOut'),
  'since 0.1.0: another permission': ({ change }) => change(USE_CASE, /'key:lend'([^]*)options: \{\}/, "'key:hand-out'$1options: { days: { kind: 'integer', title: 'Name', min: 1, max: 9, initial: 1 } }"),
  'since 0.1.0: a type, a state and attributes of other names': ({ change }) => {
    change(USE_CASE, 'options: {}', "options: { days: { kind: 'integer', title: 'Name', min: 1, max: 9, initial: 1 } }");
    change('src/key.ts', "'in-use': {", 'lent: {');
    change('src/key.ts', 'maxLength: 80, indexed: true },', "maxLength: 80, indexed: true },\n    hook: { kind: 'integer', title: 'Name', min: 1, max: 9 },");
    change('src/key.ts', "label: 'name'", "label: 'title'");
    change('src/key.ts', 'name: { kind', 'title: { kind');
  },
};

const all = new Map<string, string>();
const golden = new Map(existsSync(GOLDEN) ? readFileSync(GOLDEN, 'utf8').split(/^# /m).slice(1).map((part) => part.trimEnd().split('\n')).map(([title = '', ...lines]) => [title, lines.join('\n')]) : []);

it.each(Object.entries(MISTAKES))('says what is wrong and what to do: %s', async (title, mistake) => {
  all.set(title, await told(mistake));
  if (!process.env['UPDATE_MESSAGES']) expect(all.get(title)).toBe(golden.get(title));
});

it.each(Object.entries(LOSSES))('says what would be lost: %s', async (title, change) => {
  all.set(title, await told(change, earlier()));
  if (!process.env['UPDATE_MESSAGES']) expect(all.get(title)).toBe(golden.get(title));
});

it('says how to get an earlier version when there is none', async () => {
  expect(await told(() => undefined, ['--since', 'nowhere'])).toMatch(/holds no earlier version[^]*npm install --no-save earlier@npm:<package>@<version>/);
  expect(await told(() => undefined, ['--since'])).toBe('Say where the earlier version is: --since <folder>.');
});

if (process.env['UPDATE_MESSAGES']) afterAll(() => writeFileSync(GOLDEN, [...all].map(([title, text]) => `# ${title}\n${text}\n`).join('\n')));
