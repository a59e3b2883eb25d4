import type { ObjectType } from '@tessera/plugin-api';
import type { DataSource } from 'typeorm';
import { poolOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

/** An object type as its package declared it, with the translations of what it says. */
export interface KnownType {
  readonly package: string;
  readonly definition: ObjectType;
  readonly locales: Readonly<Record<string, Readonly<Record<string, string>>>>;
}

// Several processes start at once: each writes the same, and what is the same already is not written.
const KEEP: Statement = {
  name: 'object-types-keep',
  text: `insert into object_types (name, package, definition, locales)
    select definition ->> 'name', package, definition, locales from jsonb_to_recordset($1) as given (package text, definition jsonb, locales jsonb) order by 1
    on conflict (name) do update set package = excluded.package, definition = excluded.definition, locales = excluded.locales
    where (object_types.package, object_types.definition, object_types.locales) is distinct from (excluded.package, excluded.definition, excluded.locales)`,
};

const LEFT: Statement = {
  name: 'object-types-left',
  text: `select package, definition, locales from object_types known
    where name <> all ($1::text[]) and exists (select from managed_objects where object_type = known.name) order by name`,
};

/** Remembers object types, so that objects can be read when the package of their type has left. */
export class KnownTypes {
  constructor(private readonly dataSource: DataSource) {}

  /** Writes down what is installed. */
  async keep(types: readonly KnownType[]): Promise<void> {
    await rowsOf(poolOf(this.dataSource), KEEP, [JSON.stringify(types)]);
  }

  /** The types that are not installed any more and of which there are objects. */
  async left(installed: readonly string[]): Promise<readonly KnownType[]> {
    return rowsOf<KnownType>(poolOf(this.dataSource), LEFT, [installed]);
  }
}
