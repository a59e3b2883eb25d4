import type { AnyUseCase } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import { initialValues } from '../fields/index.js';
import type { Json, Place, ProcessList, ProcessListEntry } from '../model.js';

/** An entry with the list it stands in and the use case it switches on. */
export interface PlacedEntry {
  readonly list: ProcessList;
  readonly entry: ProcessListEntry;
  readonly useCase: AnyUseCase;
}

/** All process lists as of one revision. Entries of packages that are not installed any more are kept but not placed. */
export class Rules {
  private readonly byPlace = new Map<string, ProcessList>();
  private readonly byEntry = new Map<string, PlacedEntry>();

  constructor(
    private readonly catalogue: Catalogue,
    readonly revision: number,
    lists: readonly ProcessList[],
  ) {
    for (const list of lists) this.byPlace.set(key(list.objectType, list.place), list);
    for (const list of lists) for (const one of this.place(list)) this.byEntry.set(one.entry.id, one);
  }

  /** The list of a place; empty, with revision 0, when nobody saved one. */
  list(objectType: string, place: Place): ProcessList {
    return this.byPlace.get(key(objectType, place)) ?? { objectType, place, revision: 0, entries: [] };
  }

  /** The lists of an object type: `new`, then one per state in the order of the object type. */
  lists(objectType: string): readonly ProcessList[] {
    return places(this.catalogue, objectType).map((place) => this.list(objectType, place));
  }

  /** The entries of a place with their use cases, options complete. */
  placed(objectType: string, place: Place): readonly PlacedEntry[] {
    return this.list(objectType, place).entries.flatMap((entry) => this.byEntry.get(entry.id) ?? []);
  }

  /** The entry of that id, wherever it stands. */
  entry(entryId: string): PlacedEntry | undefined {
    return this.byEntry.get(entryId);
  }

  /** All placed entries. */
  all(): readonly PlacedEntry[] {
    return [...this.byEntry.values()];
  }

  /** Enabled entries with a cron line. */
  scheduled(): readonly PlacedEntry[] {
    return this.all().filter(({ entry }) => entry.enabled && entry.cron !== undefined);
  }

  private place(list: ProcessList): readonly PlacedEntry[] {
    return list.entries.flatMap((entry) => {
      if (!this.catalogue.hasUseCase(entry.useCase)) return [];
      const useCase = this.catalogue.useCase(entry.useCase);
      return [{ list, entry: { ...entry, options: completeOptions(useCase, entry.options) }, useCase }];
    });
  }
}

/** `new` and the states of an object type. */
export function places(catalogue: Catalogue, objectType: string): readonly Place[] {
  return ['new', ...Object.keys(catalogue.objectType(objectType).states)];
}

/** Stored options as the use case wants them today: migrated, and initial values where nothing is stored. */
export function completeOptions(useCase: AnyUseCase, stored: Json): Json {
  const unknown = Object.keys(stored).some((name) => !Object.hasOwn(useCase.options, name));
  const options = unknown && useCase.migrateOptions ? useCase.migrateOptions(stored) : stored;
  const known = Object.entries(options).filter(([name]) => Object.hasOwn(useCase.options, name));
  return { ...initialValues(useCase.options), ...Object.fromEntries(known) };
}

function key(objectType: string, place: Place): string {
  return `${objectType}\n${place}`;
}
