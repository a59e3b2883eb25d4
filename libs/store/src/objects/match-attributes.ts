import { escapeIdentifier, escapeLiteral } from 'pg';
import type { Json } from '@tessera/engine';
import type { ObjectTypes, StoredAttribute } from './object-types.js';

/** Lowest value, standing in for a missing one: such objects come first and stay in the index. */
const MISSING = { number: '-9223372036854775808', text: '' } as const;

/** Whether an attribute is compared as a number. */
export const isNumber = (attribute: StoredAttribute): boolean => attribute.kind === 'integer';

/** The indexed value of an attribute. Queries write it exactly like the index, or the index is of no use. */
export function valueExpression(attribute: StoredAttribute): string {
  const text = `attributes ->> ${escapeLiteral(attribute.name)}`;
  return isNumber(attribute) ? `coalesce((${text})::bigint, ${MISSING.number})` : `coalesce(${text}, ${escapeLiteral(MISSING.text)})`;
}

/** What a unique index compares. */
export const uniqueExpression = (attribute: StoredAttribute): string => `attributes ->> ${escapeLiteral(attribute.name)}`;

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
    if (attribute?.unique) conditions.push(`${uniqueExpression(attribute)} = $${values.push(String(value))}`);
    else if (attribute?.indexed) conditions.push(`${valueExpression(attribute)} = $${values.push(String(value))}`);
    else others[name] = value;
  }
  if (Object.keys(others).length > 0) conditions.push(`attributes @> $${values.push(JSON.stringify(others))}::jsonb`);
  return conditions;
}
