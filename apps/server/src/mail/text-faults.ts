import type { FieldFault } from '@tessera/engine';
import type { MessageText, Placeholders } from '@tessera/plugin-api';
import Mustache from 'mustache';

type Token = readonly unknown[];
type Part = keyof MessageText;

// Names, their sections, and comments. What would leave out the escaping or fetch other templates stays out.
const KNOWN = new Set(['text', 'name', '#', '^', '!']);

/** Everything that is wrong with a text: tags that cannot be read, names that are no placeholders, secrets that it leaves out. */
export function textFaults(text: MessageText, placeholders: Placeholders, at: string): readonly FieldFault[] {
  const parts = (Object.entries(text) as [Part, string | undefined][]).flatMap(([part, value]) => (value === undefined ? [] : [[part, value] as const]));
  return parts.flatMap(([part, value]) => partFaults(part, value, placeholders, `${at}/${part}`));
}

function partFaults(part: Part, value: string, placeholders: Placeholders, pointer: string): readonly FieldFault[] {
  const tokens = read(value);
  if (!tokens || isTooDeep(tokens)) return [{ pointer, reason: 'broken-placeholder' }];
  const named = flat(tokens);
  const strange = named.find(([kind]) => !KNOWN.has(String(kind)));
  if (strange) return [{ pointer, reason: 'placeholder-not-possible', details: { name: String(strange[1]) } }];
  const names = new Set(named.filter(([kind]) => kind === 'name' || kind === '#' || kind === '^').map(([, name]) => String(name)));
  const unknown = [...names].filter((name) => !Object.hasOwn(placeholders, name));
  // A subject is shown in lists and on locked screens: no place for a secret.
  const secrets = Object.keys(placeholders).filter((name) => placeholders[name]?.secret);
  const missing = part === 'subject' ? [] : secrets.filter((name) => !names.has(name));
  const shown = part === 'subject' ? secrets.filter((name) => names.has(name)) : [];
  return [
    ...unknown.map((name) => ({ pointer, reason: 'unknown-placeholder', details: { name } })),
    ...missing.map((name) => ({ pointer, reason: 'placeholder-missing', details: { name } })),
    ...shown.map((name) => ({ pointer, reason: 'secret-in-subject', details: { name } })),
  ];
}

function read(value: string): readonly Token[] | undefined {
  try {
    return Mustache.parse(value) as readonly Token[];
  } catch {
    return undefined;
  } finally {
    Mustache.clearCache();
  }
}

// Whoever writes it, and whoever checks it, goes down into each section.
const MOST_SECTIONS = 20;
const isTooDeep = (tokens: readonly Token[], depth = 0): boolean =>
  depth > MOST_SECTIONS || tokens.some((token) => Array.isArray(token[4]) && isTooDeep(token[4] as Token[], depth + 1));

const flat = (tokens: readonly Token[]): readonly Token[] =>
  tokens.flatMap((token) => (Array.isArray(token[4]) ? [token, ...flat(token[4] as Token[])] : [token]));
