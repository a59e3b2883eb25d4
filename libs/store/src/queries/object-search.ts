import { Refusal } from '@tessera/engine';
import type { AccessScope } from '@tessera/engine';
import { isUuid } from '../database/postgres.js';
import { isNumber, valueExpression } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { hasQuick } from '../objects/quick-filters.js';
import { decodeCursor, isMoment } from './page.js';
import type { PageRequest } from './page.js';
import { SearchStage } from './search-stage.js';
import type { Sort } from './search-stage.js';

/** What somebody looks for among the objects of a type. */
export interface SearchRequest extends PageRequest {
  readonly objectType: string;
  readonly state?: string;
  /** Words, each the beginning of a word of the object. */
  readonly text?: string;
  /** Exact values of attributes that are `indexed` or `unique`. */
  readonly attributes?: Readonly<Record<string, string>>;
  /** Names of quick filters; all of them hold. */
  readonly quick?: readonly string[];
  /** `createdAt`, `updatedAt` (unless told) or an `indexed` attribute; objects without a value come last. */
  readonly sort?: string;
  /** Only objects that are in all these scopes; everything is for the house itself. */
  readonly within?: readonly AccessScope[];
  /** `descending` unless told. */
  readonly direction?: 'ascending' | 'descending';
}

/** The `tsquery` of a text, `undefined` when it has no words, and whether it is what somebody may have meant. */
export interface AskedWords {
  readonly words: string | undefined;
  readonly isMeant?: boolean;
  /** The day that quick filters mean by today. */
  readonly today: string;
}

/** How the positions of a list begin that shows what somebody may have meant. */
const MEANT = 'meant ';

/** Whether a cursor goes on with a list of what somebody may have meant. */
export const goesOnWithMeant = (cursor: string): boolean =>
  Buffer.from(cursor, 'base64url').toString('utf8').startsWith(`["${MEANT}`);

/**
 * The parts of a list that are still to be read, in order: one, or two for a list sorted by an attribute, which
 * ends with the objects that have no value. None when no word of the text can be found, or no object is there.
 */
export function stagesOf(types: ObjectTypes, request: SearchRequest, states: readonly string[], { words, isMeant = false, today }: AskedWords): readonly SearchStage[] {
  refuseUnindexed(types, request);
  const { objectType, text = '', attributes = {}, quick = [], within = [] } = request;
  const sorts = sortsOf(types, request).map((sort) => (isMeant ? { ...sort, name: `${MEANT}${sort.name}` } : sort));
  const descending = request.direction !== 'ascending';
  const stage = (sort: Sort, after?: ReturnType<typeof decodeCursor>): SearchStage =>
    new SearchStage(types, { objectType, states, isInAnyState: request.state === undefined, attributes, words, quick, today, within }, sort, descending, after);
  const all = sorts.map((sort) => stage(sort));
  const after = decodeCursor(request.cursor, Object.fromEntries(sorts.map((sort, index) =>
    [all[index]?.name ?? '', (value: string, id: string) => isUuid(id) && fits(sort, value)])));
  if (states.length === 0 || (text.trim() !== '' && words === undefined)) return [];
  const first = after ? all.findIndex(({ name }) => name === after[0]) : 0;
  return sorts.slice(first).map((sort, index) => stage(sort, index === 0 ? after : undefined));
}

function sortsOf(types: ObjectTypes, { sort = 'updatedAt', objectType }: SearchRequest): readonly Sort[] {
  const byCreation = { name: 'createdAt', key: 'created_at', type: 'timestamptz' } as const;
  if (sort === 'createdAt') return [byCreation];
  if (sort === 'updatedAt') return [{ name: sort, key: 'updated_at', type: 'timestamptz' }];
  const attribute = types.attribute(objectType, sort);
  if (!attribute?.indexed) throw new Refusal('not-sortable', { attribute: sort });
  const value = valueExpression(attribute);
  return [
    { name: `with ${sort}`, key: value, type: isNumber(attribute) ? 'bigint' : 'text', condition: `${value} is not null` },
    { ...byCreation, name: `without ${sort}`, condition: `${value} is null` },
  ];
}

function fits(sort: Sort, value: string): boolean {
  switch (sort.type) {
    case 'timestamptz': return isMoment(value);
    case 'bigint': return /^-?\d{1,18}$/.test(value);
    case 'text': return true;
  }
}

/** Refuses a filter that no index serves. */
export function refuseUnindexed(types: ObjectTypes, { objectType, attributes = {}, quick = [] }: Pick<SearchRequest, 'objectType' | 'attributes' | 'quick'>): void {
  for (const filter of quick) if (!hasQuick(types, objectType, filter)) throw new Refusal('unknown-filter', { filter });
  for (const [name, value] of Object.entries(attributes)) {
    const attribute = types.attribute(objectType, name);
    if (!attribute?.indexed && !attribute?.unique) throw new Refusal('not-searchable', { attribute: name });
    if (value.includes('\0') || (isNumber(attribute) && !/^-?\d{1,18}$/.test(value))) {
      throw new Refusal('invalid-filter', { attribute: name });
    }
  }
}
