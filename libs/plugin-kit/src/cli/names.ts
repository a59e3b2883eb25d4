import { Advice } from './advice.js';

const KEBAB = /^[a-z][a-z0-9]*(-[a-z0-9]+)*$/;
const OF_THE_LANGUAGE = new Set([
  'await', 'break', 'case', 'catch', 'class', 'const', 'continue', 'debugger', 'default', 'delete', 'do', 'else', 'enum', 'export', 'extends', 'false', 'finally',
  'for', 'function', 'if', 'implements', 'import', 'in', 'instanceof', 'interface', 'let', 'new', 'null', 'package', 'plugin', 'private', 'protected', 'public',
  'return', 'static', 'super', 'switch', 'this', 'throw', 'true', 'try', 'typeof', 'var', 'void', 'while', 'with', 'yield', 'index', 'object-type',
]);

/** A name in small letters, digits and hyphens. */
export function checkName(what: string, name: string | undefined, example: string): string {
  if (name === undefined) throw new Advice(`Say how the ${what} is called, such as ${example}.`);
  if (!KEBAB.test(name)) throw new Advice(`${name} is no name of a ${what}. Write small letters, digits and hyphens, and begin with a letter: ${proposal(name, example)}.`);
  if (OF_THE_LANGUAGE.has(name)) throw new Advice(`${name} has a meaning of its own in the code. Choose another name, such as ${example}.`);
  return name;
}

/** The name of a package: with or without a scope. */
export function checkPackageName(name: string | undefined): string {
  const [, scope, bare] = /^(?:@([^/]+)\/)?(.*)$/.exec(name ?? '') ?? [];
  if (scope !== undefined) checkName('scope', scope, 'acme');
  checkName('plugin', bare || undefined, 'acme-visitor-badges');
  return name ?? '';
}

/** A name of a use case: a verb, then what it is done to. */
export function checkVerbNoun(name: string | undefined): string {
  const checked = checkName('use case', name, 'lend-key');
  if (!checked.includes('-')) throw new Advice(`${checked} is a verb without a noun, or a noun without a verb. Say what is done to what, such as lend-key.`);
  return checked;
}

function proposal(name: string, example: string): string {
  const better = name.replace(/([a-z0-9])([A-Z])/g, '$1-$2').toLowerCase().replace(/[^a-z0-9]+/g, '-').replace(/^[-\d]+|-+$/g, '');
  return KEBAB.test(better) ? better : example;
}

const words = (name: string): readonly string[] => name.split('-');
const capital = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);

/** `lend-key` as `LendKey`. */
export const pascal = (name: string): string => words(name).map(capital).join('');

/** `lend-key` as `lendKey`. */
export const camel = (name: string): string => words(name).map((word, index) => (index === 0 ? word : capital(word))).join('');

/** `lend-key` as `Lend key`. */
export const sentence = (name: string): string => capital(words(name).join(' '));

/** `lend-key` as people say it in a sentence: `lend a key`. */
export function spoken(name: string): string {
  const [verb = '', ...noun] = words(name);
  return [verb, ...(isPlural(noun.at(-1) ?? '') ? noun : [article(noun), ...noun])].join(' ');
}

/** `a` or `an`, as it stands before these words. */
export const article = ([first = '']: readonly string[]): string => (/^[aeio]|^un[^i]|^u[^ns]/.test(first) ? 'an' : 'a');

const isPlural = (noun: string): boolean => /[^su]s$/.test(noun);

/** `key` as `keys`, `body` as `bodies`. */
export function plural(word: string): string {
  if (/[^aeiou]y$/.test(word)) return word.replace(/y$/, 'ies');
  return /(s|x|z|ch|sh)$/.test(word) ? `${word}es` : `${word}s`;
}

/** The name of a package without its scope. */
export const bare = (packageName: string): string => packageName.slice(packageName.lastIndexOf('/') + 1);
