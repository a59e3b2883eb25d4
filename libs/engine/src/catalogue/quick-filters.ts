import type { Missing, ObjectType, Permission, QuickFilter } from '@tessera/plugin-api';
import { permits } from '../permits.js';
import type { Actor } from '../model.js';

/** A filter that a type has because another type says that it may be missed. */
export interface MissedFilter extends Missing {
  readonly objectType: string;
  readonly permission: Permission;
}

/** What lists of a type offer by name: its own filters, and those that other types bring. */
export type QuickFilters = Readonly<Record<string, QuickFilter | MissedFilter>>;

/** All of them, whoever looks. */
export function quickFiltersOf(type: ObjectType, types: readonly ObjectType[]): QuickFilters {
  const missed = types.flatMap(({ name, permission, missedBy = {} }) => {
    const missing = Object.hasOwn(missedBy, type.name) ? missedBy[type.name] : undefined;
    return missing ? [[`no-${name}`, { ...missing, objectType: name, permission }] as const] : [];
  });
  return { ...type.quickFilters, ...Object.fromEntries(missed) };
}

/** Those that somebody has: what an account or a card says of a person is not for everybody. */
export const quickFiltersFor = (actor: Actor, type: ObjectType, types: readonly ObjectType[]): QuickFilters =>
  Object.fromEntries(Object.entries(quickFiltersOf(type, types)).filter(([, { permission }]) => permission === undefined || permits(actor, permission)));
