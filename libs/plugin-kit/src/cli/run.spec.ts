import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { runTessera } from './run.js';

let folder: string;
const said: string[] = [];
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tessera-new-'));
  said.splice(0);
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const at = (...path: string[]) => join(folder, ...path);
const read = (...path: string[]) => readFileSync(at(...path), 'utf8');
const tessera = async (words: string, ...inside: string[]) => runTessera(words.split(' '), at(...inside), (line) => void said.push(line));
const refused = async (words: string, ...inside: string[]) => tessera(words, ...inside).then(() => 'done', (error: Error) => error.message);

it('makes a package, an object type, a use case and a connector, each in its own flat file', async () => {
  for (const words of ['object-type key', 'use-case lend-key', 'connector door-system']) {
    if (words === 'object-type key') await tessera('new plugin @acme/keys');
    await tessera(`new ${words}`, 'keys');
  }
  expect(read('keys', 'src', 'index.ts')).toContain('definePlugin({ objectTypes: [key], useCases: [lendKey], connectors: [doorSystemConnector] });');
  expect(read('keys', 'src', 'object-type.ts')).toBe("export { key } from './key.js';\n");
  expect(JSON.parse(read('keys', 'package.json'))).toMatchObject({ name: '@acme/keys', peerDependencies: { '@tessera/plugin-api': '^1.0.0' }, exports: { './object-type': { default: './dist/object-type.js' } } });
  expect(JSON.parse(read('keys', 'locales', 'it.json'))).toMatchObject({ Keys: 'Keys', 'Lend key?': 'Lend key?', 'Door system': 'Door system' });
  for (const file of ['lend-key.spec.ts', 'door-system-connector.spec.ts']) expect(existsSync(at('keys', 'src', file))).toBe(true);
});

it('never writes over what is there', async () => {
  await tessera('new plugin acme-keys');
  await tessera('new object-type key', 'acme-keys');
  writeFileSync(at('acme-keys', 'src', 'key.ts'), `${read('acme-keys', 'src', 'key.ts')}// mine\n`);
  const before = read('acme-keys', 'src', 'index.ts');
  expect(await refused('new object-type key', 'acme-keys')).toContain('src/key.ts is there already, and nothing is written over.');
  expect(await refused('new plugin acme-keys')).toContain('are there already');
  expect([read('acme-keys', 'src', 'key.ts').endsWith('// mine\n'), read('acme-keys', 'src', 'index.ts')]).toEqual([true, before]);
});

it.each([
  ['new plugin AcmeKeys', 'begin with a letter: acme-keys.'],
  ['new plugin', 'Say how the plugin is called, such as acme-visitor-badges.'],
  ['new use-case lend', 'Say what is done to what, such as lend-key.'],
  ['new object-type class', 'class has a meaning of its own in the code.'],
  ['new object-type ../key', 'begin with a letter: key.'],
  ['new thing key', 'Say plugin, object-type, use-case or connector, and its name.'],
  ['new use-case lend key', 'Join its words with hyphens.'],
  ['new use-case lend-key', 'Go into the folder of a plugin, or make one: npx tessera new plugin'],
])('refuses %s and says what is right', async (words, advice) => {
  expect(await refused(words)).toContain(advice);
});

it('asks which object type a use case is about unless its noun says it', async () => {
  await tessera('new plugin acme-keys');
  expect(await refused('new use-case lend-key', 'acme-keys')).toContain('The package has none yet. Make one: npx tessera new object-type key');
  await tessera('new object-type key', 'acme-keys');
  await tessera('new object-type door-body', 'acme-keys');
  expect(await refused('new use-case lend-book', 'acme-keys')).toContain('Which object type is it about? These are there:\n  door-body (this package): available, in-use, retired\n  key (this package)');
  expect(await refused('new use-case lend-book --on book', 'acme-keys')).toMatch(/There is no object type book\. [^]*Say which: npx tessera new use-case lend-book --on door-body\nOr make one: npx tessera new object-type book\n.*npm install --save-dev <package>/);
  await tessera('new use-case lend-book --on key', 'acme-keys');
  await tessera('new use-case open-door-bodies', 'acme-keys');
  expect(read('acme-keys', 'src', 'lend-book.ts')).toContain("from './key.js'");
  expect(read('acme-keys', 'src', 'open-door-bodies.ts')).toContain("moves: { nothing: ['available'] }");
});

