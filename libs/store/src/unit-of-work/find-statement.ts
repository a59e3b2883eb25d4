import type { Json } from '@tessera/engine';
import { matchAttributes, occurringStates, ofType, textOf } from '../objects/match-attributes.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { OBJECT_COLUMNS } from './rows.js';

/**
 * The statement that finds objects by state, by attributes or by both, and locks them in id order. What it found is
 * compared once more under the lock: somebody may have been faster.
 */
export function findStatement(
  types: ObjectTypes,
  objectType: string,
  { state, attributes = {} }: { readonly state?: string; readonly attributes?: Json },
  atMost: number,
): { readonly text: string; readonly values: readonly unknown[] } {
  const values: unknown[] = [atMost];
  const attributesFit = matchAttributes(types, objectType, attributes, values);
  const fits = state === undefined ? attributesFit : [...attributesFit, `state = $${values.push(state)}`];
  const found = state !== undefined && Object.keys(attributes).length === 0
    ? `with first as materialized (
      select id from managed_objects where ${fits.join(' and ')} order by created_at, id limit $1
    )`
    : byAttributes(objectType, state === undefined ? [...fits, OCCURRING] : fits, state === undefined);
  return {
    text: `${found} select ${OBJECT_COLUMNS} from managed_objects
    where id = any (array(select id from first)) and ${fits.join(' and ')} order by id for update`,
    values,
  };
}

const OCCURRING = 'state = any (array(select state from states where state is not null))';

// Not limited before they are found, or the planner would walk all ids in the hope of early finds.
const byAttributes = (objectType: string, conditions: readonly string[], inAnyState: boolean): string =>
  `${inAnyState ? `${occurringStates(objectType)}, ` : 'with '}found as materialized (
      select id from managed_objects where ${conditions.join(' and ')}
    ), first as materialized (select id from found order by id limit $1)`;

/** The statement that finds objects, in any state, by one of several values of an indexed attribute, and locks them in id order. */
export function referringStatement(objectType: string, attribute: string): string {
  const fits = `${ofType(objectType)} and ${textOf(attribute)} = any ($1::text[])`;
  return `${occurringStates(objectType)}, found as materialized (
      select id from managed_objects where ${fits} and ${OCCURRING}
    ) select ${OBJECT_COLUMNS} from managed_objects where id = any (array(select id from found)) and ${fits} order by id for update`;
}
