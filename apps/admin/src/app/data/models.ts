import type { Field, Fields, Meaning } from '@tessera/plugin-api';

/** A state as people read it. */
export interface StateView {
  readonly name: string;
  readonly title: string;
  readonly meaning: Meaning;
  readonly final: boolean;
}

/** An object type with its states, as `/api` describes it. */
export interface ObjectTypeView {
  readonly name: string;
  readonly title: string;
  readonly pluralTitle: string;
  readonly group: string;
  readonly label: string;
  readonly states: readonly StateView[];
  readonly attributes: Readonly<Record<string, Field>>;
}

/** Values of options or settings. */
export type FieldValues = Readonly<Record<string, unknown>>;

/** One way of a use case: from a state (`nothing` when it makes new objects) to states. */
export interface MoveView {
  readonly from: string;
  readonly to: readonly string[];
}

/** A use case that stands in a process list. */
export interface EntryView {
  readonly id: string;
  readonly useCase: string;
  readonly title: string;
  readonly titleOverride?: string;
  readonly enabled: boolean;
  readonly options: FieldValues;
  readonly cron?: string;
  readonly moves: readonly MoveView[];
  readonly permission: string;
  readonly startsAt: readonly string[];
  readonly optionsText?: string;
}

/** The process list of one place: `new` or a state. */
export interface ProcessListView {
  readonly place: string;
  readonly title: string;
  readonly revision: number;
  readonly changedAt?: string;
  readonly changedBy?: string;
  readonly entries: readonly EntryView[];
}

/** Something about the rules that will surprise people. */
export interface RuleWarning {
  readonly kind: string;
  readonly state?: string;
  readonly entryId?: string;
  readonly text: string;
}

/** All process lists of an object type. */
export interface ProcessListsView {
  readonly objectType: ObjectTypeView;
  readonly lists: readonly ProcessListView[];
  readonly warnings: readonly RuleWarning[];
}

/** A use case that an installed package offers. */
export interface UseCaseView {
  readonly symbolicName: string;
  readonly title: string;
  readonly story: string;
  readonly package: string;
  readonly moves: readonly MoveView[];
  readonly startsAt: readonly string[];
  readonly permission: string;
  readonly options: Fields;
  readonly initialOptions: FieldValues;
}

/** What the server takes for one row of a process list. */
export interface EntryDraft {
  readonly id?: string;
  readonly useCase: string;
  readonly enabled: boolean;
  readonly options: FieldValues;
  readonly title?: string;
  readonly cron?: string;
}

/** What saving a process list does to people. */
export interface PreviewView {
  readonly effects: readonly string[];
  readonly warnings: readonly RuleWarning[];
  readonly takesAway: boolean;
}

/** A place of the Home tree and how many use cases are on there. */
export interface HomePlace {
  readonly place: string;
  readonly title: string;
  readonly count: number;
}

/** A branch of the Home tree. */
export interface HomeGroup {
  readonly group: string;
  readonly objectTypes: readonly { readonly name: string; readonly title: string; readonly places: readonly HomePlace[] }[];
}
