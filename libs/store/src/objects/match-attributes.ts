import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Json } from '@tessera/engine';
import type { ObjectTypes, StoredAttribute } from './object-types.js';

/** Whether an attribute is compared as a number. */
export const isNumber = (attribute: StoredAttribute): boolean => attribute.kind === 'integer';

/** The value of an attribute as a text. */
export const textOf = (attribute: string): string => `(attributes ->> ${escapeLiteral(attribute)})`;

/** The value of an attribute as it is compared. Queries write it exactly like the index, or the index is of no use. */
export function valueExpression(attribute: StoredAttribute): string {
  const text = textOf(attribute.name);
  return isNumber(attribute) ? `${text}::bigint` : text;
}

/**
 * What a unique index compares: the same value, written so that the planner cannot walk this index for an order. It would
 * pass over all other states on its way.
 */
export const uniqueExpression = (attribute: StoredAttribute): string =>
  isNumber(attribute) ? `(${valueExpression(attribute)} + 0)` : `(${valueExpression(attribute)} || '')`;

/** Written out, not bound: only so can the planner see that an index made for this type applies. */
export const ofType = (objectType: string): string => `object_type = ${escapeLiteral(objectType)}`;

export const quoted = escapeIdentifier;

/** The states that occur, found by leaping from one to the next in the index; for indexes that begin with the state. */
export const occurringStates = (objectType: string): string => `with recursive states (state) as (
    (select state from managed_objects where ${ofType(objectType)} order by state limit 1)
    union all
    select (select object.state from managed_objects object where object.${ofType(objectType)} and object.state > states.state
      order by object.state limit 1) from states where states.state is not null
  )`;

/** Conditions that want exactly these attributes; their values are added to `values`. */
export function matchAttributes(types: ObjectTypes, objectType: string, wanted: Json, values: unknown[]): string[] {
  const conditions = [ofType(objectType)];
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const attribute = types.attribute(objectType, name);
    if (attribute?.unique) conditions.push(`${uniqueExpression(attribute)} = $${values.push(String(value))}`);
    else if (attribute?.indexed) conditions.push(`${valueExpression(attribute)} = $${values.push(String(value))}`);
    else others[name] = value;
  }
  if (Object.keys(others).length > 0) conditions.push(`attributes @> $${values.push(JSON.stringify(others))}::jsonb`);
  return conditions;
}
