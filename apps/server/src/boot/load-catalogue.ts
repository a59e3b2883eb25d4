import { Catalogue, type InstalledPackage, type Translations } from '@tessera/engine';
import type { Plugin } from '@tessera/plugin-api';
import { readFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';

interface Manifest {
  readonly version: string;
  readonly tessera?: { readonly plugin: string; readonly locales?: Readonly<Record<string, string>> };
}

/** Loads the packages that `config/plugins.json` names, in that order. */
export async function loadCatalogue(pluginsFile: string): Promise<Catalogue> {
  const names = JSON.parse(await readFile(pluginsFile, 'utf8')) as string[];
  const require = createRequire(pathToFileURL(pluginsFile));
  return new Catalogue(await Promise.all(names.map((name) => load(require, name))));
}

async function load(require: NodeJS.Require, name: string): Promise<InstalledPackage> {
  const manifestFile = require.resolve(`${name}/package.json`);
  const manifest = JSON.parse(await readFile(manifestFile, 'utf8')) as Manifest;
  const folder = dirname(manifestFile);
  const { plugin, locales = {} } = manifest.tessera ?? { plugin: '' };
  const module = (await import(pathToFileURL(join(folder, plugin)).href)) as { default: Plugin };
  const translations = await Promise.all(Object.entries(locales).map(async ([language, file]) =>
    [language, JSON.parse(await readFile(join(folder, file), 'utf8')) as Translations] as const));
  return { name, version: manifest.version, plugin: module.default, locales: Object.fromEntries(translations) };
}
