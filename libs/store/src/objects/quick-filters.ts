import type { QuickCondition, QuickFilter } from '@tessera/plugin-api';
import { Refusal } from '@tessera/engine';
import { escapeLiteral } from 'pg';
import { ofType, valueExpression } from './match-attributes.js';
import type { ObjectTypes } from './object-types.js';

const OF_EVERY_TYPE: Readonly<Record<string, readonly QuickCondition[]>> = {
  locked: [{ common: 'locked', is: 'present' }],
  frozen: [{ common: 'frozen', is: 'present' }],
};

/** Conditions of the quick filter of that name; throws `Refusal` when the type has none. Days are those of `today`. */
export function matchQuick(types: ObjectTypes, objectType: string, name: string, today: string, values: unknown[]): readonly string[] {
  const conditions = conditionsOf(types, objectType, name);
  if (!conditions) throw new Refusal('unknown-filter', { filter: name });
  return conditions.map((condition) => sqlOf(types, objectType, condition, () => `$${values.push(today)}`));
}

/** Whether lists of that type have the quick filter. */
export const hasQuick = (types: ObjectTypes, objectType: string, name: string): boolean => conditionsOf(types, objectType, name) !== undefined;

/** The index behind a quick filter: those that fit it, unless what fits depends on the day or an index knows them already. */
export function quickIndexOf(types: ObjectTypes, objectType: string, { all }: QuickFilter): string | undefined {
  if (all.some((condition) => condition.is === 'past') || all.every((condition) => 'common' in condition)) return undefined;
  const conditions = all.map((condition) => sqlOf(types, objectType, condition, () => ''));
  return `(state, id) where ${[ofType(objectType), ...conditions].join(' and ')}`;
}

function conditionsOf(types: ObjectTypes, objectType: string, name: string): readonly QuickCondition[] | undefined {
  const own = types.quickFiltersOf(objectType);
  if (Object.hasOwn(own, name)) return own[name]?.all;
  return Object.hasOwn(OF_EVERY_TYPE, name) ? OF_EVERY_TYPE[name] : undefined;
}

function sqlOf(types: ObjectTypes, objectType: string, condition: QuickCondition, today: () => string): string {
  if ('common' in condition) return has('common', condition.common, condition.is === 'present');
  const attribute = types.attribute(objectType, condition.attribute);
  if (condition.is !== 'past' || !attribute) return has('attributes', condition.attribute, condition.is === 'present');
  return `${valueExpression(attribute)} < ${today()}`;
}

const has = (column: string, name: string, isThere: boolean): string =>
  (isThere ? `${column} ? ${escapeLiteral(name)}` : `not coalesce(${column} ? ${escapeLiteral(name)}, false)`);