describe('a use case about an object type of another package', () => {
  const LOANS = "export const loan = { name: 'book-loan', title: 'Loan', states: { returned: { final: true }, open: {}, late: {} }, attributes: {} };\nexport const DAYS = 3;\n";

  function install(name: string, ...inside: string[]): void {
    mkdirSync(at(...inside, name, 'dist'), { recursive: true });
    const manifest = { name, version: '1.0.0', type: 'module', tessera: { plugin: './dist/index.js' }, exports: { './object-type': { types: './dist/object-type.d.ts', default: './dist/object-type.js' } } };
    writeFileSync(at(...inside, name, 'package.json'), JSON.stringify(manifest));
    writeFileSync(at(...inside, name, 'dist', 'object-type.js'), LOANS);
  }

  async function openPackage(): Promise<void> {
    await tessera('new plugin acme-keys');
    const manifest = JSON.parse(read('acme-keys', 'package.json')) as { devDependencies: object };
    writeFileSync(at('acme-keys', 'package.json'), JSON.stringify({ ...manifest, devDependencies: { ...manifest.devDependencies, '@acme/loans': '^1.0.0' } }));
    install('@acme/loans', 'acme-keys', 'node_modules');
  }

  it('imports it from there, takes it out of a state that is left, and says that the package needs it', async () => {
    await openPackage();
    await tessera('new use-case extend-loan --on book-loan', 'acme-keys');
    const made = read('acme-keys', 'src', 'extend-loan.ts');
    expect(made).toContain("import { loan } from '@acme/loans/object-type';");
    expect(made).toMatch(/moves: \{ open: \['open'\] \},[^]*permission: 'book-loan:extend-loan',/);
    expect(read('acme-keys', 'src', 'extend-loan.spec.ts')).toContain("Line 1 of extend-loan.ts: moves: { open: ['late'] }.");
    expect(JSON.parse(read('acme-keys', 'package.json'))).toMatchObject({ peerDependencies: { '@acme/loans': '*' }, peerDependenciesMeta: { '@acme/loans': { optional: true } } });
    expect(said).toContain('changed  package.json: it needs @acme/loans now');
    await tessera('new use-case close-book-loans', 'acme-keys');
    expect(read('acme-keys', 'src', 'close-book-loans.ts')).toContain('objectType: loan,');
    expect(await refused('new use-case lend-key --on key', 'acme-keys')).toContain('There is no object type key. These are there:\n  book-loan (@acme/loans): open, late, returned\n');
  });

  it('prefers an object type of its own, and takes one of the same noun before the only one of its own', async () => {
    await openPackage();
    await tessera('new object-type key', 'acme-keys');
    await tessera('new use-case extend-book-loan', 'acme-keys');
    await tessera('new use-case extend-key', 'acme-keys');
    await tessera('new use-case extend-time', 'acme-keys');
    const types = ['extend-book-loan', 'extend-key', 'extend-time'].map((name) => /objectType: (\w+)/.exec(read('acme-keys', 'src', `${name}.ts`))?.[1]);
    expect(types).toEqual(['loan', 'key', 'key']);
  });

  it('is told when the other package is not built', async () => {
    await openPackage();
    rmSync(at('acme-keys', 'node_modules', '@acme', 'loans', 'dist'), { recursive: true });
    expect(await refused('new use-case extend-loan --on book-loan', 'acme-keys')).toBe('@acme/loans is not built: its ./dist/object-type.js is missing. Build it first.');
  });

  it('in a house sees the packages of the house, and leads the compiler there', async () => {
    writeFileSync(at('package.json'), JSON.stringify({ name: 'house', tessera: { house: './house.mjs' } }));
    mkdirSync(at('config'));
    writeFileSync(at('config', 'plugins.json'), '["@tessera/plugin-loans"]\n');
    install('@tessera/plugin-loans', 'node_modules');
    mkdirSync(at('plugins', 'loans'), { recursive: true });
    writeFileSync(at('plugins', 'loans', 'tsconfig.json'), '{}');
    await tessera('new plugin keys');
    await tessera('new use-case extend-loan --on book-loan', 'plugins', 'keys');
    expect(JSON.parse(read('plugins', 'keys', 'tsconfig.json'))).toMatchObject({ references: [{ path: '../../libs/plugin-api' }, { path: '../../libs/plugin-kit' }, { path: '../loans' }] });
    expect(JSON.parse(read('plugins', 'keys', 'package.json'))).toMatchObject({ peerDependencies: { '@tessera/plugin-loans': '*' } });
  });
});

