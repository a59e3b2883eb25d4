import { checkFiles, checkPlugin, readLocales, readManifest } from '@tessera/engine';
import type { Fault } from '@tessera/engine';
import type { Plugin } from '@tessera/plugin-api';
import { wholeOf } from '../whole.js';
import { pathOf } from './folder.js';
import type { Folder } from './folder.js';
import { translationGaps } from '../translations.js';

/** What is wrong with a plugin, checked alone. */
export function faultsOfPlugin(plugin: Plugin): readonly Fault[] {
  return checkPlugin({ name: 'package', version: '0.0.0', plugin, locales: {} });
}

/** What is wrong with the files of its package, translations included. */
export async function folderFaults(plugin: Plugin, folder: Folder): Promise<readonly Fault[]> {
  const path = pathOf(folder);
  const manifest = await readManifest(path);
  const { name = 'package', version, tessera = {} } = manifest;
  const locales = await readLocales(path, tessera.locales ?? {});
  const entry = tessera.plugin === undefined ? [{ package: name, where: 'package.json', cause: 'It does not say where the plugin is.', fix: 'Write "tessera": { "plugin": "./dist/index.js" }.' }] : [];
  return [...entry, ...(await checkFiles(name, path, manifest, plugin)), ...checkPlugin({ name, version, plugin: { contract: plugin.contract }, locales })];
}

/** What the translations of a language miss, and what they say too much. */
export async function folderGaps(plugin: Plugin, folder: Folder, language: string): Promise<ReturnType<typeof translationGaps>> {
  const path = pathOf(folder);
  const { tessera } = await readManifest(path);
  const locales = await readLocales(path, tessera?.locales ?? {});
  const { missing, unused } = translationGaps(plugin, locales[language] ?? {});
  // What goes wrong with a connection is told by messages of errors, which stand in no value.
  const { connectors = [] } = wholeOf(plugin);
  return { missing, unused: connectors.length > 0 ? [] : unused };
}

/** Throws with the gaps in words, if there are any. */
export function gapLines({ missing, unused }: ReturnType<typeof translationGaps>): void {
  const lines = [...missing.map((text) => `is not translated: "${text}"`), ...unused.map((text) => `is translated, but nobody says it: "${text}"`)];
  if (lines.length > 0) throw new Error(lines.join('\n'));
}
