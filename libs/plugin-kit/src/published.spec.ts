import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import ts from 'typescript';
import { packPublished } from '../../../config/release/pack.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const inRoot = (...parts: string[]) => join(root, ...parts);
const folder = mkdtempSync(join(tmpdir(), 'tessera-published-'));
const made = join(folder, 'acme-doors');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Writes the examples of a README into files that their first line names. */
function writeExamples(room: string): readonly string[] {
  const readme = readFileSync(inRoot('libs', room, 'README.md'), 'utf8');
  return [...readme.matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g)].map(([, file = '', text = '']) => {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    return file;
  });
}

const node = async (cwd: string, ...words: string[]) => run(process.execPath, words, { cwd }).then(({ stdout }) => stdout, (error: { stdout: string; stderr: string }) => error.stdout + error.stderr);
const test = async (cwd: string, ...specs: string[]) => node(cwd, '--test', '--test-reporter=tap', ...specs.map((name) => `dist/${name}.spec.js`));

/** Writes JavaScript beside the sources of a package, file by file; their types are looked at once, for all packages together. */
function emit(made: string): void {
  mkdirSync(join(made, 'dist'), { recursive: true });
  for (const file of readdirSync(join(made, 'src'))) {
    const { outputText } = ts.transpileModule(readFileSync(join(made, 'src', file), 'utf8'), { compilerOptions: { target: ts.ScriptTarget.ES2023, module: ts.ModuleKind.ESNext } });
    writeFileSync(join(made, 'dist', file.replace('.ts', '.js')), outputText);
  }
}

beforeAll(async () => {
  const { pluginApi, pluginKit } = await packPublished(join(folder, 'packages'));
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'acme-keys', version: '1.0.0', type: 'module', private: true }));
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', pluginApi, pluginKit], { cwd: folder });
}, 60_000);

it('installs from two tarballs and nothing else', () => {
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { readonly packages: object };
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/@tessera/plugin-api', 'node_modules/@tessera/plugin-kit']);
});

it('passes the examples of the READMEs', async () => {
  expect([...writeExamples('plugin-api'), ...writeExamples('plugin-kit')]).toEqual(['src/index.ts', 'src/index.spec.ts']);
  emit(folder);
  const said = await test(folder, 'index');
  expect(said).toContain('# fail 0');
  expect(said).toContain('# pass 6');
}, 60_000);

it('generates a package whose new specs fail, say what to write, and pass once it is written', async () => {
  const tessera = async (cwd: string, words: string) => node(cwd, join(folder, 'node_modules/.bin/tessera'), ...words.split(' '));
  await tessera(folder, 'new plugin acme-doors');
  for (const words of ['new object-type door', 'new use-case open-door', 'new use-case paint-door', 'new connector lock-maker']) await tessera(made, words);
  cpSync(join(made, 'src'), join(folder, 'as-generated'), { recursive: true });
  emit(made);
  const first = await test(made, 'open-door', 'paint-door', 'lock-maker-connector');
  expect(first).toContain("Line 2 of open-door.ts: await run.create('available', {});");
  expect(first).toContain("Line 1 of paint-door.ts: moves: { available: ['in-use'] }. Line 2: run.move(one, 'in-use').");
  expect(first).toContain('Line 1 of lock-maker-connector.ts: await fetch(address');
  expect(first).toContain('# pass 0');
  write('open-door', ['await Promise.resolve(run.input);', "await run.create('available', {});"]);
  write('paint-door', ["available: ['available']", "available: ['in-use']"], ["run.move(one, 'available')", "run.move(one, 'in-use')"]);
  write('lock-maker-connector', ['await Promise.resolve({ address, token, key, text });', SEND]);
  emit(made);
  expect(await test(made, 'index', 'open-door', 'paint-door', 'lock-maker-connector')).toContain('# fail 0');
  expect(await tessera(made, 'check')).toBe('acme-doors 0.1.0: 1 object types, 2 use cases, 1 connectors\nno faults\n');
}, 60_000);

it('compiles by the published types: examples, what is generated, and what became of it', async () => {
  const { compilerOptions } = JSON.parse(readFileSync(join(made, 'tsconfig.json'), 'utf8')) as { readonly compilerOptions: object };
  const options = { ...compilerOptions, rootDir: '.', noEmit: true, skipLibCheck: false, typeRoots: [inRoot('node_modules/@types')] };
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: options, include: ['src', 'as-generated', 'acme-doors/src'] }));
  expect(await node(folder, inRoot('node_modules/typescript/bin/tsc'), '-p', '.')).toBe('');
}, 60_000);

const SEND = "await fetch(address, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'idempotency-key': key, 'content-type': 'application/json' }, body: JSON.stringify({ text }) });";

/** Writes what the failing spec asked for. */
function write(name: string, ...changes: readonly (readonly [from: string, to: string])[]): void {
  const file = join(made, 'src', `${name}.ts`);
  const before = readFileSync(file, 'utf8');
  expect(changes.every(([from]) => before.includes(from))).toBe(true);
  writeFileSync(file, changes.reduce((text, [from, to]) => text.replace(from, () => to), before));
}
