import type { AccessScope, BatchRecord, Json } from '@tessera/engine';
import { accessConditions, throughConditions } from '../acl/access-condition.js';
import { matchAttributes } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { matchQuick } from '../objects/quick-filters.js';
import { prefixQuery } from '../objects/search-words.js';
import type { Bound } from '../queries/search-stage.js';

/** What a batch's filter may say besides type and state; the same words and attributes as in a list. */
export interface BatchFilter {
  readonly text?: string;
  readonly attributes?: Json;
  /** Names of quick filters. */
  readonly quick?: readonly string[];
}

/** Writes one waiting line per object of the batch's place that fits its filter; `undefined` when no object can. */
export function gatherStatement(types: ObjectTypes, batch: BatchRecord, filter: BatchFilter, within: readonly AccessScope[], today: string): Bound | undefined {
  const { text = '', attributes = {}, quick = [] } = filter;
  const words = prefixQuery(text);
  if (text.trim() !== '' && words === undefined) return undefined;
  const values: unknown[] = [batch.id, batch.place];
  const conditions = [
    ...matchAttributes(types, batch.objectType, attributes, values),
    ...quick.flatMap((name) => matchQuick(types, batch.objectType, name, today, values)),
  ];
  if (words !== undefined) conditions.push(`search @@ $${values.push(words)}::tsquery`);
  conditions.push(...accessConditions(within, values), ...throughConditions(within, values));
  return {
    text: `insert into batch_lines (batch_id, object_id, status)
      select $1::uuid, id, 'waiting' from managed_objects where ${['state = $2', ...conditions].join(' and ')} order by id`,
    values,
  };
}
