import type { Configuration, Details, Json, PartChange, ProcessListEntry } from '@tessera/engine';

/** Something wrong inside a part; `at` is a pointer inside it. */
export interface PartFault {
  readonly path: string;
  readonly at?: string;
  readonly reason: string;
  readonly details?: Details;
}

/** A change that is looked at, and between what. */
export interface Question {
  readonly change: PartChange;
  readonly present: Configuration;
  readonly target: Configuration;
}

/** What a check found. */
export interface Checked {
  readonly faults: readonly PartFault[];
  /** The part as it would be stored, when that is another one than was written. */
  readonly content?: Json;
  /** Rows of a process list with their ids. */
  readonly entries?: readonly ProcessListEntry[];
}

/** Nothing wrong. */
export const FINE: Checked = { faults: [] };

/** Checks the changes of one section. */
export type Check = (question: Question) => Promise<Checked> | Checked;

/** One thing wrong. */
export const wrong = (path: string, at: string, reason: string, details?: Details): Checked => ({ faults: [{ path, at, reason, ...(details && { details }) }] });
