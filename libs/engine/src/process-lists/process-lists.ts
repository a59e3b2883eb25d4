import type { AnyUseCase } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import type { Forms } from '../fields/forms.js';
import type { Actor, Json, Place, ProcessList, ProcessListEntry } from '../model.js';
import type { ProcessListStore } from '../ports/index.js';

/** A sentence in English with its details; `Catalogue.translate` makes it readable. */
export interface Sentence {
  readonly text: string;
  readonly details: Readonly<Record<string, string | number>>;
}

/** Something that an administrator probably did not mean. */
export interface Warning extends Sentence {
  readonly kind: 'state-unreachable' | 'entry-never-runs' | 'connector-not-installed';
  readonly state?: string;
  readonly entryId?: string;
}

/** A process list as an administrator wants it; entries without an id are new. */
export interface ProcessListDraft {
  readonly objectType: string;
  readonly place: Place;
  readonly entries: readonly (Omit<ProcessListEntry, 'id'> & { readonly id?: string })[];
}

/** What a draft would change for people, before it is saved. */
export interface Preview {
  readonly effects: readonly Sentence[];
  readonly warnings: readonly Warning[];
  /** Whether somebody loses something that works today. */
  readonly takesAway: boolean;
}

/** An entry with the list it stands in and the use case it switches on. */
export interface PlacedEntry {
  readonly list: ProcessList;
  readonly entry: ProcessListEntry;
  readonly useCase: AnyUseCase;
}

/** All process lists as of one revision. */
export interface Rules {
  readonly revision: number;
  /** The list of a place; empty with revision 0 when nobody saved one. */
  list(objectType: string, place: Place): ProcessList;
  lists(objectType: string): readonly ProcessList[];
  entry(entryId: string): PlacedEntry | undefined;
  /** Enabled entries with a cron line. */
  scheduled(): readonly PlacedEntry[];
}

/** The rules of the house: which use cases are on where. Never serves a rule older than the revision it is asked for. */
export class ProcessLists {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly store: ProcessListStore,
    private readonly forms: Forms,
    private readonly newId: () => string,
  ) {}

  /** The rules at `revision` or newer; asks the store for the present revision when none is given. */
  async at(revision?: number): Promise<Rules> {
    void [revision, this.catalogue, this.store, this.forms, this.newId];
    throw new Error('under construction');
  }

  /** What saving a draft would change. Throws `Refusal('invalid-input')` with all faults. */
  async preview(draft: ProcessListDraft): Promise<Preview> {
    void draft;
    throw new Error('under construction');
  }

  /** Saves a draft over `expectedRevision`; throws `Refusal` with all faults or `Conflict` with the present list. */
  async save(actor: Actor, draft: ProcessListDraft, expectedRevision: number): Promise<ProcessList> {
    void [actor, draft, expectedRevision];
    throw new Error('under construction');
  }

  /** Warnings about the lists of an object type as they are saved. */
  async warnings(objectType: string, revision?: number): Promise<readonly Warning[]> {
    void [objectType, revision];
    throw new Error('under construction');
  }
}

/** The use cases that may stand in the list of a place. */
export declare function fitting(catalogue: Catalogue, objectType: string, place: Place): readonly AnyUseCase[];

/** A declared move with the use case (or its task: `system`) that makes it, and whether it is on anywhere. */
export interface LifeCycleEdge {
  readonly from: string;
  readonly to: string;
  readonly useCase: string;
  readonly title: string;
  readonly system: boolean;
  readonly enabled: boolean;
}

/** All declared moves of an object type. */
export declare function lifeCycle(catalogue: Catalogue, rules: Rules, objectType: string): readonly LifeCycleEdge[];

/** Options as one readable line: `Queue temporary cards: on; Maximum amount: 9`. */
export declare function optionsText(catalogue: Catalogue, useCase: AnyUseCase, options: Json, language: string): string;
