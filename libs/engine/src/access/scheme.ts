import type { AclPermission } from '@tessera/plugin-api';
import type { UserFilter } from './user-context.js';

/** How somebody stands to an object itself: it is their own record, or they made it. */
export type AclRelation = 'self' | 'creator';

/** Allows one right to whoever the filter is about and, with relations, only about objects that they all hold for. */
export interface AclEntry {
  readonly permission: AclPermission;
  readonly filter: UserFilter;
  readonly relations?: readonly AclRelation[];
}

/** Where a scheme stands: the default of its object type, another named one of the type, or the own one of an object. */
export type AclLevel = 'model' | 'scenario' | 'object';

/** A named list of entries. Allow-only: what no entry allows is denied. `revision` rises with every save. */
export interface AclScheme {
  readonly id: string;
  readonly objectType: string;
  readonly level: AclLevel;
  readonly name: string;
  readonly entries: readonly AclEntry[];
  readonly revision: number;
  readonly changedAt?: Date;
  readonly changedBy?: string;
}

/** How a new filter joins what a scheme says about a right. */
export type AclUpdate = 'overwrite' | 'or' | 'and';

/** A filter for one right, with the relations that it asks for. */
export type AclCondition = Pick<AclEntry, 'filter' | 'relations'>;

/** Entries with the filter of one right overwritten, widened (`or`) or narrowed (`and`); other rights stay as they are. */
export function updatedEntries(entries: readonly AclEntry[], permission: AclPermission, condition: AclCondition, update: AclUpdate): readonly AclEntry[] {
  const others = entries.filter((entry) => entry.permission !== permission);
  const present = entries.filter((entry) => entry.permission === permission);
  const added = entryOf(permission, condition.filter, condition.relations ?? []);
  if (update === 'overwrite') return [...others, added];
  if (update === 'or') return [...others, ...present.filter((entry) => !isSame(entry, added)), added];
  const narrowed = present.map((entry) =>
    entryOf(permission, narrowedBy(entry.filter, condition.filter), [...(entry.relations ?? []), ...(condition.relations ?? [])]));
  return [...others, ...narrowed];
}

// Narrowed again and again, a filter grows longer, never deeper.
function narrowedBy(filter: UserFilter, by: UserFilter): UserFilter {
  const parts = 'all' in filter ? filter.all : [filter];
  return parts.some((part) => isSame(part, by)) ? filter : { all: [...parts, by] };
}

const isSame = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);

function entryOf(permission: AclPermission, filter: UserFilter, relations: readonly AclRelation[]): AclEntry {
  const asked = [...new Set(relations)].sort();
  return { permission, filter, ...(asked.length > 0 && { relations: asked }) };
}
