import { documentOf, SECTIONS, type Configuration, type Json, type Section } from '@tessera/engine';
import { Document, isMap, visit, type Pair } from 'yaml';

/** The name of the schema's file, beside the files that it describes. */
export const SCHEMA_FILE = 'configuration.schema.json';

const HEAD = `# yaml-language-server: $schema=${SCHEMA_FILE}\n`;
const LONGEST_LINE = 110;

// What is said first about a thing; everything else follows by name.
const FIRST = ['name', 'title', 'useCase', 'permission', 'subject', 'is', 'description', 'isDefault', 'enabled', 'cron', 'address'];
// Short values that read better on one line.
const INLINE = new Set(['filter', 'rule', 'relations', 'numbers', 'secret']);

/** Configuration as plain YAML; the same configuration always has the same bytes. */
export function yamlOf(configuration: Configuration, sections: readonly Section[] = SECTIONS): string {
  const written = Object.entries(documentOf(configuration, sections)).map(([section, value]) => [section, ordered(value)]);
  return HEAD + textOf(Object.fromEntries(written));
}

/** One file for each section, by file name. */
export const filesOf = (configuration: Configuration): ReadonlyMap<string, string> =>
  new Map(SECTIONS.map((section) => [`${section}.yaml`, yamlOf(configuration, [section])]));

/** One part as YAML, for people who compare it. */
export const yamlOfPart = (content: Json): string => textOf(ordered(content));

function textOf(value: unknown): string {
  const document = new Document(value, { aliasDuplicateObjects: false, compat: 'yaml-1.1' });
  visit(document, { Pair: (_, pair) => fold(pair) });
  return document.toString({ lineWidth: 0, minContentWidth: 0, blockQuote: 'literal' });
}

function fold({ key, value }: Pair): void {
  const name = String((key as { readonly value?: unknown } | null)?.value ?? '');
  const isReference = isMap(value) && value.items.length === 1 && value.has('secret');
  if (!INLINE.has(name) && !isReference) return;
  const collection = value as { flow?: boolean; items?: unknown; toJSON?(): unknown };
  if (Array.isArray(collection.items) && JSON.stringify(collection.toJSON?.()).length <= LONGEST_LINE) collection.flow = true;
}

function ordered(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(ordered);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([name, inner]) => [name, ordered(inner)] as const).sort(byRank));
}

const rankOf = (name: string): number => (FIRST.includes(name) ? FIRST.indexOf(name) : FIRST.length);

const byRank = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => rankOf(a) - rankOf(b) || (a < b ? -1 : 1);
