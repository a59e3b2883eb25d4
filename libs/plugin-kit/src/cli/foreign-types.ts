import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { Advice } from './advice.js';
import { asJson, readJson, writeAt } from './files.js';
import type { AvailableType } from './object-types.js';
import { houseOf } from './place.js';
import type { Found } from './place.js';

type Names = Readonly<Record<string, string>>;

interface Manifest {
  readonly tessera?: { readonly plugin?: string };
  readonly exports?: Readonly<Record<string, string | Names>>;
  readonly dependencies?: Names;
  readonly devDependencies?: Names;
  readonly peerDependencies?: Names;
  readonly peerDependenciesMeta?: Readonly<Record<string, object>>;
}

/** The object types that other packages publish, as far as this one can see them: what it depends on, and what stands in the same house. */
export async function foreignTypes(home: Found): Promise<readonly AvailableType[]> {
  const found = await Promise.all(visiblePackages(home).map((name) => typesOf(name, home)));
  return found.flat();
}

function visiblePackages({ folder, manifest }: Found): readonly string[] {
  const { dependencies, devDependencies, peerDependencies } = manifest as Manifest;
  const house = houseOf(folder);
  const installed = house ? (readJson<readonly string[]>(join(house.folder, 'config', 'plugins.json')) ?? []) : [];
  const names = [...Object.keys({ ...dependencies, ...peerDependencies, ...devDependencies }), ...installed];
  return [...new Set(names)].filter((name) => name !== manifest.name).sort();
}

async function typesOf(name: string, home: Found): Promise<readonly AvailableType[]> {
  const folder = folderOf(name, home.folder);
  const manifest = folder === undefined ? undefined : readJson<Manifest>(join(folder, 'package.json'));
  const entry = entryOf(manifest?.exports?.['./object-type']);
  if (folder === undefined || manifest?.tessera?.plugin === undefined || entry === undefined) return [];
  const file = resolve(folder, entry);
  if (!existsSync(file)) throw new Advice(`${name} is not built: its ${entry} is missing. Build it first.`);
  const values = (await import(pathToFileURL(file).href)) as Readonly<Record<string, unknown>>;
  return Object.entries(values).flatMap(([constant, value]) =>
    (isObjectType(value) ? [{ from: `${name}/object-type`, constant, name: value.name, states: leavable(value.states), package: name }] : []));
}

function folderOf(name: string, from: string): string | undefined {
  const folders = createRequire(join(from, 'package.json')).resolve.paths(name) ?? [];
  return folders.map((one) => join(one, name)).find((one) => existsSync(join(one, 'package.json')));
}

const entryOf = (entry: string | Names | undefined): string | undefined => (typeof entry === 'object' ? (entry['import'] ?? entry['default']) : entry);

type States = Readonly<Record<string, { readonly final?: true }>>;

function isObjectType(value: unknown): value is { readonly name: string; readonly states: States } {
  return typeof value === 'object' && value !== null && 'states' in value && 'attributes' in value && 'name' in value;
}

// A use case takes objects out of the first one: a state that is never left does not stand there.
const leavable = (states: States): readonly string[] =>
  Object.entries(states).sort(([, a], [, b]) => Number(a.final ?? false) - Number(b.final ?? false)).map(([state]) => state);

/** Says in package.json that the package needs another one, and in the repository of a house where the compiler finds it; answers the files that it changed. */
export function dependOn(name: string, { folder }: Found): readonly string[] {
  return [...declared(name, folder), ...referenced(name, folder)];
}

// The house has it already: npm need not look for it.
function declared(name: string, folder: string): readonly string[] {
  const file = join(folder, 'package.json');
  const manifest = readJson<Manifest>(file) ?? {};
  if (manifest.dependencies?.[name] !== undefined || manifest.peerDependencies?.[name] !== undefined) return [];
  const peerDependencies = { ...manifest.peerDependencies, [name]: '*' };
  writeAt(file, asJson({ ...manifest, peerDependencies, peerDependenciesMeta: { ...manifest.peerDependenciesMeta, [name]: { optional: true } } }));
  return [file];
}

interface CompilerSettings {
  readonly references?: readonly { readonly path: string }[];
}

function referenced(name: string, folder: string): readonly string[] {
  const [file, house] = [join(folder, 'tsconfig.json'), houseOf(folder)];
  const other = house && siblingOf(name, dirname(folder));
  const settings = other === undefined ? undefined : readJson<CompilerSettings>(file);
  if (other === undefined || settings?.references === undefined) return [];
  const path = relative(folder, other);
  if (settings.references.some((one) => one.path === path)) return [];
  writeAt(file, asJson({ ...settings, references: [...settings.references, { path }] }));
  return [file];
}

function siblingOf(name: string, room: string): string | undefined {
  const folder = join(room, name.slice(name.lastIndexOf('/') + 1).replace(/^plugin-/, ''));
  return existsSync(join(folder, 'tsconfig.json')) ? folder : undefined;
}
