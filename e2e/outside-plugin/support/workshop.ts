import { execFile } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { packPublished } from '../../../config/release/pack.mjs';
import { TOP } from '../../support/program.ts';

const run = promisify(execFile);
const SOURCE = join(TOP, 'e2e', 'outside-plugin', 'acme-visitor-badges');
const EARLIER = 'earlier';
const TYPESCRIPT = join(TOP, 'node_modules', 'typescript', 'bin', 'tsc');

/** The tarballs that a customer installs. */
export interface Products {
  readonly pluginApi: string;
  /** The package, by version. */
  readonly versions: Readonly<Record<'1.0.0' | '2.0.0', string>>;
  /** What the package's own tests said. */
  readonly tests: string;
  /** What `tessera check` said of version 2, compared with version 1. */
  readonly check: string;
}

/** A folder outside the repository where the package is built as its author would: from tarballs, by its own lock file. */
export interface Workshop {
  readonly folder: string;
  build(): Promise<Products>;
  close(): void;
}

/** Opens an empty workshop. */
export function openWorkshop(): Workshop {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-workshop-'));
  return { folder, build: () => build(folder), close: () => rmSync(folder, { recursive: true, force: true }) };
}

async function build(folder: string): Promise<Products> {
  const work = join(folder, 'acme-visitor-badges');
  cpSync(SOURCE, work, { recursive: true });
  const { pluginApi } = await fillVendor(join(work, 'vendor'));
  await npm(work, 'ci');
  await tsc(work);
  const versions = await packBoth(folder, work);
  const [tests, check] = await Promise.all([testIn(work), checkIn(work)]);
  return { pluginApi, versions, tests, check };
}

// Stable names, so that the lock file does not change with every version of the contract.
async function fillVendor(vendor: string): Promise<{ readonly pluginApi: string }> {
  const [published] = await Promise.all([packPublished(vendor), pack(join(TOP, 'plugins', 'temporary-cards'), vendor, 'plugin-temporary-cards.tgz')]);
  const pluginApi = join(vendor, 'plugin-api.tgz');
  renameSync(published.pluginApi, pluginApi);
  renameSync(published.pluginKit, join(vendor, 'plugin-kit.tgz'));
  return { pluginApi };
}

async function packBoth(folder: string, work: string): Promise<Products['versions']> {
  // Where `npm install earlier@npm:...` puts it.
  const older = join(work, 'node_modules', EARLIER);
  mkdirSync(older);
  for (const part of ['dist', 'browser', 'locales', 'package.json']) cpSync(join(work, part), join(older, part), { recursive: true });
  const manifest = JSON.parse(readFileSync(join(older, 'package.json'), 'utf8')) as { tessera: object };
  const first = { ...manifest, version: '1.0.0', tessera: { ...manifest.tessera, plugin: './dist/version-1.js' } };
  writeFileSync(join(older, 'package.json'), JSON.stringify(first));
  const [one, two] = await Promise.all([pack(older, folder, 'acme-1.tgz'), pack(work, folder, 'acme-2.tgz')]);
  return { '1.0.0': one, '2.0.0': two };
}

async function checkIn(work: string): Promise<string> {
  const kit = join(work, 'node_modules', '.bin', 'tessera');
  return (await run(process.execPath, [kit, 'check', '--since', join('node_modules', EARLIER)], { cwd: work, env: alone() }).catch((error: { stdout: string; stderr: string }) => error)).stdout;
}

async function testIn(work: string): Promise<string> {
  return (await run(process.execPath, ['--test', 'dist/visitor-badges.test.js'], { cwd: work, env: alone() })).stdout;
}

async function pack(source: string, to: string, name: string): Promise<string> {
  mkdirSync(to, { recursive: true });
  const { stdout } = await run('npm', ['pack', source, '--json', '--ignore-scripts', '--pack-destination', to], { cwd: to, env: alone() });
  const [{ filename }] = JSON.parse(stdout) as [{ filename: string }];
  renameSync(join(to, filename), join(to, name));
  return join(to, name);
}

const tsc = (cwd: string): Promise<unknown> =>
  run(process.execPath, [TYPESCRIPT, '-p', 'tsconfig.json', '--typeRoots', join(TOP, 'node_modules', '@types')], { cwd }).catch((error: { stdout?: string }) => {
    throw new Error(`the package does not compile:\n${error.stdout ?? String(error)}`);
  });

/** Runs npm without any registry. */
export async function npm(cwd: string, ...command: readonly string[]): Promise<void> {
  await run('npm', [...command, '--offline', '--ignore-scripts', '--no-audit', '--no-fund', '--loglevel=error'], { cwd, env: alone() });
}

// What an npm or a test runner around us has set would lead those in the workshop back to us.
function alone(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !/^(npm_|NODE_TEST_CONTEXT$|NODE_OPTIONS$|INIT_CWD$)/i.test(name)));
}
