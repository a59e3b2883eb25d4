import type { Catalogue } from '@tessera/engine';
import type { Field, ObjectType } from '@tessera/plugin-api';
import type { Language } from '../access/caller.js';
import { invalidAt } from '../door/faults.js';
import type { ColumnView, ObjectView } from '../http/models/object.models.js';
import { say } from '../texts/say.js';

/** What a cell holds; moments stay moments until a format writes them. */
export type Cell = string | number | Date | undefined;

/** One column of an export: its title in somebody's language, and its value. */
export interface Column {
  readonly title: string;
  /** Whether its value has to be looked up besides the object. */
  readonly isMore?: true;
  valueOf(object: ObjectView): Cell;
}

/** For whom a file is: in which language, and which columns besides attributes they may see. */
export interface Reader {
  readonly language: Language;
  readonly more: readonly ColumnView[];
}

/** The columns of those names; all that the type has when none are named. Throws `Refusal` for one that there is not. */
export function columnsOf(catalogue: Catalogue, type: ObjectType, names: readonly string[] | undefined, { language, more }: Reader): readonly Column[] {
  const known = knownColumns(catalogue, type, language);
  for (const { name, title } of more) if (!known.has(name)) known.set(name, { title, isMore: true, valueOf: (object) => object.more?.[name] });
  const wanted = names ?? [...known.keys()];
  return wanted.map((name, index) => {
    const column = known.get(name);
    if (!column) throw invalidAt(`/columns/${index}`, 'not-a-choice');
    return column;
  });
}

function knownColumns(catalogue: Catalogue, type: ObjectType, language: Language): Map<string, Column> {
  const title = (text: string) => catalogue.translate(text, language);
  const states = new Map(Object.entries(type.states).map(([name, state]) => [name, title(state.title)]));
  const attributes = Object.entries(type.attributes).filter(([, field]) => !field.internal);
  return new Map<string, Column>([
    ...attributes.map(([name, field]): [string, Column] => {
      const text = textOf(catalogue, field, language);
      return [name, { title: title(field.title), valueOf: (object) => text(object.attributes[name]) }];
    }),
    ['state', { title: say(language, 'export.state'), valueOf: (object) => states.get(object.state) ?? object.state }],
    ...(type.numbering ? [['number', { title: say(language, 'export.number'), valueOf: (object) => object.common.number }] as [string, Column]] : []),
    ['createdAt', { title: say(language, 'export.created'), valueOf: (object) => new Date(object.createdAt) }],
    ['updatedAt', { title: say(language, 'export.updated'), valueOf: (object) => new Date(object.updatedAt) }],
  ]);
}

function textOf(catalogue: Catalogue, field: Field, language: Language): (value: unknown) => Cell {
  if (field.kind === 'boolean') return (value) => (value === undefined ? undefined : say(language, value === true ? 'export.yes' : 'export.no'));
  if (field.kind === 'choice') {
    const choices = new Map(Object.entries(field.choices).map(([key, text]) => [key, catalogue.translate(text, language)]));
    return (value) => (value === undefined ? undefined : (choices.get(String(value)) ?? String(value)));
  }
  // Of a file a table says whether there is one.
  if (field.kind === 'file' || field.kind === 'image') return (value) => (value === undefined ? undefined : say(language, 'export.yes'));
  if (field.kind === 'date-time') return (value) => (typeof value === 'string' ? new Date(value) : undefined);
  if (field.kind === 'stamp') return (value) => (isStamp(value) ? new Date(value.date) : undefined);
  if (field.kind === 'list') return (value) => (Array.isArray(value) ? value.join(', ') : undefined);
  return (value) => (typeof value === 'number' || typeof value === 'string' ? value : value === undefined ? undefined : JSON.stringify(value));
}

const isStamp = (value: unknown): value is { readonly date: string } => typeof value === 'object' && value !== null && 'date' in value;
