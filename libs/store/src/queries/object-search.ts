import { Refusal } from '@tessera/engine';
import { isUuid } from '../database/postgres.js';
import { isNumber, matchAttributes, ofType, valueExpression } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { prefixQuery } from '../objects/search-words.js';
import { OBJECT_COLUMNS } from '../unit-of-work/rows.js';
import type { ObjectRow } from '../unit-of-work/rows.js';
import { decodeCursor } from './page.js';
import type { PageRequest, Position } from './page.js';

/** What somebody looks for among the objects of a type. */
export interface SearchRequest extends PageRequest {
  readonly objectType: string;
  readonly state?: string;
  /** Words, each the beginning of a word of the object. */
  readonly text?: string;
  /** Exact values of attributes that are `indexed` or `unique`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** `createdAt`, `updatedAt` (unless told) or an `indexed` attribute. */
  readonly sort?: string;
  /** `descending` unless told. */
  readonly direction?: 'ascending' | 'descending';
}

interface Sort {
  readonly name: string;
  readonly key: string;
  readonly type: 'timestamptz' | 'bigint' | 'text';
}

/** A statement and its bound values. */
export interface Bound {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** How many objects in order are looked at before the indexes of words and attributes are asked. */
const NEAR = 1000;

/** The states that occur, found by leaping from one to the next in the index. */
export const statesOf = (objectType: string): string => `states (state) as (
    (select state from managed_objects where ${ofType(objectType)} order by state limit 1)
    union all
    select (select object.state from managed_objects object where object.${ofType(objectType)} and object.state > states.state
      order by object.state limit 1) from states where states.state is not null
  )`;

/** Writes the statements of one search. Every index begins with the state, so each state is read in order and merged. */
export class ObjectSearch {
  readonly finds: 'all' | 'some' | 'nothing';
  /** How many rows are read: one more than the page, to know whether there is another. */
  readonly rows: number;
  private readonly sort: Sort;
  private readonly descending: boolean;
  private readonly after: Position | undefined;
  private readonly query: string | undefined;

  constructor(
    private readonly types: ObjectTypes,
    private readonly request: SearchRequest,
    limit: number,
  ) {
    this.rows = limit + 1;
    this.sort = sortOf(types, request);
    this.descending = request.direction !== 'ascending';
    const name = `${this.sort.name} ${this.descending ? 'descending' : 'ascending'}`;
    this.after = decodeCursor(request.cursor, name, (value, id) => isUuid(id) && fits(this.sort, value));
    this.query = request.text === undefined ? undefined : prefixQuery(request.text);
    this.finds = this.findsWhat();
    refuseUnindexed(types, request);
  }

  /** Objects in order; nothing else is asked for. */
  inOrder(): Bound {
    const values: unknown[] = [];
    return { text: this.page(values, this.rows), values };
  }

  /** Those of the first objects in order that have what is asked for; complete when it fills the page. */
  near(): Bound {
    const values: unknown[] = [];
    const page = this.page(values, NEAR, ', search');
    return {
      text: `select ${OBJECT_COLUMNS}, sort_key from (${page}) as near where ${this.wanted(values).join(' and ')}
        order by ${this.order('sort_key')} limit ${this.rows}`,
      values,
    };
  }

  /** All objects that have what is asked for, found by the indexes of words and attributes and then put in order. */
  byIndex(): Bound {
    const values: unknown[] = [];
    const conditions = [...this.afterCursor(values), ...this.wanted(values)];
    if (this.request.state !== undefined) conditions.push(`state = $${values.push(this.request.state)}`);
    return {
      // Not merged with the outer part, or the planner would walk the order in the hope of early finds.
      text: `with found as materialized (
          select id, ${this.sort.key} as sort_key from managed_objects where ${conditions.join(' and ')}
        ), first as (select * from found order by ${this.order('sort_key')} limit ${this.rows})
        select ${OBJECT_COLUMNS.replace(/^id/, 'first.id')}, sort_key from first join managed_objects using (id)
        order by ${this.order('sort_key', 'first.')}`,
      values,
    };
  }

  /** Where the page after this row begins. */
  positionOf(row: ObjectRow & { readonly sort_key: string | Date }): Position {
    const value = row.sort_key instanceof Date ? row.sort_key.toISOString() : row.sort_key;
    return [`${this.sort.name} ${this.descending ? 'descending' : 'ascending'}`, value, row.id];
  }

  private findsWhat(): ObjectSearch['finds'] {
    const { text = '', attributes = {} } = this.request;
    if (text.trim() !== '' && this.query === undefined) return 'nothing';
    return this.query === undefined && Object.keys(attributes).length === 0 ? 'all' : 'some';
  }

  private page(values: unknown[], rows: number, more = ''): string {
    const { state, objectType } = this.request;
    const states = state === undefined
      ? `with recursive ${statesOf(objectType)} select`
      : `with states (state) as (values ($${values.push(state)}::text)) select`;
    return `${states} page.* from states cross join lateral (
      select ${OBJECT_COLUMNS}, ${this.sort.key} as sort_key${more} from managed_objects
      where ${this.afterCursor(values).join(' and ')} and managed_objects.state = states.state
      order by ${this.order(this.sort.key)} limit ${rows}) as page
    where states.state is not null order by ${this.order('sort_key', 'page.')} limit ${rows}`;
  }

  private wanted(values: unknown[]): readonly string[] {
    const conditions = matchAttributes(this.types, this.request.objectType, this.request.attributes ?? {}, values);
    return this.query === undefined ? conditions : [...conditions, `search @@ $${values.push(this.query)}::tsquery`];
  }

  private afterCursor(values: unknown[]): readonly string[] {
    const type = ofType(this.request.objectType);
    if (!this.after) return [type];
    const [, value, id] = this.after;
    const last = `($${values.push(value)}::${this.sort.type}, $${values.push(id)}::uuid)`;
    return [type, `(${this.sort.key}, id) ${this.descending ? '<' : '>'} ${last}`];
  }

  private order(key: string, table = ''): string {
    const direction = this.descending ? 'desc' : 'asc';
    return `${table}${key} ${direction}, ${table}id ${direction}`;
  }
}

function sortOf(types: ObjectTypes, { sort = 'updatedAt', objectType }: SearchRequest): Sort {
  if (sort === 'createdAt') return { name: sort, key: 'created_at', type: 'timestamptz' };
  if (sort === 'updatedAt') return { name: sort, key: 'updated_at', type: 'timestamptz' };
  const attribute = types.attribute(objectType, sort);
  if (!attribute?.indexed) throw new Refusal('not-sortable', { attribute: sort });
  return { name: `attribute ${sort}`, key: valueExpression(attribute), type: isNumber(attribute) ? 'bigint' : 'text' };
}

function fits(sort: Sort, value: string): boolean {
  switch (sort.type) {
    case 'timestamptz': return /^\d{4}-\d\d-\d\dT[\d:.]+Z$/.test(value) && !Number.isNaN(Date.parse(value));
    case 'bigint': return /^-?\d{1,18}$/.test(value) || value === '-9223372036854775808';
    case 'text': return true;
  }
}

function refuseUnindexed(types: ObjectTypes, { objectType, attributes = {} }: SearchRequest): void {
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = types.attribute(objectType, name);
    if (!attribute?.indexed && !attribute?.unique) throw new Refusal('not-searchable', { attribute: name });
    if (value.includes('\0') || (!attribute.unique && isNumber(attribute) && !/^-?\d{1,18}$/.test(value))) {
      throw new Refusal('invalid-filter', { attribute: name });
    }
  }
}
