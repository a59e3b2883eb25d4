import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { checkFiles, contractRangeOf, readManifest } from './check-files.js';
import { checkPlugins, faultLines } from './check-plugins.js';
import type { Fault, InstalledPackage, Translations } from './installed-package.js';

/** Boot stops here: all faults of all packages, with what to do about each. */
export class PluginFaults extends Error {
  override readonly name = 'PluginFaults';
  constructor(readonly faults: readonly Fault[]) {
    super(`${faults.length} faults in the installed packages:\n${faultLines(faults)}`);
  }
}

/** Imports a package by name; throws with a message that says what is missing. */
export type ImportPackage = (name: string) => Promise<InstalledPackage>;

/** Imports the named packages and checks them together; throws `PluginFaults` with every fault of all of them. */
export async function loadPlugins(names: readonly string[], importPackage: ImportPackage): Promise<readonly InstalledPackage[]> {
  const once = [...new Set(names)];
  const imported = await Promise.allSettled(once.map(importPackage));
  const packages = imported.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
  const missing = imported.flatMap((one, index) => (one.status === 'rejected' ? [notImported(once[index] ?? '', one.reason)] : []));
  const faults = [...namedTwice(names), ...missing, ...packages.flatMap((one) => one.fileFaults ?? []), ...checkPlugins(packages)];
  if (faults.length > 0) throw new PluginFaults(faults);
  return packages;
}

/** Imports packages as they are installed for the file `from` (a path or a file URL); reads what their package.json says under `tessera`. */
export function importerFor(from: string | URL): ImportPackage {
  const require = createRequire(from);
  return async (name) => importPackageAt(dirname(require.resolve(`${name}/package.json`)), name);
}

/** Imports the package in a folder and looks at its files; throws with a message that says what is missing. */
export async function importPackageAt(folder: string, named?: string): Promise<InstalledPackage> {
  const manifest = await readManifest(folder);
  const { version, tessera, name = folder } = manifest;
  if (typeof tessera?.plugin !== 'string') throw new Error('its package.json does not say where the plugin is ("tessera": { "plugin": ... })');
  const { default: plugin } = (await import(pathToFileURL(resolve(folder, tessera.plugin)).href)) as { readonly default: InstalledPackage['plugin'] };
  const contractRange = contractRangeOf(manifest);
  const fileFaults = await checkFiles(named ?? name, folder, manifest, plugin);
  const locales = await readLocales(folder, tessera.locales ?? {});
  return {
    name: named ?? name, version, plugin, locales, folder, elements: tessera.elements ?? {},
    ...(contractRange !== undefined && { contractRange }), ...(fileFaults.length > 0 && { fileFaults }),
  };
}

/** The translations of a package by language; a file that is missing translates nothing. */
export async function readLocales(folder: string, files: Readonly<Record<string, string>>): Promise<InstalledPackage['locales']> {
  const read = Object.entries(files).map(async ([language, file]) => [language, await readJson(join(folder, file))] as const);
  return Object.fromEntries(await Promise.all(read));
}

// A file that is missing is told with the other faults of files.
async function readJson(file: string): Promise<Translations> {
  const text = await readFile(file, 'utf8').catch(() => '{}');
  try {
    return JSON.parse(text) as Translations;
  } catch (error) {
    throw new Error(`${file} is no JSON: ${(error as Error).message}`);
  }
}

function namedTwice(names: readonly string[]): readonly Fault[] {
  const again = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...again].map((name) => ({ package: name, where: 'list', cause: 'It is named twice.', fix: 'Leave one of its lines in config/plugins.json.' }));
}

function notImported(name: string, reason: unknown): Fault {
  const cause = reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : String(reason);
  return { package: name, where: 'import', cause: `It cannot be imported: ${cause}`, fix: 'Install and build the package, or take it out of config/plugins.json.' };
}
