import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { checkPlugin, faultLines, importPackageAt, readManifest } from '@tessera/engine';
import type { Fault, InstalledPackage, PackageManifest } from '@tessera/engine';
import { Advice } from '../advice.js';
import { houseOf, packageOf } from '../place.js';
import { deedFaults } from './deeds.js';
import { importFault } from './import-fault.js';
import { inFiles, unbuilt } from './in-files.js';
import { moduleFaults, modulesOf } from './modules.js';
import { sinceFaults } from './since.js';
import { specFaults } from './specs.js';
import { titleFaults } from './titles.js';
import { translationFaults } from './translations.js';

/** What to check: a folder, and the folder of an earlier version. */
export interface CheckRequest {
  readonly folder?: string | undefined;
  readonly since?: string | undefined;
}

/** `check [folder] [--since <folder>]`: every fault of one package; answers the exit code. */
export async function checkPackage(asked: CheckRequest, cwd: string, say: (line: string) => void): Promise<number> {
  const folder = resolve(cwd, asked.folder ?? '.');
  if (!existsSync(folder)) throw new Advice(`There is no folder ${folder}. Name the folder of a package, or go there and leave the name out.`);
  const home = packageOf(folder);
  if (!home) throw new Advice(`${folder} is no folder of a plugin: its package.json has no "tessera": { "plugin": "./dist/index.js" }.`);
  const manifest = await readManifest(home.folder);
  const { name = home.folder, tessera } = manifest;
  const entry = tessera?.plugin ?? '';
  if (!existsSync(join(home.folder, entry))) throw new Advice(`${name}: package.json\n  There is no ${entry}.\n  Build it first (npm run build), or correct "tessera": { "plugin" } of package.json.`);
  const built = { name, folder: home.folder, entry, manifest: withHouse(manifest, houseOf(home.folder)?.manifest) };
  const modules = modulesOf(built);
  const wrong = moduleFaults(built, modules);
  const read = await importPackageAt(home.folder).catch((error: Error) => importFault(built, modules, error));
  const losses = asked.since === undefined || 'cause' in read ? [] : sinceFaults(read, await earlierVersion(resolve(cwd, asked.since)));
  const faults = [...wrong, ...('cause' in read ? (wrong.length > 0 ? [] : [read]) : [...faultsOf(read, manifest), ...losses])];
  say(faults.length > 0 || 'cause' in read ? told(inFiles(faults, home.folder, manifest), unbuilt(home.folder)) : `${summary(read)}\nno faults`);
  return faults.length === 0 ? 0 : 1;
}

async function earlierVersion(folder: string): Promise<InstalledPackage> {
  return importPackageAt(folder).catch((error: Error) => {
    throw new Advice(`${folder} holds no earlier version: ${error.message.split('\n')[0]}\nInstall it beside this one: npm install --no-save earlier@npm:<package>@<version>, then --since node_modules/earlier.`);
  });
}

// In the repository of a house, one package.json names what all its rooms install.
const withHouse = (manifest: PackageManifest, house: PackageManifest | undefined): PackageManifest =>
  ({ ...manifest, dependencies: { ...house?.dependencies, ...manifest.dependencies } });

function faultsOf(one: InstalledPackage, manifest: PackageManifest): readonly Fault[] {
  const found = [...(one.fileFaults ?? []), ...checkPlugin(one)];
  // What cannot be read at all has no texts and no deeds.
  if (found.some(({ where, cause }) => where === 'default export' || /^(It|They) cannot be read: /.test(cause))) return found;
  return [...found, ...titleFaults(one), ...deedFaults(one), ...translationFaults(one, manifest), ...specFaults(one)];
}

function summary({ name, version, plugin }: InstalledPackage): string {
  const { objectTypes = [], useCases = [], connectors = [] } = plugin;
  return `${name} ${version}: ${objectTypes.length} object types, ${useCases.length} use cases, ${connectors.length} connectors`;
}

function told(faults: readonly Fault[], late: readonly string[]): string {
  const note = late.length > 0 ? `\nChanged after it was built: ${late.join(', ')}. Build it (npm run build), and check again.` : '';
  return `${faultLines(faults)}\n${faults.length === 1 ? '1 fault' : `${faults.length} faults`}${note}`;
}
