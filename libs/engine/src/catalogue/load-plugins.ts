import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
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
  const faults = [...namedTwice(names), ...missing, ...checkPlugins(packages)];
  if (faults.length > 0) throw new PluginFaults(faults);
  return packages;
}

/** Imports packages as they are installed for the file `from` (a path or a file URL); reads what their package.json says under `tessera`. */
export function importerFor(from: string | URL): ImportPackage {
  const require = createRequire(from);
  return async (name) => {
    const file = require.resolve(`${name}/package.json`);
    const { version, tessera } = JSON.parse(await readFile(file, 'utf8')) as Manifest;
    if (typeof tessera?.plugin !== 'string') throw new Error('its package.json does not say where the plugin is ("tessera": { "plugin": ... })');
    const folder = dirname(file);
    const module = (await import(pathToFileURL(join(folder, tessera.plugin)).href)) as { readonly default: InstalledPackage['plugin'] };
    return { name, version, plugin: module.default, locales: await readLocales(folder, tessera.locales ?? {}) };
  };
}

interface Manifest {
  readonly version: string;
  readonly tessera?: { readonly plugin?: string; readonly locales?: Readonly<Record<string, string>> };
}

async function readLocales(folder: string, files: Readonly<Record<string, string>>): Promise<InstalledPackage['locales']> {
  const read = Object.entries(files).map(async ([language, file]) => [language, JSON.parse(await readFile(join(folder, file), 'utf8')) as Translations] as const);
  return Object.fromEntries(await Promise.all(read));
}

function namedTwice(names: readonly string[]): readonly Fault[] {
  const again = new Set(names.filter((name, index) => names.indexOf(name) !== index));
  return [...again].map((name) => ({ package: name, where: 'list', cause: 'It is named twice.', fix: 'Leave one of its lines in config/plugins.json.' }));
}

function notImported(name: string, reason: unknown): Fault {
  const cause = reason instanceof Error ? (reason.message.split('\n')[0] ?? '') : String(reason);
  return { package: name, where: 'import', cause: `It cannot be imported: ${cause}`, fix: 'Install and build the package, or take it out of config/plugins.json.' };
}
