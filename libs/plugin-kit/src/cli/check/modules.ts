import { existsSync, readFileSync } from 'node:fs';
import { isBuiltin } from 'node:module';
import { dirname, join, relative, resolve } from 'node:path';
import type { Fault, PackageManifest } from '@tessera/engine';
import { masked } from '../source.js';

/** A package that was built, as its files lie there. */
export interface BuiltPackage {
  readonly name: string;
  readonly folder: string;
  /** The file that holds the plugin. */
  readonly entry: string;
  readonly manifest: PackageManifest;
}

/** A file that the plugin is made of. */
export interface Module {
  readonly path: string;
  readonly imports: readonly string[];
  readonly isUseCase: boolean;
}

type Found = readonly [cause: string, fix: string];

/** The files that the plugin is made of, as far as they are there. */
export const modulesOf = ({ folder, entry }: BuiltPackage): readonly Module[] => modulesFrom(resolve(folder, entry), folder);

/** What is wrong with what the files of a package import: the house, what nobody installs, each other. */
export function moduleFaults({ name, folder, manifest }: BuiltPackage, modules: readonly Module[]): readonly Fault[] {
  const fault = (path: string, [cause, fix]: Found): Fault => ({ package: name, where: shown(path, folder), cause, fix });
  const wrong = modules.flatMap((module) => module.imports.flatMap((from) => wrongImport(from, module, manifest)).map((found) => fault(module.path, found)));
  return [
    ...wrong.filter(({ cause }, index) => wrong.findIndex((one) => one.cause === cause) === index),
    ...circles(modules).map((circle) => fault(circle[0] ?? '', [
      `It is read before what it imports is there: ${[...circle, circle[0] ?? ''].map((path) => shown(path, folder)).join(' imports ')}.`, 'Move what they share into a file of its own that imports none of them.',
    ])),
  ];
}

const IMPORT = /\b(?:import|export)\b(?:[^'"();]*?\bfrom)?\s*(['"])([^'"\n]+)\1|\bimport\(\s*(['"])([^'"\n]+)\3\s*\)/g;

function modulesFrom(entry: string, folder: string): readonly Module[] {
  const known = new Map<string, Module>();
  for (const waiting = [entry]; waiting.length > 0;) {
    const path = waiting.pop() ?? '';
    if (known.has(path) || !existsSync(path)) continue;
    const module = moduleAt(path);
    known.set(path, module);
    waiting.push(...module.imports.filter(isRelative).map((from) => resolve(dirname(path), from)).filter((next) => !relative(folder, next).startsWith('..')));
  }
  return [...known.values()];
}

function moduleAt(path: string): Module {
  const text = readFileSync(path, 'utf8');
  // Comments and sentences may speak of imports: what counts begins where code stands.
  const mask = masked(text);
  const found = [...text.matchAll(IMPORT)].filter(({ index }) => mask.charAt(index) !== ' ');
  return { path, imports: [...new Set(found.map(([, , plain, , dynamic]) => plain ?? dynamic ?? ''))], isUseCase: /\bdefineUseCase\(/.test(mask) };
}

const isRelative = (from: string): boolean => from.startsWith('.');

function wrongImport(from: string, { path, isUseCase }: Module, manifest: PackageManifest): readonly Found[] {
  if (isRelative(from)) return existsSync(resolve(dirname(path), from)) ? [] : [[`It imports ${from}, which is not there.`, 'Build it anew (npm run build), or correct the name; relative imports end with .js.']];
  const owner = from.split('/').slice(0, from.startsWith('@') ? 2 : 1).join('/');
  // Whether it asks for the contract is told with its package.json.
  if (from === '@tessera/plugin-api') return [];
  if (from === `${owner}/object-type`) return isNamed(owner, manifest) ? [] : [notNamed(owner)];
  if (owner === '@tessera/plugin-kit') return [[`It imports ${from}, which is for specs.`, 'Import it in files that end with .spec.ts, and nowhere else.']];
  if (owner.startsWith('@tessera/')) return [[`It imports ${from}, which belongs to the house or to another package.`, 'Import @tessera/plugin-api, and of other packages only their entry /object-type.']];
  if (isUseCase) return [[`A use case imports ${from}, but what happens outside cannot be taken back with its transaction.`, 'Put the call into a connector, and ask for it in a task: run.use(capability).']];
  return isBuiltin(from) || isNamed(owner, manifest) ? [] : [notNamed(owner)];
}

const isNamed = (owner: string, { dependencies = {}, peerDependencies = {} }: PackageManifest): boolean =>
  [dependencies, peerDependencies].some((names) => Object.hasOwn(names, owner));

const notNamed = (owner: string): Found => [
  `It imports ${owner}, which package.json does not name, so a house would not have it.`,
  owner.startsWith('@tessera/') ? `Add "${owner}" to peerDependencies of package.json.` : `npm install ${owner}`,
];

// Each circle once, from its first file on.
function circles(modules: readonly Module[]): readonly (readonly string[])[] {
  const next = new Map(modules.map(({ path, imports }) => [path, imports.filter(isRelative).map((from) => resolve(dirname(path), from))]));
  const found = new Map<string, readonly string[]>();
  const done = new Set<string>();
  const walk = (path: string, way: readonly string[]): void => {
    const at = way.indexOf(path);
    if (at >= 0) found.set([...way.slice(at)].sort().join(), way.slice(at));
    if (at >= 0 || done.has(path)) return;
    for (const one of next.get(path) ?? []) walk(one, [...way, path]);
    done.add(path);
  };
  for (const { path } of modules) walk(path, []);
  return [...found.values()];
}

/** A file as its author knows it: where it was written, if that is there. */
export function shown(path: string, folder: string): string {
  const built = relative(folder, path);
  const source = built.replace(/^dist\//, 'src/').replace(/\.js$/, '.ts');
  return existsSync(join(folder, source)) ? source : built;
}
