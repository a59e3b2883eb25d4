import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Advice } from './advice.js';
import { plural } from './names.js';
import { masked, properties } from './source.js';

/** An object type as a file of the package declares it. */
export interface DeclaredType {
  /** Name of the file without its ending. */
  readonly file: string;
  /** Name of the constant that holds it. */
  readonly constant: string;
  readonly name: string;
  readonly states: readonly string[];
}

/** The object types that files of a package declare, each file one. */
export function declaredTypes(source: string): readonly DeclaredType[] {
  const files = readdirSync(source).filter((file) => file.endsWith('.ts') && !/\.(spec|d)\.ts$/.test(file));
  return files.flatMap((file) => declaredIn(readFileSync(join(source, file), 'utf8'), file.slice(0, -'.ts'.length)));
}

function declaredIn(text: string, file: string): readonly DeclaredType[] {
  const mask = masked(text);
  const found = /export const (\w+) = defineObjectType\(\s*\{/.exec(mask);
  if (!found?.[1]) return [];
  const own = properties(mask, found.index + found[0].length - 1);
  const [name, states] = [own.get('name'), own.get('states')];
  const stated = name === undefined ? undefined : /^\s*['"]([\w-]+)['"]/.exec(text.slice(name))?.[1];
  const open = states === undefined ? -1 : states + mask.slice(states).search(/\S/);
  if (stated === undefined || mask.charAt(open) !== '{') return [];
  return [{ file, constant: found[1], name: stated, states: [...properties(mask, open).keys()] }];
}

/** The object type that a use case is about: the one that is named, the one of its noun, or the only one there is. */
export function typeFor(useCase: string, types: readonly DeclaredType[], named: string | undefined): DeclaredType {
  const noun = useCase.slice(useCase.indexOf('-') + 1);
  const wanted = named ?? noun;
  const fitting = types.find(({ name }) => name === wanted) ?? types.find(({ name }) => named === undefined && plural(name) === noun);
  const only = named === undefined && types.length === 1 ? types[0] : undefined;
  const type = fitting ?? only;
  if (type && type.states.length > 0) return type;
  if (type) throw new Advice(`src/${type.file}.ts declares no states where they can be seen. Write them as states: { ... } in defineObjectType().`);
  if (types.length === 0) throw new Advice(`The package has no object type yet. Make one first: npx tessera new object-type ${wanted}`);
  throw new Advice(`Which object type is it about? Say one of ${types.map(({ name }) => name).join(', ')}: npx tessera new use-case ${useCase} --on ${types[0]?.name ?? ''}`);
}
