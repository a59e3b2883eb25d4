import type { QuickCondition } from '@tessera/plugin-api';
import { Refusal } from '@tessera/engine';
import type { MissedFilter, QuickFilters } from '@tessera/engine';
import { escapeLiteral } from 'pg';
import { ofType, valueExpression } from './match-attributes.js';
import type { ObjectTypes } from './object-types.js';

type Filter = QuickFilters[string];

interface Asked {
  readonly today: string;
  readonly bind: (value: string) => string;
  readonly table: string;
}

const DAY_MS = 86_400_000;
const OF_EVERY_TYPE: Readonly<Record<string, Filter>> = {
  locked: { title: '', all: [{ common: 'locked', is: 'present' }] },
  frozen: { title: '', all: [{ common: 'frozen', is: 'present' }] },
};

/**
 * Conditions of the quick filter of that name; throws `Refusal` when the type has none. Days are those of `today`; `table` is
 * what the statement calls the objects.
 */
export function matchQuick(types: ObjectTypes, objectType: string, name: string, today: string, values: unknown[], table = 'managed_objects'): readonly string[] {
  const filter = filterOf(types, objectType, name);
  if (!filter) throw new Refusal('unknown-filter', { filter: name });
  const bind = (value: string): string => `$${values.push(value)}`;
  return 'all' in filter ? filter.all.map((condition) => sqlOf(types, objectType, condition, { today, bind, table })) : [missing(types, filter, table)];
}

/** Whether lists of that type have the quick filter. */
export const hasQuick = (types: ObjectTypes, objectType: string, name: string): boolean => filterOf(types, objectType, name) !== undefined;

/** The index behind a quick filter: those that fit it, unless what fits depends on the day or on other tables, or an index knows them already. */
export function quickIndexOf(types: ObjectTypes, objectType: string, filter: Filter): string | undefined {
  if (!('all' in filter)) return undefined;
  const { all } = filter;
  if (all.some((condition) => 'without' in condition || condition.is === 'past' || condition.is === 'soon')) return undefined;
  if (all.every((condition) => 'common' in condition)) return undefined;
  const conditions = all.map((condition) => sqlOf(types, objectType, condition, { today: '', bind: () => '', table: '' }));
  return `(state, id) where ${[ofType(objectType), ...conditions].join(' and ')}`;
}

function filterOf(types: ObjectTypes, objectType: string, name: string): Filter | undefined {
  const own = types.quickFiltersOf(objectType);
  if (Object.hasOwn(own, name)) return own[name];
  return Object.hasOwn(OF_EVERY_TYPE, name) ? OF_EVERY_TYPE[name] : undefined;
}

function sqlOf(types: ObjectTypes, objectType: string, condition: QuickCondition, { today, bind, table }: Asked): string {
  if ('without' in condition) return condition.without === 'account' ? withoutAccount(table) : withoutPosition(bind(today), table);
  if ('common' in condition) return has('common', condition.common, condition.is === 'present');
  const attribute = types.attribute(objectType, condition.attribute);
  if (!attribute || condition.is === 'present' || condition.is === 'missing') return has('attributes', condition.attribute, condition.is === 'present');
  const day = valueExpression(attribute);
  if (!('days' in condition)) return `${day} < ${bind(today)}`;
  const last = new Date(Date.parse(today) + condition.days * DAY_MS).toISOString().slice(0, 10);
  return `${day} >= ${bind(today)} and ${day} <= ${bind(last)}`;
}

const has = (column: string, name: string, isThere: boolean): string =>
  (isThere ? `${column} ? ${escapeLiteral(name)}` : `not coalesce(${column} ? ${escapeLiteral(name)}, false)`);

// An account that an administrator took away for good is none.
const withoutAccount = (table: string): string => `not exists (select from accounts held
  where held.identity_id = ${table}.id and held.disabled_reason is distinct from 'administrator')`;

const withoutPosition = (today: string, table: string): string => `not exists (select from assignments held where held.identity_id = ${table}.id
  and coalesce(held.first_day <= ${today}::date, true) and coalesce(held.last_day >= ${today}::date, true))`;

// Through the index of the attribute, which begins with the state.
function missing(types: ObjectTypes, { objectType, attribute, states }: MissedFilter, table: string): string {
  const known = types.attribute(objectType, attribute);
  if (!known) return 'true';
  return `not exists (select from managed_objects held where ${ofType(objectType)}
    and state in (${states.map((state) => escapeLiteral(state)).join(', ')}) and ${valueExpression(known)} = ${table}.id::text)`;
}
