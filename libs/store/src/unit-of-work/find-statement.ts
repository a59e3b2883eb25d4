import type { Json } from '@tessera/engine';
import { matchAttributes, occurringStates, ofType } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { OBJECT_COLUMNS } from './rows.js';

/** The statement that finds objects by state, by attributes or by both. */
export function findStatement(
  types: ObjectTypes,
  objectType: string,
  { state, attributes = {} }: { readonly state?: string; readonly attributes?: Json },
  atMost: number,
): { readonly text: string; readonly values: readonly unknown[] } {
  if (state !== undefined && Object.keys(attributes).length === 0) return ofState(objectType, state, atMost);
  const values: unknown[] = [atMost];
  const conditions = matchAttributes(types, objectType, attributes, values);
  const states = state === undefined
    ? 'state = any (array(select state from states where state is not null))'
    : `state = $${values.push(state)}`;
  // Not limited before they are found, or the planner would walk all ids in the hope of early finds.
  const text = `${state === undefined ? `${occurringStates(objectType)}, ` : 'with '}found as materialized (
      select ${OBJECT_COLUMNS} from managed_objects where ${[...conditions, states].join(' and ')}
    ) select * from found order by id limit $1`;
  return { text, values };
}

const ofState = (objectType: string, state: string, atMost: number): { text: string; values: readonly unknown[] } => ({
  text: `select ${OBJECT_COLUMNS} from managed_objects where ${ofType(objectType)} and state = $2
    order by created_at, id limit $1`,
  values: [atMost, state],
});
