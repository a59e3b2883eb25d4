import { daysIn } from '@tessera/engine';
import type { AccessScope, HouseDays, ObjectRecord } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { accessConditions, isBroad } from '../acl/access-condition.js';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import { occurringStates, ofType } from '../objects/match-attributes.js';
import { KnownWords } from '../objects/known-words.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { prefixQuery } from '../objects/search-words.js';
import { objectOf } from '../unit-of-work/rows.js';
import type { ObjectRow } from '../unit-of-work/rows.js';
import { STATEMENTS } from '../unit-of-work/statements.js';
import { goesOnWithMeant, refuseUnindexed, stagesOf } from './object-search.js';
import type { AskedWords, SearchRequest } from './object-search.js';
import { ObjectWalk } from './object-walk.js';
import { limitOf, pageOf } from './page.js';
import type { Page } from './page.js';
import type { Bound, SearchStage, SortedRow } from './search-stage.js';

/** How many objects are in a state; counting stops at 10,000. */
export interface StateCount {
  readonly state: string;
  readonly count: number;
  readonly capped: boolean;
}

/** A page of objects. */
export interface FoundPage extends Page<ObjectRecord> {
  /** Nothing is what was asked for: this is what looks like these words. */
  readonly meant?: readonly string[];
}

const ENOUGH = 10_000;

/** Lists of objects: filtered, sorted and paged by the database, fast at any size. */
export class ObjectQueries {
  private readonly words: KnownWords;

  constructor(
    private readonly dataSource: DataSource,
    private readonly types: ObjectTypes,
    private readonly days: HouseDays = daysIn('UTC'),
  ) {
    this.words = new KnownWords(dataSource, types);
  }

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
  async search(request: SearchRequest): Promise<FoundPage> {
    const { objectType, text = '' } = request;
    const [states, words] = await Promise.all([
      request.state === undefined ? this.states(objectType) : [request.state], this.words.begun(objectType, text),
    ]);
    const exact = request.cursor === undefined || !goesOnWithMeant(request.cursor) ? await this.pageOf(request, states, { words }) : undefined;
    if (exact && (exact.items.length > 0 || request.cursor !== undefined)) return exact;
    const meant = await this.words.meant(objectType, text);
    if (!meant) return { items: [] };
    const page = await this.pageOf(request, states, { words: meant.query, isMeant: true });
    return page.items.length > 0 ? { ...page, meant: this.foundBy(page.items, meant.words) } : page;
  }

  // Words that only others have would tell of objects that are not shown.
  private foundBy(items: readonly ObjectRecord[], words: readonly string[]): readonly string[] {
    const there = items.flatMap(({ objectType, attributes }) => this.types.wordsOf(objectType, attributes).split(' '));
    return words.filter((word) => there.some((one) => one.startsWith(word)));
  }

  /** Reads all that a list shows, in its order and as it is at this moment, through a cursor of the database. */
  async walk(request: Omit<SearchRequest, 'cursor' | 'limit'>): Promise<ObjectWalk> {
    const states = request.state === undefined ? await this.states(request.objectType) : [request.state];
    return ObjectWalk.begin(this.dataSource, stagesOf(this.types, request, states, { words: prefixQuery(request.text ?? ''), today: this.today() }));
  }

  private async pageOf(request: SearchRequest, states: readonly string[], words: Omit<AskedWords, 'today'>): Promise<Page<ObjectRecord>> {
    const limit = limitOf(request);
    const found: (readonly [SearchStage, SortedRow])[] = [];
    for (const stage of stagesOf(this.types, request, states, { ...words, today: this.today() })) {
      const missing = limit + 1 - found.length;
      if (missing > 0) found.push(...(await this.rowsOf(stage, missing)).map((row) => [stage, row] as const));
    }
    const page = pageOf(found, limit, ([stage, row]) => stage.positionOf(row));
    return { ...page, items: page.items.map(([, row]) => objectOf(row)) };
  }

  private today(): string {
    return this.days(new Date());
  }

  /** Removes words that objects were found by and that were forgotten; late enough that no process relies on them. */
  removeForgottenWords(now: Date): Promise<void> {
    return this.words.removeForgotten(now);
  }

  /** Throws the `Refusal` that a search with this filter would end with. */
  requireSearchable(request: Pick<SearchRequest, 'objectType' | 'attributes' | 'quick'>): void {
    refuseUnindexed(this.types, request);
  }

  /** How many objects are in each state that occurs. */
  async counts(objectType: string, within: readonly AccessScope[] = []): Promise<readonly StateCount[]> {
    const values: unknown[] = [];
    const conditions = [ofType(objectType), ...accessConditions(within, values)].join(' and ');
    // Few objects are found by the indexes of schemes, makers and ids; many are counted state by state, up to enough.
    const text = within.every(isBroad)
      ? `${occurringStates(objectType)} select state, (select count(*)::int from (
         select from managed_objects where ${conditions} and managed_objects.state = states.state limit ${ENOUGH + 1}) as counted) as count
       from states where state is not null`
      : `select state, count(*)::int as count from managed_objects where ${conditions} group by state order by state`;
    const { rows } = await poolOf(this.dataSource).query<{ state: string; count: number }>(text, values);
    return rows.filter(({ count }) => count > 0).map(({ state, count }) => ({ state, count: Math.min(count, ENOUGH), capped: count > ENOUGH }));
  }

  /** Those of these objects that are in all scopes. */
  async visible(objectType: string, ids: readonly string[], within: readonly AccessScope[]): Promise<readonly string[]> {
    if (ids.length === 0 || within.every((scope) => scope.everything)) return ids;
    const values: unknown[] = [uuidArray(ids)];
    const conditions = [ofType(objectType), ...accessConditions(within, values)].join(' and ');
    const text = `select id from managed_objects where id = any ($1::uuid[]) and ${conditions} order by id`;
    return (await poolOf(this.dataSource).query<{ id: string }>(text, values)).rows.map((row) => row.id);
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
