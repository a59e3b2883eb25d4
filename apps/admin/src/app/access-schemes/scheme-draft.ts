import type { AclEntryView, UserFilter } from '@tessera/api-client';

/** How somebody has to stand to an object. */
export type Relation = 'self' | 'creator';

/** A right, whom it is for, and how they have to stand to the object. */
export interface Entry {
  readonly permission: AclEntryView['permission'];
  readonly filter: UserFilter;
  readonly relations: readonly Relation[];
}

/** An entry while somebody changes its scheme: what is saved and what it is to be; without `now` it is to go. */
export interface DraftEntry {
  readonly key: number;
  readonly saved?: Entry;
  readonly now?: Entry;
}

/** What becomes of an entry when the scheme is saved. */
export type Mark = 'added' | 'changed' | 'removed';

const RELATIONS: readonly Relation[] = ['self', 'creator'];

/** An entry as the server tells it. */
export const entryOf = ({ permission, filter, relations }: AclEntryView): Entry => ({
  permission, filter: filter as unknown as UserFilter, relations: RELATIONS.filter((one) => relations.includes(one)),
});

/** The saved entries, nothing changed yet. */
export const draftOf = (entries: readonly AclEntryView[]): readonly DraftEntry[] =>
  entries.map(entryOf).map((entry, key) => ({ key, saved: entry, now: entry }));

/** What the scheme is to have. */
export const entriesOf = (draft: readonly DraftEntry[]): readonly Entry[] => draft.flatMap(({ now }) => now ?? []);

/** What becomes of an entry; `undefined` while it stays as it is. */
export function markOf({ saved, now }: DraftEntry): Mark | undefined {
  if (!saved) return 'added';
  if (!now) return 'removed';
  return isSame(saved, now) ? undefined : 'changed';
}

/** Puts an entry at the end. */
export const withAdded = (draft: readonly DraftEntry[], now: Entry): readonly DraftEntry[] => [...draft, { key: nextKey(draft), now }];

/** Changes an entry. */
export const withChanged = (draft: readonly DraftEntry[], key: number, now: Entry): readonly DraftEntry[] =>
  draft.map((one) => (one.key === key ? { ...one, now } : one));

/** Takes an entry away: a saved one stays in view until the scheme is saved. */
export const withRemoved = (draft: readonly DraftEntry[], key: number): readonly DraftEntry[] =>
  draft.flatMap((one) => (one.key !== key ? one : one.saved ? { key, saved: one.saved } : []));

/** Makes an entry what is saved. */
export const withRestored = (draft: readonly DraftEntry[], key: number): readonly DraftEntry[] =>
  draft.map((one) => (one.key === key && one.saved ? { ...one, now: one.saved } : one));

/** The same changes on top of what somebody else has saved meanwhile. */
export function onTopOf(theirs: readonly AclEntryView[], mine: readonly DraftEntry[]): readonly DraftEntry[] {
  return mine.filter((one) => markOf(one) !== undefined).reduce((draft, change) => applied(draft, change), draftOf(theirs));
}

/** The rule about everybody whom these entries are for, whatever object it is; `undefined` when there is no such person. */
export function peopleOf(entries: readonly Entry[]): UserFilter | undefined {
  const filters = entries.filter(({ relations }) => relations.length === 0).map(({ filter }) => filter);
  return filters.length > 1 ? { any: filters } : filters[0];
}

function applied(draft: readonly DraftEntry[], { saved, now }: DraftEntry): readonly DraftEntry[] {
  const target = saved && draft.find((one) => one.now && one.saved && isSame(one.saved, saved) && markOf(one) === undefined);
  if (target) return now ? withChanged(draft, target.key, now) : withRemoved(draft, target.key);
  const present = now === undefined || draft.some((one) => one.now && isSame(one.now, now));
  return present ? draft : withAdded(draft, now);
}

const nextKey = (draft: readonly DraftEntry[]): number => Math.max(-1, ...draft.map(({ key }) => key)) + 1;

const isSame = (one: Entry, other: Entry): boolean =>
  one.permission === other.permission && one.relations.join() === other.relations.join() && JSON.stringify(one.filter) === JSON.stringify(other.filter);
