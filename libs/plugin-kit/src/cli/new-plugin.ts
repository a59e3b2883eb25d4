import { createRequire } from 'node:module';
import { join, relative, resolve } from 'node:path';
import { readJson, writeAt, writeNew } from './files.js';
import { bare, checkPackageName } from './names.js';
import { houseOf } from './place.js';
import { housePluginFiles, pluginFiles } from './templates/plugin.js';
import type { Versions } from './templates/plugin.js';

const API = '@tessera/plugin-api';
const KIT = '@tessera/plugin-kit';

type Say = (line: string) => void;

/** `new plugin <name>`: a package of its own, or a room under plugins/ in the repository of a house. */
export function newPlugin(given: string | undefined, cwd: string, say: Say): void {
  const name = checkPackageName(given);
  const house = houseOf(cwd);
  if (house) return inHouse(house.folder, bare(name).replace(/^plugin-/, ''), cwd, say);
  for (const path of writeNew(join(cwd, bare(name)), pluginFiles(name, versionsFor(cwd, bare(name))), cwd)) say(`made  ${path}`);
  say(`Next: cd ${bare(name)} && npm install && npx tessera new object-type <name>`);
}

function inHouse(root: string, name: string, cwd: string, say: Say): void {
  const list = join(root, 'config', 'plugins.json');
  const packageName = `@tessera/plugin-${name}`;
  const installed = readJson<readonly string[]>(list) ?? [];
  for (const path of writeNew(join(root, 'plugins', name), housePluginFiles(name, packageName, versions()), cwd)) say(`made     ${path}`);
  if (!installed.includes(packageName)) writeAt(list, `${JSON.stringify([...installed, packageName], undefined, 1).replace(/\n\s*/g, ' ').replace('[ ', '[').replace(' ]', ']')}\n`);
  say('changed  config/plugins.json');
  say(`Next: npm install && cd plugins/${name} && npx tessera new object-type <name>`);
}

interface OwnManifest {
  readonly version: string;
  readonly peerDependencies: Readonly<Record<string, string>>;
}

function versions(): Versions {
  const own = createRequire(import.meta.url)('@tessera/plugin-kit/package.json') as OwnManifest;
  return { api: own.peerDependencies[API] ?? '*', kit: `^${own.version}` };
}

// Whoever works with packed files goes on with them.
function versionsFor(cwd: string, folder: string): Versions {
  const { dependencies = {}, devDependencies = {} } = readJson<Dependencies>(join(cwd, 'package.json')) ?? {};
  const asked: Readonly<Record<string, string>> = { ...dependencies, ...devDependencies };
  const packed = (name: string): string | undefined => (asked[name]?.startsWith('file:') ? `file:${relative(join(cwd, folder), resolve(cwd, asked[name].slice('file:'.length)))}` : undefined);
  const [kit, packedApi] = [packed(KIT), packed(API)];
  return { ...versions(), ...(kit !== undefined && { kit }), ...(packedApi !== undefined && { packedApi }) };
}

interface Dependencies {
  readonly dependencies?: Readonly<Record<string, string>>;
  readonly devDependencies?: Readonly<Record<string, string>>;
}