it.each([['lend-key', 'lend a key'], ['open-office', 'open an office'], ['invite-user', 'invite a user'], ['order-keys', 'order keys'], ['check-bus', 'check a bus'], ['clean-glass', 'clean a glass'], ['unlock-umbrella', 'unlock an umbrella'], ['wear-uniform', 'wear a uniform']])('tells %s as people say it: %s', async (name, words) => {
  await tessera('new plugin acme-keys');
  await tessera('new object-type key', 'acme-keys');
  await tessera(`new use-case ${name} --on key`, 'acme-keys');
  expect(read('acme-keys', 'src', `${name}.ts`)).toContain(`story: 'As an operator I want to ${words}.'`);
});

it('says where commands of a house belong, and which folder is not there', async () => {
  expect(await tessera('config plan')).toBe(2);
  expect(said[0]).toBe('config is no command here. What concerns a whole house is asked in the folder of the house.');
  expect(await refused('check nowhere')).toContain(`There is no folder ${at('nowhere')}.`);
});

it('makes a room of the house inside its repository, and adds it to the installed packages', async () => {
  writeFileSync(at('package.json'), JSON.stringify({ name: 'house', tessera: { house: './house.mjs' } }));
  mkdirSync(at('config'));
  writeFileSync(at('config', 'plugins.json'), '["@tessera/plugin-one"]\n');
  await tessera('new plugin keys');
  await tessera('new object-type key', 'plugins', 'keys');
  expect(read('config', 'plugins.json')).toBe('["@tessera/plugin-one", "@tessera/plugin-keys"]\n');
  expect(JSON.parse(read('plugins', 'keys', 'package.json'))).toMatchObject({ name: '@tessera/plugin-keys', nx: { tags: ['room:plugin'] }, exports: { './object-type': { '@tessera/source': './src/object-type.ts' } } });
  expect(read('plugins', 'keys', 'src', 'index.spec.ts')).not.toContain('node:test');
});

it('leaves what concerns the whole house to the program of the house', async () => {
  writeFileSync(at('package.json'), JSON.stringify({ name: 'house', tessera: { house: './house.mjs' } }));
  writeFileSync(at('house.mjs'), "import { writeFileSync } from 'node:fs'; writeFileSync(new URL('./ran', import.meta.url), '');");
  await tessera('check');
  expect(existsSync(at('ran'))).toBe(true);
});

it('tells what is wrong with a package, each fault with its cause and what to do', async () => {
  await tessera('new plugin acme-keys');
  expect(await refused('check', 'acme-keys')).toMatch(/acme-keys: package.json\n {2}There is no .\/dist\/index.js.\n {2}Build it first \(npm run build\)/);
  await tessera('new plugin acme-doors');
  mkdirSync(at('acme-doors', 'dist'));
  writeFileSync(at('acme-doors', 'dist', 'index.js'), "export default { contract: 1, reactions: [{ objectType: 'key', reaches: 'lost', task: { name: 'tell' } }] };");
  rmSync(at('acme-doors', 'src'), { recursive: true });
  expect(await tessera('check', 'acme-doors')).toBe(1);
  expect(said.at(-1)).toBe("acme-doors: reaction tell\n  Task tell is not among the package's tasks.\n  Add it to tasks in definePlugin().\n1 fault");
});
