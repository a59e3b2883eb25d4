import { resolve } from 'node:path';
import { checkPlugin, faultLines, importPackageAt } from '@tessera/engine';
import type { Fault, InstalledPackage } from '@tessera/engine';
import { Advice } from './advice.js';
import { packageOf } from './place.js';

/** `check [folder]`: every fault of one package; answers the exit code. */
export async function checkPackage(given: string | undefined, cwd: string, say: (line: string) => void): Promise<number> {
  const folder = resolve(cwd, given ?? '.');
  const home = packageOf(folder);
  if (!home) throw new Advice(`${folder} is no folder of a plugin: its package.json has no "tessera": { "plugin": "./dist/index.js" }.`);
  const one = await importPackageAt(home.folder).catch((error: Error) => {
    throw new Advice(`${home.manifest.name ?? home.folder}: import\n  It cannot be imported: ${error.message.split('\n')[0]}\n  Build it first (npm run build), and look whether "tessera": { "plugin" } of package.json names the right file.`);
  });
  const faults = [...(one.fileFaults ?? []), ...checkPlugin(one)];
  say(faults.length === 0 ? `${summary(one)}\nno faults` : told(faults));
  return faults.length === 0 ? 0 : 1;
}

function summary({ name, version, plugin }: InstalledPackage): string {
  const { objectTypes = [], useCases = [], connectors = [] } = plugin;
  return `${name} ${version}: ${objectTypes.length} object types, ${useCases.length} use cases, ${connectors.length} connectors`;
}

const told = (faults: readonly Fault[]): string => `${faultLines(faults)}\n${faults.length === 1 ? '1 fault' : `${faults.length} faults`}`;
