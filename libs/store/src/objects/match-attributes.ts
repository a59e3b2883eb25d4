import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Json } from '@tessera/engine';
import type { ObjectTypes, StoredAttribute } from './object-types.js';

/** Whether an attribute is compared as a number. */
export const isNumber = (attribute: StoredAttribute): boolean => attribute.kind === 'integer';

/** The value of an attribute as it is compared. Queries write it exactly like the index, or the index is of no use. */
export function valueExpression(attribute: StoredAttribute): string {
  const text = `(attributes ->> ${escapeLiteral(attribute.name)})`;
  return isNumber(attribute) ? `${text}::bigint` : text;
}

/** Written out, not bound: only so can the planner see that an index made for this type applies. */
export const ofType = (objectType: string): string => `object_type = ${escapeLiteral(objectType)}`;

export const quoted = escapeIdentifier;

/** Conditions that want exactly these attributes; their values are added to `values`. */
export function matchAttributes(types: ObjectTypes, objectType: string, wanted: Json, values: unknown[]): string[] {
  const conditions = [ofType(objectType)];
  const others: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(wanted)) {
    if (value === undefined) continue;
    const attribute = types.attribute(objectType, name);
    if (attribute?.indexed || attribute?.unique) conditions.push(`${valueExpression(attribute)} = $${values.push(String(value))}`);
    else others[name] = value;
  }
  if (Object.keys(others).length > 0) conditions.push(`attributes @> $${values.push(JSON.stringify(others))}::jsonb`);
  return conditions;
}
