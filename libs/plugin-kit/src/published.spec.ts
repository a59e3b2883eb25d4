import { execFile } from 'node:child_process';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { packPublished } from '../../../config/release/pack.mjs';

const run = promisify(execFile);
const root = fileURLToPath(new URL('../../..', import.meta.url));
const inRoot = (...parts: string[]) => join(root, ...parts);
const folder = mkdtempSync(join(tmpdir(), 'tessera-published-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const OPTIONS = { strict: true, target: 'es2023', module: 'nodenext', outDir: 'dist', rootDir: 'src', types: ['node'], typeRoots: [inRoot('node_modules/@types')], skipLibCheck: false, noUncheckedIndexedAccess: true };

/** Writes the examples of a README into files that their first line names. */
function writeExamples(room: string): readonly string[] {
  const readme = readFileSync(inRoot('libs', room, 'README.md'), 'utf8');
  return [...readme.matchAll(/```ts\n\/\/ (\S+)\n([^]*?)```/g)].map(([, file = '', text = '']) => {
    mkdirSync(join(folder, dirname(file)), { recursive: true });
    writeFileSync(join(folder, file), text);
    return file;
  });
}

it('the packed packages install into an empty folder, where the examples of their READMEs compile and pass', async () => {
  const { pluginApi, pluginKit } = await packPublished(join(folder, 'packages'));
  expect([...writeExamples('plugin-api'), ...writeExamples('plugin-kit')]).toEqual(['src/index.ts', 'src/index.spec.ts']);
  writeFileSync(join(folder, 'package.json'), JSON.stringify({ name: 'acme-keys', version: '1.0.0', type: 'module', private: true }));
  writeFileSync(join(folder, 'tsconfig.json'), JSON.stringify({ compilerOptions: OPTIONS, include: ['src'] }));
  await run('npm', ['install', '--offline', '--ignore-scripts', '--no-audit', '--no-fund', pluginApi, pluginKit], { cwd: folder });
  const lock = JSON.parse(readFileSync(join(folder, 'package-lock.json'), 'utf8')) as { readonly packages: object };
  expect(Object.keys(lock.packages)).toEqual(['', 'node_modules/@tessera/plugin-api', 'node_modules/@tessera/plugin-kit']);
  await run(process.execPath, [inRoot('node_modules/typescript/bin/tsc'), '-p', '.'], { cwd: folder });
  const { stdout } = await run(process.execPath, ['--test', '--test-reporter=tap', 'dist/index.spec.js'], { cwd: folder });
  expect(stdout).toContain('# fail 0');
  expect(stdout).toContain('# pass 6');
}, 60_000);
