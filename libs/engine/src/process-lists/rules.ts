import type { AnyUseCase } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import type { Json, Place, ProcessList, ProcessListEntry } from '../model.js';
import { optionsToday } from './stored-options.js';

/** An entry with the list it stands in and the use case it switches on. */
export interface PlacedEntry {
  readonly list: ProcessList;
  readonly entry: ProcessListEntry;
  readonly useCase: AnyUseCase;
  /** The package of the use case, when it is switched off; the entry itself, which is on, counts as off then. */
  readonly asleep?: string;
}

/** An entry that is kept but works for nobody: its stored options cannot be read by the installed use case. */
export interface TroubledEntry extends PlacedEntry {
  readonly trouble: string;
}

/** All process lists as of one revision. Entries of packages that are not installed any more are kept but not placed. */
export class Rules {
  private readonly byPlace = new Map<string, ProcessList>();
  private readonly byEntry = new Map<string, PlacedEntry>();
  private readonly inTrouble = new Map<string, TroubledEntry>();

  constructor(
    private readonly catalogue: Catalogue,
    readonly revision: number,
    lists: readonly ProcessList[],
    /** Names of the packages that are switched off. */
    readonly asleep: ReadonlySet<string> = new Set(),
  ) {
    const present = lists.map((list) => ({ ...list, entries: list.entries.map((entry) => this.asToday(entry)) }));
    for (const list of present) this.byPlace.set(key(list.objectType, list.place), list);
    for (const list of present) for (const one of this.place(list)) this.byEntry.set(one.entry.id, one);
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

  /** The entry of that id, if its options cannot be read. */
  troubled(entryId: string): TroubledEntry | undefined {
    return this.inTrouble.get(entryId);
  }

  /** All entries whose options cannot be read. */
  allTroubled(): readonly TroubledEntry[] {
    return [...this.inTrouble.values()];
  }

  /** All placed entries. */
  all(): readonly PlacedEntry[] {
    return [...this.byEntry.values()];
  }

  /** Enabled entries with a cron line. */
  scheduled(): readonly PlacedEntry[] {
    return this.all().filter(({ entry }) => entry.enabled && entry.cron !== undefined);
  }

  private asToday(entry: ProcessListEntry): ProcessListEntry {
    return this.catalogue.hasUseCase(entry.useCase) ? { ...entry, options: optionsToday(this.catalogue.useCase(entry.useCase), entry.options).kept } : entry;
  }

  private place(list: ProcessList): readonly PlacedEntry[] {
    return list.entries.flatMap((entry) => {
      if (!this.catalogue.hasUseCase(entry.useCase)) return [];
      const useCase = this.catalogue.useCase(entry.useCase);
      const { complete, trouble } = optionsToday(useCase, entry.options);
      if (trouble === undefined) return [this.awakeOrNot({ list, entry: { ...entry, options: complete }, useCase })];
      this.inTrouble.set(entry.id, { list, entry, useCase, trouble });
      return [];
    });
  }

  private awakeOrNot(placed: PlacedEntry): PlacedEntry {
    const { name } = this.catalogue.packageOf(placed.useCase);
    const isAsleep = placed.entry.enabled && this.asleep.has(name);
    return isAsleep ? { ...placed, entry: { ...placed.entry, enabled: false }, asleep: name } : placed;
  }
}

/** `new` and the states of an object type. */
export function places(catalogue: Catalogue, objectType: string): readonly Place[] {
  return ['new', ...Object.keys(catalogue.objectType(objectType).states)];
}

/** Stored options as the use case wants them today: migrated, and initial values where nothing is stored. */
export function completeOptions(useCase: AnyUseCase, stored: Json): Json {
  return optionsToday(useCase, stored).complete;
}

function key(objectType: string, place: Place): string {
  return `${objectType}\n${place}`;
}
