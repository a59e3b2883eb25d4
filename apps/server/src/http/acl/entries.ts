import { faultsOfFilter, type AclCondition, type AclEntry, type AclRelation, type UserFilter } from '@tessera/engine';
import type { AclPermission } from '@tessera/plugin-api';
import { invalid, invalidAt } from '../../door/faults.js';
import type { EntryShape } from './acl.shapes.js';

const RELATIONS: readonly string[] = ['self', 'creator'];

/** Entries that were sent, in the right shape. */
export const entriesOf = (sent: readonly EntryShape[]): readonly AclEntry[] =>
  sent.map((entry, index) => ({ permission: entry.permission as AclPermission, ...conditionOf(entry, `/entries/${index}`) }));

/** A filter with its relations, in the right shape. */
export function conditionOf({ filter, relations = [] }: { readonly filter: unknown; readonly relations?: readonly string[] }, at = ''): AclCondition {
  const faults = faultsOfFilter(filter, `${at}/filter`);
  if (faults.length > 0) throw invalid(faults);
  const unknown = relations.findIndex((one) => !RELATIONS.includes(one));
  if (unknown >= 0) throw invalidAt(`${at}/relations/${unknown}`, 'not-a-choice');
  const asked = [...new Set(relations)].sort() as AclRelation[];
  return { filter: filter as UserFilter, ...(asked.length > 0 && { relations: asked }) };
}
