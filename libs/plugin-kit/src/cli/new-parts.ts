import { existsSync, readFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { Advice } from './advice.js';
import { dialectOf } from './dialect.js';
import { asJson, readJson, writeAt, writeNew } from './files.js';
import type { Files } from './files.js';
import { bare, camel, checkName, checkVerbNoun, sentence } from './names.js';
import { dependOn, foreignTypes } from './foreign-types.js';
import { declaredTypes, typeFor } from './object-types.js';
import { houseOf, packageOf } from './place.js';
import type { Found } from './place.js';
import { addPart } from './source.js';
import { connectorFile, connectorSpec, connectorTexts } from './templates/connector.js';
import { objectTypeFile, objectTypeTexts } from './templates/object-type.js';
import { useCaseFile, useCaseSpec, useCaseTexts } from './templates/use-case.js';

type Say = (line: string) => void;

/** A new part: its files, where it joins the plugin, and its texts. */
interface Part {
  readonly files: Files;
  readonly list: 'objectTypes' | 'useCases' | 'connectors';
  readonly constant: string;
  readonly from: string;
  readonly texts: readonly string[];
}

/** `new object-type <name>`. */
export function newObjectType(given: string | undefined, cwd: string, say: Say): void {
  const name = checkName('object type', given, 'visitor-badge');
  const home = homeOf(cwd);
  const group = sentence(bare(home.manifest.name ?? 'things').replace(/^plugin-/, ''));
  const part: Part = { files: { [`src/${name}.ts`]: objectTypeFile(name, group) }, list: 'objectTypes', constant: camel(name), from: `./${name}.js`, texts: objectTypeTexts(name, group) };
  add(home, part, cwd, say);
  publish(home, name, cwd, say);
  say(`Next: name its states and attributes, translate locales/it.json, then npx tessera new use-case ${'<verb>'}-${name}`);
}

/** `new use-case <verb-noun> [--on <object type>]`. */
export async function newUseCase(given: string | undefined, on: string | undefined, cwd: string, say: Say): Promise<void> {
  const name = checkVerbNoun(given);
  checkName('use case', name, 'lend-key');
  const home = homeOf(cwd);
  const type = typeFor(name, declaredTypes(join(home.folder, 'src')), await foreignTypes(home), on);
  const made = { name, packageName: (home.manifest.name ?? '').replace('plugin-', ''), type };
  const files = { [`src/${name}.ts`]: useCaseFile(made), [`src/${name}.spec.ts`]: useCaseSpec(made, dialectOf(isInHouse(home))) };
  add(home, { files, list: 'useCases', constant: camel(name), from: `./${name}.js`, texts: useCaseTexts(name) }, cwd, say);
  const changed = type.package === undefined ? [] : dependOn(type.package, home);
  for (const path of changed) say(`changed  ${relative(cwd, path)}: it needs ${type.package} now`);
  say('Next: run the specs. The new one fails and says what to write.');
}

/** `new connector <name>`. */
export function newConnector(given: string | undefined, cwd: string, say: Say): void {
  const name = checkName('connector', given, 'door-system');
  const home = homeOf(cwd);
  const files = { [`src/${name}-connector.ts`]: connectorFile(name), [`src/${name}-connector.spec.ts`]: connectorSpec(name, dialectOf(isInHouse(home))) };
  add(home, { files, list: 'connectors', constant: `${camel(name)}Connector`, from: `./${name}-connector.js`, texts: connectorTexts(name) }, cwd, say);
  say('Next: run the specs. The new one fails and says what to write.');
}

function homeOf(cwd: string): Found {
  const home = packageOf(cwd);
  if (!home) throw new Advice('This is no folder of a plugin: its package.json has no "tessera" part. Go into the folder of a plugin, or make one: npx tessera new plugin acme-visitor-badges');
  if (!existsSync(join(home.folder, 'src', 'index.ts'))) throw new Advice(`${join(home.folder, 'src', 'index.ts')} is missing: it has to hold definePlugin({ ... }).`);
  return home;
}

// Other packages may build on an object type: it has an entry of its own.
function publish({ folder }: Found, name: string, cwd: string, say: Say): void {
  const [entry, file] = [join(folder, 'src', 'object-type.ts'), join(folder, 'package.json')];
  const present = existsSync(entry) ? readFileSync(entry, 'utf8') : '';
  writeAt(entry, `${present}export { ${camel(name)} } from './${name}.js';\n`);
  say(`${present === '' ? 'made    ' : 'changed '} ${relative(cwd, entry)}`);
  const manifest = readJson<{ readonly exports?: Readonly<Record<string, object | string>> }>(file);
  const { '.': main, ...others } = manifest?.exports ?? {};
  if (typeof main !== 'object' || others['./object-type'] !== undefined) return;
  const asEntry = JSON.parse(JSON.stringify(main).replaceAll('/index.', '/object-type.')) as object;
  writeAt(file, asJson({ ...manifest, exports: { '.': main, './object-type': asEntry, ...others } }));
  say(`changed  ${relative(cwd, file)}`);
}

const isInHouse = ({ folder }: Found): boolean => houseOf(folder) !== undefined;

// Everything is prepared before the first file is written.
function add(home: Found, { files, list, constant, from, texts }: Part, cwd: string, say: Say): void {
  const index = join(home.folder, 'src', 'index.ts');
  const joined = addPart(readFileSync(index, 'utf8'), list, constant, from);
  const translations = Object.values(home.manifest.tessera?.locales ?? {}).map((file) => translated(join(home.folder, file), texts));
  for (const path of writeNew(home.folder, files, cwd)) say(`made     ${path}`);
  writeAt(index, joined);
  say(`changed  ${relative(cwd, index)}`);
  for (const [path, text] of translations) {
    writeAt(path, text);
    say(`changed  ${relative(cwd, path)}: translate what is new`);
  }
}

// Until somebody translates them, texts stand in English.
function translated(path: string, texts: readonly string[]): readonly [path: string, text: string] {
  const present = readJson<Readonly<Record<string, string>>>(path) ?? {};
  return [path, asJson({ ...present, ...Object.fromEntries(texts.filter((text) => !Object.hasOwn(present, text)).map((text) => [text, text])) })];
}
