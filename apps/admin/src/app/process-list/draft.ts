import type { EntryDraft, EntryView, MoveView, PickedTypeView, ProcessListView, UseCaseView } from '@tessera/api-client';
import type { FieldValues } from '../data/values.js';

/** A row of a process list while an administrator works on it. */
export interface DraftRow {
  /** The same as long as the row lives on the screen; the id of the entry once it is stored. */
  readonly key: string;
  readonly id?: string;
  readonly useCase: string;
  readonly title: string;
  readonly titleOverride?: string;
  readonly enabled: boolean;
  readonly options: FieldValues;
  readonly cron?: string;
  /** The package of its use case, when that is switched off. */
  readonly asleep?: string;
  readonly moves: readonly MoveView[];
  /** It moves objects of this other type, one of which is picked. */
  readonly picks?: PickedTypeView;
  readonly permission: string;
  readonly startsAt: readonly string[];
  readonly optionsText?: string;
  readonly removed: boolean;
}

/** How a row differs from what is stored. */
export type RowChange = 'none' | 'added' | 'changed' | 'removed';

/** The part of a row that an administrator decides. */
export type RowDecision = Pick<DraftRow, 'enabled' | 'options' | 'titleOverride' | 'cron'>;

/** The rows of a stored list. */
export const rowsOf = (list: ProcessListView): readonly DraftRow[] =>
  list.entries.map((entry) => ({ ...entry, key: entry.id, removed: false }));

/** A new row for a use case, on and with its initial options. */
export const newRow = (useCase: UseCaseView, key: string, decision: RowDecision): DraftRow => ({
  key,
  useCase: useCase.symbolicName,
  title: useCase.title,
  moves: useCase.moves,
  ...(useCase.picks && { picks: useCase.picks }),
  permission: useCase.permission,
  startsAt: useCase.startsAt,
  removed: false,
  ...decision,
});

/** What the server is told: the rows that stay, in their order. */
export const requestOf = (rows: readonly DraftRow[]): readonly EntryDraft[] =>
  rows
    .filter((row) => !row.removed)
    .map((row) => ({
      ...(row.id === undefined ? {} : { id: row.id }),
      useCase: row.useCase,
      enabled: row.enabled,
      options: row.options,
      ...(row.titleOverride ? { title: row.titleOverride } : {}),
      ...(row.cron ? { cron: row.cron } : {}),
    }));

/** How a row differs from the stored list. */
export function changeOf(row: DraftRow, stored: ProcessListView): RowChange {
  if (row.removed) return 'removed';
  const entry = stored.entries.find((candidate) => candidate.id === row.id);
  if (!entry) return 'added';
  return sameDecision(row, entry) ? 'none' : 'changed';
}

/** Whether saving these rows would change anything. */
export function differs(rows: readonly DraftRow[], stored: ProcessListView): boolean {
  if (rows.some((row) => changeOf(row, stored) !== 'none')) return true;
  return rows.some((row, index) => row.id !== stored.entries[index]?.id);
}

/** The rows with one moved to another position. */
export function moved(rows: readonly DraftRow[], from: number, to: number): readonly DraftRow[] {
  const next = [...rows];
  const [row] = next.splice(from, 1);
  if (row) next.splice(Math.max(0, Math.min(to, next.length)), 0, row);
  return next;
}

/** The names of the options whose values differ. */
export function changedOptions(before: FieldValues, after: FieldValues): readonly string[] {
  const names = new Set([...Object.keys(before), ...Object.keys(after)]);
  return [...names].filter((name) => !sameValue(before[name], after[name]));
}

/**
 * My changes on top of what somebody else saved meanwhile: their list, with what I added, changed and
 * removed applied again. Where both changed the same row mine counts; a row they removed and I changed comes back.
 */
export function rebase(base: ProcessListView, mine: readonly DraftRow[], theirs: ProcessListView): readonly DraftRow[] {
  const result: DraftRow[] = rowsOf(theirs).map((row) => withMyDecision(row, mine, base));
  mine.forEach((row, index) => {
    const change = changeOf(row, base);
    if (result.some((kept) => kept.key === row.key)) return;
    if (change === 'added') result.splice(Math.min(index, result.length), 0, row);
    if (change === 'changed') result.splice(Math.min(index, result.length), 0, withoutId(row));
  });
  return inMyOrder(result, mine, base);
}

function withMyDecision(theirs: DraftRow, mine: readonly DraftRow[], base: ProcessListView): DraftRow {
  const row = mine.find((candidate) => candidate.key === theirs.key);
  if (!row) return theirs;
  const change = changeOf(row, base);
  if (change === 'removed') return { ...theirs, removed: true };
  if (change !== 'changed') return theirs;
  const { enabled, options, titleOverride, cron, optionsText } = row;
  return { ...theirs, enabled, options, titleOverride, cron, optionsText };
}

/** Keeps my order only when I changed the order; otherwise theirs stands. */
function inMyOrder(rows: readonly DraftRow[], mine: readonly DraftRow[], base: ProcessListView): readonly DraftRow[] {
  const known = mine.filter((row) => row.id !== undefined).map((row) => row.id);
  const stored = base.entries.map((entry) => entry.id);
  if (known.every((id, index) => id === stored[index])) return rows;
  const position = (row: DraftRow): number => {
    const index = mine.findIndex((candidate) => candidate.key === row.key);
    return index < 0 ? mine.length : index;
  };
  return [...rows].sort((a, b) => position(a) - position(b));
}

function withoutId(row: DraftRow): DraftRow {
  const { id: gone, ...rest } = row;
  return { ...rest, key: `again-${gone ?? row.key}` };
}

function sameDecision(row: DraftRow, entry: EntryView): boolean {
  return (
    row.enabled === entry.enabled &&
    (row.titleOverride ?? '') === (entry.titleOverride ?? '') &&
    (row.cron ?? '') === (entry.cron ?? '') &&
    changedOptions(row.options, entry.options).length === 0
  );
}

const sameValue = (a: unknown, b: unknown): boolean => JSON.stringify(a ?? undefined) === JSON.stringify(b ?? undefined);
