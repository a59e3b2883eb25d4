import type { Field, Fields } from '@tessera/plugin-api';

const WIDEST = 100;
const ATTRIBUTES_ONLY = ['indexed', 'unique', 'numbered', 'sensitive', 'about', 'internal'];

/** The declaration of a sample as an author writes it: options first, then the fields where they belong. */
export function declarationOf(fields: Fields, options: Fields): string {
  const parts = { ...(Object.keys(options).length > 0 && { options }), [placeOf(fields)]: fields };
  return Object.entries(parts).map(([name, value]) => `${name}: ${written(value, 0, name.length + 2)},`).join('\n');
}

function placeOf(fields: Fields): string {
  const all = Object.values(fields);
  if (all.some((field) => field.kind === 'stamp' || ATTRIBUTES_ONLY.some((name) => name in field))) return 'attributes';
  return all.some((field: Field) => field.kind === 'secret') ? 'settings' : 'fields';
}

function written(value: unknown, depth: number, before: number): string {
  if (typeof value === 'string') return quoted(value);
  if (typeof value !== 'object' || value === null) return String(value);
  const line = onOneLine(value);
  const isShort = depth * 2 + before + line.length + 1 <= WIDEST;
  return isShort && depth > 0 ? line : onSeveralLines(value, depth);
}

function onOneLine(value: object): string {
  if (Array.isArray(value)) return `[${value.map((one) => written(one, 1, -WIDEST * 10)).join(', ')}]`;
  const parts = Object.entries(value).map(([name, one]) => `${keyOf(name)}: ${written(one, 1, -WIDEST * 10)}`);
  return parts.length === 0 ? '{}' : `{ ${parts.join(', ')} }`;
}

function onSeveralLines(value: object, depth: number): string {
  const indent = '  '.repeat(depth + 1);
  const isList = Array.isArray(value);
  const lines = Object.entries(value).map(([name, one]) => `${indent}${isList ? '' : `${keyOf(name)}: `}${written(one, depth + 1, keyOf(name).length + 2)},`);
  return `${isList ? '[' : '{'}\n${lines.join('\n')}\n${'  '.repeat(depth)}${isList ? ']' : '}'}`;
}

const keyOf = (name: string): string => (/^[A-Za-z_$][\w$]*$/.test(name) ? name : quoted(name));

const quoted = (text: string): string => `'${JSON.stringify(text).slice(1, -1).replaceAll('\\"', '"').replaceAll("'", "\\'")}'`;
