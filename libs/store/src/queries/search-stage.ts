import type { AccessScope } from '@tessera/engine';
import { accessConditions, isBroad, looksThrough, throughConditions } from '../acl/access-condition.js';
import { matchAttributes, ofType } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { matchQuick } from '../objects/quick-filters.js';
import { OBJECT_COLUMNS } from '../unit-of-work/rows.js';
import type { ObjectRow } from '../unit-of-work/rows.js';
import type { Position } from './page.js';

/** What a list is sorted by: an expression, its type, and what all objects of this part of the list have in common. */
export interface Sort {
  readonly name: string;
  readonly key: string;
  readonly type: 'timestamptz' | 'bigint' | 'text';
  readonly condition?: string;
}

/** Which objects are wanted, without order. */
export interface Wanted {
  readonly objectType: string;
  readonly states: readonly string[];
  /** Whether these are all states that occur: nothing has to be compared then. */
  readonly isInAnyState: boolean;
  readonly attributes: Readonly<Record<string, string>>;
  /** A `tsquery`. */
  readonly words?: string;
  /** Names of quick filters. */
  readonly quick?: readonly string[];
  readonly today: string;
  /** Whom the list is for. */
  readonly within: readonly AccessScope[];
}

/** A statement and its bound values. */
export interface Bound {
  readonly text: string;
  readonly values: readonly unknown[];
}

/** A row together with the value that it was sorted by. */
export type SortedRow = ObjectRow & { readonly sort_key: string | Date };

/** Leaves a value as it is, but the planner does not see that; written like no index, those of unique attributes included. */
const UNCHANGED = { timestamptz: `+ interval '0'`, bigint: '- 0', text: `|| '' || ''` } as const;

/** How many objects in order are looked at before the indexes of words and attributes are asked. */
const NEAR = 1000;

/**
 * Writes the statements of one part of a list. Every index begins with the state: states are read in order side by side
 * and merged as far as the page needs them.
 */
export class SearchStage {
  readonly name: string;
  /** Whether anything but type and state is asked for. */
  readonly picks: boolean;

  constructor(
    private readonly types: ObjectTypes,
    private readonly objects: Wanted,
    private readonly sort: Sort,
    private readonly descending: boolean,
    private readonly after: Position | undefined,
  ) {
    this.name = `${sort.name} ${descending ? 'descending' : 'ascending'}`;
    this.picks = objects.words !== undefined || Object.keys(objects.attributes).length > 0 || (objects.quick ?? []).length > 0
      || !objects.within.every(isBroad) || looksThrough(objects.within);
  }

  /** Objects in order; nothing else is asked for. */
  inOrder(rows: number): Bound {
    const values: unknown[] = [];
    return { text: this.page(values, rows), values };
  }

  /** Those of the first objects in order that have what is asked for; complete when it fills the page. */
  near(rows: number): Bound {
    const values: unknown[] = [];
    const page = this.page(values, NEAR, ', search');
    return {
      text: `select ${OBJECT_COLUMNS}, sort_key from (${page}) as near where ${this.wanted(values, 'near').join(' and ')}
        order by ${this.order('sort_key')} limit ${rows}`,
      values,
    };
  }

  /** All objects that have what is asked for, found by the indexes of words and attributes and then put in order. */
  byIndex(rows: number): Bound {
    const values: unknown[] = [];
    const conditions = [...this.inPart(values), ...this.wanted(values), ...this.inStates(values)];
    return {
      // Ordered by what no index has, or the planner would walk the order in the hope of early finds.
      text: `with first as materialized (
          select id, ${this.sort.key} as sort_key from managed_objects where ${conditions.join(' and ')}
          order by ${this.order(`(${this.sort.key} ${UNCHANGED[this.sort.type]})`)} limit ${rows}
        )
        select ${OBJECT_COLUMNS.replace(/^id/, 'first.id')}, sort_key from first join managed_objects using (id)
        order by ${this.order('sort_key', 'first.')}`,
      values,
    };
  }

  /** Everything of this part in order, for reading it through a cursor of the database. */
  throughout(): Bound {
    const values: unknown[] = [];
    const conditions = [...this.inPart(values), ...this.wanted(values), `state = any ($${values.push(this.objects.states)}::text[])`];
    return {
      text: `select ${OBJECT_COLUMNS} from managed_objects where ${conditions.join(' and ')} order by ${this.order(this.sort.key)}`,
      values,
    };
  }

  /** How many objects this part has. */
  counted(): Bound {
    const values: unknown[] = [];
    const conditions = [...this.inPart(values), ...this.wanted(values), `state = any ($${values.push(this.objects.states)}::text[])`];
    return { text: `select count(*)::int as count from managed_objects where ${conditions.join(' and ')}`, values };
  }

  /** Where the page after this row begins. */
  positionOf(row: SortedRow): Position {
    return [this.name, row.sort_key instanceof Date ? row.sort_key.toISOString() : row.sort_key, row.id];
  }

  private page(values: unknown[], rows: number, more = ''): string {
    const conditions = this.inPart(values).join(' and ');
    // Sorted and limited one by one: only so does each state come from its index, and only as far as it is needed.
    const states = this.objects.states.map((state) => `(select ${OBJECT_COLUMNS}, ${this.sort.key} as sort_key${more}
      from managed_objects where ${conditions} and state = $${values.push(state)}
      order by ${this.order(this.sort.key)} limit ${rows})`);
    return `select * from (${states.join('\n    union all ')}) as merged\n    order by ${this.order('sort_key')} limit ${rows}`;
  }

  // The index of words knows no states; those of attributes begin with them.
  private inStates(values: unknown[]): readonly string[] {
    const { isInAnyState, words, attributes, states, within } = this.objects;
    if (isInAnyState && words !== undefined && Object.keys(attributes).length === 0 && within.every(isBroad)) return [];
    return [`state = any ($${values.push(states)}::text[])`];
  }

  private wanted(values: unknown[], table = 'managed_objects'): readonly string[] {
    const { objectType, attributes, words, quick = [], today, within } = this.objects;
    const conditions = [
      ...matchAttributes(this.types, objectType, attributes, values),
      ...quick.flatMap((name) => matchQuick(this.types, objectType, name, today, values, table)),
    ];
    if (words !== undefined) conditions.push(`search @@ $${values.push(words)}::tsquery`);
    return [...conditions, ...accessConditions(within.filter((scope) => !isBroad(scope)), values), ...throughConditions(within, values, table)];
  }

  private inPart(values: unknown[]): readonly string[] {
    const { key, type, condition } = this.sort;
    const seen = accessConditions(this.objects.within.filter(isBroad), values);
    const conditions = [ofType(this.objects.objectType), ...(condition === undefined ? [] : [condition]), ...seen];
    if (!this.after) return conditions;
    const last = `($${values.push(this.after[1])}::${type}, $${values.push(this.after[2])}::uuid)`;
    return [...conditions, `(${key}, id) ${this.descending ? '<' : '>'} ${last}`];
  }

  private order(key: string, table = ''): string {
    const direction = this.descending ? 'desc' : 'asc';
    return `${table}${key} ${direction}, ${table}id ${direction}`;
  }
}
