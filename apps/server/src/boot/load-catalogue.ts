import { Catalogue, importerFor, loadPlugins } from '@tessera/engine';
import { readFile } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { BadConfiguration } from '../house/configuration.js';

/** Loads the packages that `config/plugins.json` names, in that order; throws with every fault of all of them. */
export async function loadCatalogue(pluginsFile: string): Promise<Catalogue> {
  const names = await readNames(pluginsFile);
  return new Catalogue(await loadPlugins(names, importerFor(pathToFileURL(pluginsFile))));
}

async function readNames(pluginsFile: string): Promise<readonly string[]> {
  const names = await readFile(pluginsFile, 'utf8').then((text) => JSON.parse(text) as unknown).catch((error: Error) => {
    throw new BadConfiguration([`The list of plugins cannot be read (${error.message}). Mend ${pluginsFile}, or set TESSERA_PLUGINS to another file.`]);
  });
  if (Array.isArray(names) && names.every((name) => typeof name === 'string')) return names as string[];
  throw new BadConfiguration([`${pluginsFile} has to be a list of package names, such as ["acme-visitor-badges"].`]);
}
