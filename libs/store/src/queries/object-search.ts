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

/** How many objects in order are looked at before the words' index is asked. */
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
  readonly finds: 'all' | 'words' | 'nothing';
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
    const blank = request.text === undefined || request.text.trim() === '';
    this.finds = blank ? 'all' : this.query === undefined ? 'nothing' : 'words';
    refuseUnindexed(types, request);
  }

  /** Objects in order, without looking for words. */
  inOrder(): Bound {
    const values: unknown[] = [];
    return { text: this.page(this.columns(), values, this.rows), values };
  }

  /** Those of the first objects in order that have the words; complete when it fills the page. */
  near(): Bound {
    const values: unknown[] = [];
    const page = this.page(`${this.columns()}, search`, values, NEAR);
    const query = `$${values.push(this.query)}::tsquery`;
    return {
      text: `select ${OBJECT_COLUMNS}, sort_key from (${page}) as near where search @@ ${query} order by ${this.order('sort_key')} limit ${this.rows}`,
      values,
    };
  }

  /** All objects that have the words, found by the words' index and then put in order. */
  byWords(): Bound {
    const values: unknown[] = [];
    const conditions = [...this.conditions(values), `search @@ $${values.push(this.query)}::tsquery`];
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

  private page(columns: string, values: unknown[], rows: number): string {
    const { state, objectType } = this.request;
    const states = state === undefined
      ? `with recursive ${statesOf(objectType)} select`
      : `with states (state) as (values ($${values.push(state)}::text)) select`;
    const conditions = this.conditions(values);
    return `${states} page.* from states cross join lateral (
      select ${columns} from managed_objects where ${conditions.join(' and ')} and managed_objects.state = states.state
      order by ${this.order(this.sort.key)} limit ${rows}) as page
    where states.state is not null order by ${this.order('sort_key', 'page.')} limit ${rows}`;
  }

  private conditions(values: unknown[]): readonly string[] {
    const { objectType, attributes = {} } = this.request;
    const conditions = matchAttributes(this.types, objectType, attributes, values);
    if (!this.after) return conditions;
    const [, value, id] = this.after;
    const comparison = this.descending ? '<' : '>';
    const last = `($${values.push(value)}::${this.sort.type}, $${values.push(id)}::uuid)`;
    return [...conditions, `(${this.sort.key}, id) ${comparison} ${last}`];
  }

  private columns(): string {
    return `${OBJECT_COLUMNS}, ${this.sort.key} as sort_key`;
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
