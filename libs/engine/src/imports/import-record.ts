import type { UserContext } from '../access/user-context.js';
import type { Details } from '../errors.js';
import type { Json } from '../model.js';

/**
 * `uploading` until all of the file is there, `planning` until somebody said what its columns are; then `checking` (nothing is
 * written), `checked`, `running`, `paused`. `done`, `cancelled` and `failed` are ends.
 */
export type ImportStatus = 'uploading' | 'planning' | 'checking' | 'checked' | 'running' | 'paused' | 'done' | 'cancelled' | 'failed';

/** Exact at any moment. While an import is checked they say what would happen. */
export interface ImportTotals {
  /** Rows of the file, known once it was read. */
  readonly lines: number;
  readonly created: number;
  readonly updated: number;
  readonly unchanged: number;
  /** Rows that cannot be, whatever the reason. */
  readonly refused: number;
  /** Rows that speak of the same object as other rows of the file. */
  readonly duplicates: number;
}

/** What the columns of a file are, and by which of them objects are recognised. */
export interface ImportPlan {
  /** Names of fields by the position of their column, counted from 0. */
  readonly mapping: Readonly<Record<string, string>>;
  readonly keyField: string;
  readonly options: Json;
}

/** One import of one file. */
export interface ImportRecord {
  readonly id: string;
  /** Symbolic name of what it imports. */
  readonly kind: string;
  readonly objectType: string;
  readonly fileName: string;
  readonly status: ImportStatus;
  readonly bytes: number;
  readonly chunks: number;
  readonly encoding?: string;
  readonly separator?: string;
  /** Titles of the columns. */
  readonly header?: readonly string[];
  /** The first rows. */
  readonly sample?: readonly (readonly string[])[];
  readonly plan?: ImportPlan;
  /** Whether its rows are read and wait. */
  readonly staged: boolean;
  readonly atLine: number;
  readonly totals: ImportTotals;
  /** Why it failed. */
  readonly cause?: string;
  /** Who had it checked or carried out last: what becomes of rows is decided on their behalf. */
  readonly actorId: string;
  readonly actorName: string;
  readonly context?: UserContext;
  readonly openedAt: Date;
  readonly endedAt?: Date;
}

/** A row that was understood and waits for its turn. */
export interface StagedLine {
  readonly line: number;
  /** What recognises its object. */
  readonly key: string;
  /** A value that no two objects may have. */
  readonly twin?: string;
  readonly answers: Json;
}

/** What is wrong with a row: found when it was read, as a duplicate in the file, or when it was compared with what is there. */
export interface ImportFinding {
  readonly line: number;
  readonly kind: 'unreadable' | 'duplicate' | 'left-out';
  readonly field?: string;
  readonly reason: string;
  readonly details?: Details;
}

/** Nothing yet. */
export const NOTHING: ImportTotals = { lines: 0, created: 0, updated: 0, unchanged: 0, refused: 0, duplicates: 0 };
