import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const here = dirname(fileURLToPath(import.meta.url));
const root = join(here, '..', '..');
const finished = join(here, 'examples', 'first-plugin');
const folder = mkdtempSync(join(tmpdir(), 'tessera-guide-'));
let cwd = folder;

// The packages are there already: nothing of this asks a registry.
beforeAll(() => symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules')));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const PROGRAMS: Readonly<Record<string, string>> = {
  'npx tessera': `"${process.execPath}" "${join(root, 'libs/plugin-kit/bin/tessera.mjs')}"`,
  'npm test': `npm test --silent`,
};

/** The shell blocks of the page, in order: one list of commands each. */
const blocks = [...readFileSync(join(here, 'first-plugin.md'), 'utf8').matchAll(/```sh\n([\s\S]*?)```/g)].map(([, text = '']) =>
  text.split('\n').map((line) => line.replace(/\s+#.*$/, '').trim()).filter((line) => line !== ''));

const blockWith = (start: string): readonly string[] => blocks.find((lines) => lines.some((line) => line.startsWith(start))) ?? [];

async function run(line: string): Promise<string> {
  const [, into] = /^cd (\S+)$/.exec(line) ?? [];
  if (into !== undefined) cwd = join(cwd, into);
  if (into !== undefined || line.startsWith('npm install')) return '';
  const program = Object.keys(PROGRAMS).find((one) => line.startsWith(one));
  if (program === undefined) throw new Error(`${line}: the guide runs nothing else here`);
  const PATH = `${join(root, 'node_modules', '.bin')}:${dirname(process.execPath)}:${process.env['PATH']}`;
  return new Promise((done) => {
    execFile('bash', ['-c', line.replace(program, PROGRAMS[program] ?? '')], { cwd, env: { ...process.env, PATH, NODE_OPTIONS: '' } }, (_, out, told) => done(out + told));
  });
}

const told = async (lines: readonly string[]): Promise<string> => {
  let all = '';
  for (const line of lines) all += await run(line);
  return all;
};

it('leads from nothing to a plugin that passes, with the commands of the page', async () => {
  await told(blockWith('npx tessera new plugin'));
  await told(blockWith('npx tessera new object-type'));
  const generated = readdirSync(join(cwd, 'src')).sort();
  expect(generated).toEqual(readdirSync(join(finished, 'src')).sort());
  expect(await told(blockWith('npm test'))).toContain('Lend visitor badge does nothing yet.');
  for (const part of ['src', 'locales']) cpSync(join(finished, part), join(cwd, part), { recursive: true });
  const passed = await told(blockWith('npx tessera check'));
  expect(passed).toContain('fail 0');
  expect(passed).toContain('acme-visitor-badges 0.1.0: 1 object types, 1 use cases, 0 connectors\nno faults\n');
}, 120_000);
