import type { ObjectRecord } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import { occurringStates, ofType } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { objectOf } from '../unit-of-work/rows.js';
import type { ObjectRow } from '../unit-of-work/rows.js';
import { STATEMENTS } from '../unit-of-work/statements.js';
import { refuseUnindexed, stagesOf } from './object-search.js';
import type { SearchRequest } from './object-search.js';
import { limitOf, pageOf } from './page.js';
import type { Page } from './page.js';
import type { Bound, SearchStage, SortedRow } from './search-stage.js';

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
    const limit = limitOf(request);
    const found: (readonly [SearchStage, SortedRow])[] = [];
    const states = request.state === undefined ? await this.states(request.objectType) : [request.state];
    for (const stage of stagesOf(this.types, request, states)) {
      const missing = limit + 1 - found.length;
      if (missing > 0) found.push(...(await this.rowsOf(stage, missing)).map((row) => [stage, row] as const));
    }
    const page = pageOf(found, limit, ([stage, row]) => stage.positionOf(row));
    return { ...page, items: page.items.map(([, row]) => objectOf(row)) };
  }

  /** Throws the `Refusal` that a search with this filter would end with. */
  requireSearchable(request: Pick<SearchRequest, 'objectType' | 'attributes'>): void {
    refuseUnindexed(this.types, request);
  }

  /** How many objects are in each state that occurs. */
  async counts(objectType: string): Promise<readonly StateCount[]> {
    const { rows } = await poolOf(this.dataSource).query<{ state: string; count: number }>(
      `${occurringStates(objectType)} select state, (select count(*)::int from (
         select from managed_objects where ${ofType(objectType)} and managed_objects.state = states.state limit ${ENOUGH + 1}) as counted) as count
       from states where state is not null`,
    );
    return rows.map(({ state, count }) => ({ state, count: Math.min(count, ENOUGH), capped: count > ENOUGH }));
  }

  private async states(objectType: string): Promise<readonly string[]> {
    const text = `${occurringStates(objectType)} select state from states where state is not null`;
    return (await poolOf(this.dataSource).query<{ state: string }>(text)).rows.map((row) => row.state);
  }

  // What is everywhere fills the page from the first objects in order; what is rare is found by an index of its own.
  private async rowsOf(stage: SearchStage, rows: number): Promise<readonly SortedRow[]> {
    if (!stage.picks) return this.run(stage.inOrder(rows));
    const near = await this.run(stage.near(rows));
    return near.length === rows ? near : this.run(stage.byIndex(rows));
  }

  private async run({ text, values }: Bound): Promise<readonly SortedRow[]> {
    return (await poolOf(this.dataSource).query<SortedRow>(text, [...values])).rows;
  }
}
