import type { ObjectRecord } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import { ofType } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { objectOf } from '../unit-of-work/rows.js';
import type { ObjectRow } from '../unit-of-work/rows.js';
import { STATEMENTS } from '../unit-of-work/statements.js';
import { ObjectSearch, statesOf } from './object-search.js';
import type { SearchRequest } from './object-search.js';
import { limitOf, pageOf } from './page.js';
import type { Page } from './page.js';

/** How many objects are in a state; counting stops at 10,000. */
export interface StateCount {
  readonly state: string;
  readonly count: number;
  readonly capped: boolean;
}

const ENOUGH = 10_000;

/** Lists of objects: filtered, sorted and paged by the database, fast at any size. */
export class ObjectQueries {
  constructor(
    private readonly dataSource: DataSource,
    private readonly types: ObjectTypes,
  ) {}

  /** An object of whatever type. */
  async find(id: string): Promise<ObjectRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<ObjectRow>(poolOf(this.dataSource), STATEMENTS.findObject, [id]);
    return row && objectOf(row);
  }

  /** Objects of whatever types, in id order. */
  async findAll(ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    if (ids.length === 0) return [];
    return (await rowsOf<ObjectRow>(poolOf(this.dataSource), STATEMENTS.findObjects, [uuidArray(ids)])).map(objectOf);
  }

  /** One page. Throws `Refusal` for an attribute without index and for a cursor that is none. */
  async search(request: SearchRequest): Promise<Page<ObjectRecord>> {
    const search = new ObjectSearch(this.types, request, limitOf(request));
    const rows = await this.rowsOf(search);
    const page = pageOf(rows, limitOf(request), (row) => search.positionOf(row));
    return { ...page, items: page.items.map(objectOf) };
  }

  /** How many objects are in each state that occurs. */
  async counts(objectType: string): Promise<readonly StateCount[]> {
    const { rows } = await poolOf(this.dataSource).query<{ state: string; count: number }>(
      `with recursive ${statesOf(objectType)}
       select state, (select count(*)::int from (
         select from managed_objects where ${ofType(objectType)} and managed_objects.state = states.state limit ${ENOUGH + 1}) as counted) as count
       from states where state is not null`,
    );
    return rows.map(({ state, count }) => ({ state, count: Math.min(count, ENOUGH), capped: count > ENOUGH }));
  }

  // What is everywhere fills the page from the first objects in order; what is rare is found by an index of its own.
  private async rowsOf(search: ObjectSearch): Promise<readonly (ObjectRow & { sort_key: string | Date })[]> {
    if (search.finds === 'nothing') return [];
    if (search.finds === 'all') return this.run(search.inOrder());
    const near = await this.run(search.near());
    return near.length === search.rows ? near : this.run(search.byIndex());
  }

  private async run({ text, values }: { readonly text: string; readonly values: readonly unknown[] }): Promise<
    readonly (ObjectRow & { sort_key: string | Date })[]
  > {
    const { rows } = await poolOf(this.dataSource).query<ObjectRow & { sort_key: string | Date }>(text, [...values]);
    return rows;
  }
}
