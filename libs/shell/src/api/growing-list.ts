import { computed, linkedSignal } from '@angular/core';
import type { Signal } from '@angular/core';

/** A page of a list, and where the next one begins. */
export interface ListPage<T> {
  readonly items: readonly T[];
  readonly nextCursor?: string | undefined;
}

/** A list that somebody reads on in, page by page, on one screen. */
export interface GrowingList<T> {
  /** All that was read so far; `undefined` before the first page. */
  readonly items: Signal<readonly T[] | undefined>;
  /** Where the next page begins. */
  readonly next: Signal<string | undefined>;
  /** Adds the next page. */
  add(page: ListPage<T>): void;
}

/**
 * Grows from a first page. When that is read again, as when something new stands there, the pages after it stay, unless there is so
 * much new that it does not join them any more.
 */
export function growingList<T>(first: () => ListPage<T> | undefined, keyOf: (item: T) => string): GrowingList<T> {
  const known = linkedSignal<ListPage<T> | undefined, ListPage<T> | undefined>({
    source: first,
    computation: (fresh, before) => fresh && joined(fresh, before?.value, keyOf),
  });
  return {
    items: computed(() => known()?.items),
    next: computed(() => known()?.nextCursor),
    add: ({ items, nextCursor }) => known.update((before) => ({ items: [...(before?.items ?? []), ...items], nextCursor })),
  };
}

function joined<T>(fresh: ListPage<T>, before: ListPage<T> | undefined, keyOf: (item: T) => string): ListPage<T> {
  const last = fresh.items.at(-1);
  const at = last === undefined ? -1 : (before?.items.findIndex((item) => keyOf(item) === keyOf(last)) ?? -1);
  const rest = at < 0 ? [] : (before?.items.slice(at + 1) ?? []);
  return rest.length === 0 ? fresh : { items: [...fresh.items, ...rest], nextCursor: before?.nextCursor };
}
