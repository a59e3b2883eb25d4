import type { ProcessListEntry } from '../model.js';
import { canonical } from './part.js';

/** A row of a process list as it is written down: without an id. */
export type WrittenEntry = Omit<ProcessListEntry, 'id'>;

/**
 * Gives the rows of a list that was written down the ids of those that are there, so that open runs go on: rows that say the same keep
 * theirs, then rows of the same use case in their order. What is left is new and has none.
 */
export function matchEntries(present: readonly ProcessListEntry[], wanted: readonly WrittenEntry[]): readonly (WrittenEntry & { readonly id?: string })[] {
  const free = new Set(present);
  const ids = new Map<WrittenEntry, string>();
  for (const isSame of [saysTheSame, isOfTheSameUseCase]) {
    for (const entry of wanted) {
      const found = ids.has(entry) ? undefined : [...free].find((one) => isSame(one, entry));
      if (!found) continue;
      ids.set(entry, found.id);
      free.delete(found);
    }
  }
  return wanted.map((entry) => ({ ...(ids.has(entry) && { id: ids.get(entry) ?? '' }), ...entry }));
}

const saysTheSame = (a: WrittenEntry, b: WrittenEntry): boolean =>
  isOfTheSameUseCase(a, b) && a.title === b.title && canonical(a.options) === canonical(b.options);

const isOfTheSameUseCase = (a: WrittenEntry, b: WrittenEntry): boolean => a.useCase === b.useCase;
