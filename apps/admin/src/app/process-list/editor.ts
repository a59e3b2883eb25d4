import { computed, inject, Injectable, signal } from '@angular/core';
import type { Fields } from '@tessera/plugin-api';
import type { ObjectTypeView, PreviewView, ProcessListView, ProcessListsView, RuleWarning, UseCaseView } from '@tessera/api-client';
import { ProcessListsApi, type Place } from '../data/process-lists.api.js';
import { changeOf, differs, moved, newRow, rebase, requestOf, rowsOf, type DraftRow, type RowDecision } from './draft.js';

/** A list as it was read, and the rows as the administrator wants them. */
interface Draft {
  readonly base: ProcessListView;
  readonly rows: readonly DraftRow[];
}

/** All process lists of one object type while an administrator works on them. */
@Injectable()
export class ProcessListEditor {
  private readonly api = inject(ProcessListsApi);
  private readonly drafts = signal<ReadonlyMap<string, Draft>>(new Map());
  private readonly known = signal<ReadonlyMap<string, Fields>>(new Map());
  private readonly stored = signal<ReadonlyMap<string, ProcessListView>>(new Map());
  private added = 0;

  readonly objectType = signal<ObjectTypeView | undefined>(undefined);
  readonly warnings = signal<readonly RuleWarning[]>([]);
  readonly place = signal('new');

  /** The places in the order of the tabs. */
  readonly places = computed(() =>
    [...this.drafts().values()].map(({ base, rows }) => ({
      place: base.place,
      title: base.title,
      count: rows.filter((row) => !row.removed && row.enabled).length,
      unsaved: differs(rows, base),
    })),
  );
  readonly base = computed(() => this.drafts().get(this.place())?.base);
  readonly rows = computed(() => this.drafts().get(this.place())?.rows ?? []);
  readonly unsaved = computed(() => this.places().find((place) => place.place === this.place())?.unsaved ?? false);
  /** Who saved this place while my changes wait, if somebody did. */
  readonly overtakenBy = computed(() => {
    const stored = this.stored().get(this.place());
    const base = this.base();
    return stored && base && stored.revision > base.revision ? (stored.changedBy ?? '') : undefined;
  });
  readonly anyUnsaved = computed(() => this.places().some((place) => place.unsaved));
  /** Options of use cases by symbolic name, as far as they were asked for. */
  readonly optionFields = this.known.asReadonly();

  /** Takes what the server knows; rows that wait to be saved stay as they are. */
  show(view: ProcessListsView): void {
    const sameType = this.objectType()?.name === view.objectType.name;
    const before = sameType ? this.drafts() : new Map<string, Draft>();
    this.objectType.set(view.objectType);
    this.warnings.set(view.warnings);
    this.stored.set(new Map(view.lists.map((list) => [list.place, list])));
    this.drafts.set(new Map(view.lists.map((list) => [list.place, keepUnsaved(list, before.get(list.place))])));
  }

  /** Learns the options of the use cases that fit the present place. */
  async candidates(): Promise<readonly UseCaseView[]> {
    const useCases = await this.api.candidates(this.at());
    const known = new Map(this.known());
    for (const useCase of useCases) known.set(useCase.symbolicName, useCase.options);
    this.known.set(known);
    return useCases;
  }

  /** Puts a use case at the end of the list. */
  add(useCase: UseCaseView, decision: RowDecision): void {
    this.added += 1;
    this.change((rows) => [...rows, newRow(useCase, `added-${this.added}`, decision)]);
  }

  /** Changes what is decided about a row. */
  decide(key: string, decision: Partial<RowDecision>): void {
    this.change((rows) => rows.map((row) => (row.key === key ? { ...row, ...decision } : row)));
  }

  /** Marks a stored row for removal; a row that was never stored just goes. */
  remove(key: string): void {
    this.change((rows) =>
      rows.flatMap((row) => (row.key !== key ? [row] : row.id === undefined ? [] : [{ ...row, removed: true }])),
    );
  }

  /** Takes a removal back. */
  restore(key: string): void {
    this.change((rows) => rows.map((row) => (row.key === key ? { ...row, removed: false } : row)));
  }

  /** Moves a row to another position. */
  move(from: number, to: number): void {
    this.change((rows) => moved(rows, from, to));
  }

  /** Forgets everything that was not saved here. */
  discard(): void {
    const base = this.base();
    if (base) this.put({ base, rows: rowsOf(base) });
  }

  /** How a row differs from what is stored. */
  changeOf(row: DraftRow): ReturnType<typeof changeOf> {
    const base = this.base();
    return base ? changeOf(row, base) : 'none';
  }

  /** What saving would do to people. */
  preview(): Promise<PreviewView> {
    return this.api.preview(this.at(), requestOf(this.rows()));
  }

  /** Saves this place. Everybody works by the new rules when it returns. */
  async save(reason = ''): Promise<void> {
    const list = await this.api.save(this.at(), this.base()?.revision ?? 0, requestOf(this.rows()), reason);
    this.put({ base: list, rows: rowsOf(list) });
  }

  /** Drops my changes for what somebody else saved. */
  takeTheirs(theirs: ProcessListView): void {
    this.put({ base: theirs, rows: rowsOf(theirs) });
  }

  /** Puts my changes on top of what somebody else saved; they still have to be saved. */
  keepMine(theirs: ProcessListView): void {
    const base = this.base();
    if (base) this.put({ base: theirs, rows: rebase(base, this.rows(), theirs) });
  }

  private at(): Place {
    return { type: this.objectType()?.name ?? '', place: this.place() };
  }

  private change(edit: (rows: readonly DraftRow[]) => readonly DraftRow[]): void {
    const base = this.base();
    if (base) this.put({ base, rows: edit(this.rows()) });
  }

  private put(draft: Draft): void {
    this.drafts.set(new Map(this.drafts()).set(draft.base.place, draft));
  }
}

const keepUnsaved = (list: ProcessListView, before: Draft | undefined): Draft =>
  before && differs(before.rows, before.base) ? before : { base: list, rows: rowsOf(list) };
