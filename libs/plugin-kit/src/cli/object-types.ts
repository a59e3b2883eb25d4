import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice } from './advice.js';
import { plural } from './names.js';
import { masked, properties } from './source.js';

/** An object type that a use case can be about. */
export interface AvailableType {
  /** What a file of the package imports it from. */
  readonly from: string;
  /** Name of the constant that holds it. */
  readonly constant: string;
  readonly name: string;
  readonly states: readonly string[];
  /** The package that brings it, when it is another one. */
  readonly package?: string;
}

/** The object types that files of a package declare, each file one. */
export function declaredTypes(source: string): readonly AvailableType[] {
  const files = readdirSync(source).filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file));
  return files.flatMap((file) => declaredIn(readFileSync(join(source, file), 'utf8'), file.slice(0, -'.ts'.length)));
}

function declaredIn(text: string, file: string): readonly AvailableType[] {
  const mask = masked(text);
  const found = /export const (\w+) = defineObjectType\(\s*\{/.exec(mask);
  if (!found?.[1]) return [];
  const own = properties(mask, found.index + found[0].length - 1);
  const [name, states] = [own.get('name'), own.get('states')];
  const stated = name === undefined ? undefined : /^\s*['"]([\w-]+)['"]/.exec(text.slice(name))?.[1];
  const open = states === undefined ? -1 : states + mask.slice(states).search(/\S/);
  if (stated === undefined || mask.charAt(open) !== '{') return [];
  return [{ from: `./${file}.js`, constant: found[1], name: stated, states: [...properties(mask, open).keys()] }];
}

/** The object type that a use case is about: the one that is named, the one of its noun, or the only one of its own package. */
export function typeFor(useCase: string, own: readonly AvailableType[], others: readonly AvailableType[], named: string | undefined): AvailableType {
  const noun = useCase.slice(useCase.indexOf('-') + 1);
  const all = [...own, ...others];
  const fitting = named === undefined ? (ofNoun(noun, own) ?? ofNoun(noun, others) ?? (own.length === 1 ? own[0] : undefined)) : all.find(({ name }) => name === named);
  if (!fitting) throw whichOne(useCase, all, named, noun);
  if (fitting.states.length > 0) return fitting;
  throw new Advice(`src/${fitting.from.replace(/^\.\/|\.js$/g, '')}.ts declares no states where they can be seen. Write them as states: { ... } in defineObjectType().`);
}

const ofNoun = (noun: string, types: readonly AvailableType[]): AvailableType | undefined =>
  types.find(({ name }) => name === noun) ?? types.find(({ name }) => plural(name) === noun);

const ELSEWHERE = 'One of another package is there as soon as that package is: npm install --save-dev <package>. It has to publish it at its entry /object-type.';

function whichOne(useCase: string, all: readonly AvailableType[], named: string | undefined, noun: string): Advice {
  const asked = named === undefined ? 'Which object type is it about?' : `There is no object type ${named}.`;
  const make = `npx tessera new object-type ${named ?? noun}`;
  if (all.length === 0) return new Advice(`${asked} The package has none yet. Make one: ${make}\n${ELSEWHERE}`);
  const lines = all.map(({ name, states, package: owner }) => `  ${name} (${owner ?? 'this package'}): ${states.join(', ')}`);
  return new Advice([`${asked} These are there:`, ...lines, `Say which: npx tessera new use-case ${useCase} --on ${all[0]?.name ?? ''}`, `Or make one: ${make}`, ELSEWHERE].join('\n'));
}
