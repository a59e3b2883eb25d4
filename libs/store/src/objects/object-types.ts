import { createHash } from 'node:crypto';
import type { Field, ObjectType } from '@tessera/plugin-api';
import { quickFiltersOf, repeatedAttributes } from '@tessera/engine';
import type { Json, QuickFilters } from '@tessera/engine';
import { plain, searchedAttributes, searchWords } from './search-words.js';

/** How the database gets at the values of one attribute. */
export interface StoredAttribute {
  readonly name: string;
  readonly kind: Field['kind'];
  readonly indexed: boolean;
  readonly unique: boolean;
}

/** A range that numbers the objects of a type as they are created, with what its words look like. */
export interface Numbering {
  readonly object_type: string;
  readonly attribute: string;
  readonly sequence: string;
  readonly prefix: string;
  readonly digits: number;
  /** The prefix in search words; its parts before the number; what of it grows together with the number. */
  readonly plain_prefix: string;
  readonly parts: string;
  readonly tail: string;
}

interface Known {
  readonly searched: readonly string[];
  readonly attributes: ReadonlyMap<string, StoredAttribute>;
  readonly numberings: readonly Numbering[];
  readonly quickFilters: QuickFilters;
}

/** What the store knows about the installed object types: what to index, to number and to find. */
export class ObjectTypes {
  /** Attributes of all types that repeat what is written on people, and the attribute that names the person. */
  readonly repeated: readonly { readonly objectType: string; readonly reference: string; readonly names: readonly string[] }[];
  /** Attributes by which people are reached, and the types that have them. */
  readonly contacts: { readonly objectTypes: readonly string[]; readonly names: readonly string[] };
  private readonly known: ReadonlyMap<string, Known>;
  private readonly uniques: ReadonlyMap<string, string>;

  constructor(readonly all: readonly ObjectType[]) {
    this.repeated = all.flatMap(({ name: objectType, attributes }) =>
      [...repeatedAttributes(attributes)].map(([reference, names]) => ({ objectType, reference, names })));
    this.contacts = contactsOf(all.filter(({ personal }) => personal));
    this.known = new Map(all.map((type) => [type.name, know(type, all)]));
    this.uniques = new Map(all.flatMap((type) => this.attributesOf(type.name)
      .filter((attribute) => attribute.unique)
      .map((attribute) => [uniqueIndexName(type.name, attribute), attribute.name])));
  }

  /** The attribute whose values an index keeps apart. */
  uniqueAttributeOf(indexName: string): string | undefined {
    return this.uniques.get(indexName);
  }

  /** The words by which an object of this type is found. */
  wordsOf(objectType: string, attributes: Json): string {
    return searchWords(this.known.get(objectType)?.searched ?? [], attributes);
  }

  numberingsOf(objectType: string): readonly Numbering[] {
    return this.known.get(objectType)?.numberings ?? [];
  }

  /** Filters that lists of this type offer by name. */
  quickFiltersOf(objectType: string): QuickFilters {
    return this.known.get(objectType)?.quickFilters ?? {};
  }

  attributesOf(objectType: string): readonly StoredAttribute[] {
    return [...(this.known.get(objectType)?.attributes.values() ?? [])];
  }

  attribute(objectType: string, name: string): StoredAttribute | undefined {
    return this.known.get(objectType)?.attributes.get(name);
  }
}

/** A name for something that belongs to a type and one of its names; short enough for Postgres, readable, unique. */
export function databaseName(kind: string, ...names: readonly string[]): string {
  const digest = createHash('sha256').update(JSON.stringify(names)).digest('hex').slice(0, 8);
  const readable = names.join('_').toLowerCase().replace(/[^a-z0-9]+/g, '_').slice(0, 40);
  return `${kind}_${readable}_${digest}`;
}

/** Name of the index behind filtering and sorting by an attribute. */
export const attributeIndexName = (objectType: string, attribute: StoredAttribute): string =>
  databaseName('attribute', objectType, attribute.name, attribute.kind === 'integer' ? 'number' : 'text');

/** Name of the statistics about the values of an attribute, shared by all types that have it. */
export const statisticsName = (attribute: StoredAttribute): string =>
  databaseName('values', attribute.name, attribute.kind === 'integer' ? 'number' : 'text');

/** Name of the index that keeps values of an attribute apart. */
export const uniqueIndexName = (objectType: string, attribute: StoredAttribute): string =>
  databaseName('unique', objectType, attribute.name);

function know(type: ObjectType, all: readonly ObjectType[]): Known {
  const fields = Object.entries(type.attributes);
  return {
    searched: searchedAttributes(type),
    attributes: new Map(fields.map(([name, field]) => [name, {
      name, kind: field.kind, indexed: field.indexed === true, unique: field.unique === true,
    }])),
    quickFilters: quickFiltersOf(type, all),
    numberings: fields.flatMap(([name, field]) => numberingOf(type, name, field)),
  };
}

function numberingOf(type: ObjectType, attribute: string, field: Field): readonly Numbering[] {
  if (field.kind !== 'text' || !field.numbered) return [];
  const { range, prefix, digits } = field.numbered;
  const parts = plain(prefix).split(/[^\p{L}\p{N}]+/u);
  return [{
    object_type: type.name, attribute, sequence: databaseName('number', type.name, range), prefix, digits,
    plain_prefix: plain(prefix), tail: parts.at(-1) ?? '', parts: parts.slice(0, -1).filter((part) => part !== '').join(' '),
  }];
}

function contactsOf(people: readonly ObjectType[]): ObjectTypes['contacts'] {
  const names = people.flatMap(({ attributes }) => Object.entries(attributes).filter(([, { kind }]) => kind === 'email' || kind === 'phone').map(([name]) => name));
  return { objectTypes: people.map(({ name }) => name), names: [...new Set(names)] };
}
