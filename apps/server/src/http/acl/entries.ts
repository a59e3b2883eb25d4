import { conditionsOf, faultsOfFilter, type AclCondition, type AclEntry, type AclRelation, type UserFilter } from '@tessera/engine';
import type { AclPermission } from '@tessera/plugin-api';
import { invalid, invalidAt } from '../../door/faults.js';
import type { EntryShape } from './acl.shapes.js';

const RELATIONS: readonly string[] = ['self', 'creator'];

/** Entries that were sent, in the right shape. */
export function entriesOf(sent: readonly EntryShape[]): readonly AclEntry[] {
  const entries = sent.map((entry, index) => ({ permission: entry.permission as AclPermission, ...conditionOf(entry, `/entries/${index}`) }));
  if (conditionsIn(entries) > MOST_CONDITIONS) throw invalidAt('/entries', 'too-many', { max: MOST_CONDITIONS });
  return entries;
}

const MOST_CONDITIONS = 2_000;
const conditionsIn = (entries: readonly AclEntry[]): number => entries.reduce((sum, { filter }) => sum + conditionsOf(filter).length, 0);

const MOST_ENTRIES = 500;

/** Refuses entries that grew longer, or deeper, than anybody could send them at once. */
export function refuseEndless(entries: readonly AclEntry[]): void {
  if (entries.length > MOST_ENTRIES || conditionsIn(entries) > MOST_CONDITIONS) throw invalidAt('/filter', 'too-many', { max: MOST_ENTRIES });
  const faults = entries.flatMap(({ filter }) => faultsOfFilter(filter, '/filter'));
  if (faults.length > 0) throw invalid(faults.slice(0, 1));
}

/** A filter with its relations, in the right shape. */
export function conditionOf({ filter, relations = [] }: { readonly filter: unknown; readonly relations?: readonly string[] }, at = ''): AclCondition {
  const faults = faultsOfFilter(filter, `${at}/filter`);
  if (faults.length > 0) throw invalid(faults);
  const unknown = relations.findIndex((one) => !RELATIONS.includes(one));
  if (unknown >= 0) throw invalidAt(`${at}/relations/${unknown}`, 'not-a-choice');
  const asked = [...new Set(relations)].sort() as AclRelation[];
  return { filter: filter as UserFilter, ...(asked.length > 0 && { relations: asked }) };
}
