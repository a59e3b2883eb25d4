import { LiveAnnouncer } from '@angular/cdk/a11y';
import { inject, Injectable, signal } from '@angular/core';
import { MatDialog } from '@angular/material/dialog';
import { asProblem, Toasts } from '@tessera/shell';
import { firstValueFrom } from 'rxjs';
import type { ProcessListView, UseCaseView } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';
import { tellProblem } from '../ui/tell-problem.js';
import { sheet } from '../ui/sheet.js';
import type { AddChoice } from './add-sheet.js';
import { compare, type Sentence } from './compare.js';
import type { ConflictChoice, Conflict } from './conflict-dialog.js';
import type { DraftRow, RowDecision } from './draft.js';
import type { Effect } from './effect-dialog.js';
import { ProcessListEditor } from './editor.js';
import type { EntryEdit } from './entry-sheet.js';

/** What an administrator does with a process list, with the sheets and questions on the way. */
@Injectable()
export class ProcessListSteps {
  private readonly t = sentences();
  private readonly editor = inject(ProcessListEditor);
  private readonly dialog = inject(MatDialog);
  private readonly toasts = inject(Toasts);
  private readonly tell = tellProblem();
  private readonly announcer = inject(LiveAnnouncer);

  /** Whether the server is being asked something. */
  readonly busy = signal(false);
  /** Whether somebody decides something in a sheet or a dialog: what it is about stays as they see it. */
  readonly deciding = signal(false);

  /** Lets choose a use case that fits here, and set it. */
  async add(place: string): Promise<void> {
    const useCases = await this.asking(() => this.editor.candidates());
    if (!useCases) return;
    const { AddSheet } = await import('./add-sheet.js');
    const present = this.editor.rows().filter((row) => !row.removed).map((row) => row.useCase);
    const data: AddChoice = { place, states: this.editor.objectType()?.states ?? [], useCases, present };
    const useCase = await this.opened(sheet<UseCaseView>(this.dialog, AddSheet, data));
    if (useCase) await this.set(useCase);
  }

  /** Puts a use case here that was chosen elsewhere; what does not fit is left alone. */
  async addNamed(symbolicName: string): Promise<void> {
    const useCases = await this.asking(() => this.editor.candidates());
    const useCase = useCases?.find((one) => one.symbolicName === symbolicName);
    if (useCase) await this.set(useCase);
  }

  /** Changes title, options and schedule of a row. */
  async edit(row: DraftRow): Promise<void> {
    const fields = this.editor.optionFields().get(row.useCase) ?? (await this.fieldsOf(row.useCase));
    if (!fields) return;
    const decision = await this.decide({ ...row, fields, adding: false });
    if (decision) this.editor.decide(row.key, decision);
  }

  /** Takes a row away, for now only on this screen. */
  remove(row: DraftRow): void {
    this.editor.remove(row.key);
    void this.announcer.announce(this.t('entry.removedToast', { title: row.titleOverride || row.title }));
  }

  /** Moves a row and says where it is now. */
  move(row: DraftRow, from: number, to: number): void {
    this.editor.move(from, to);
    const title = row.titleOverride || row.title;
    void this.announcer.announce(this.t('entry.moved', { title, position: to + 1, of: this.editor.rows().length }));
  }

  /** Shows the effect when it takes something away, saves, and settles it with whoever was faster. */
  async save(sentence: Sentence, said: string): Promise<boolean> {
    const preview = await this.asking(() => this.editor.preview());
    const reason = preview?.takesAway ? await this.confirmed({ preview, reason: said }) : said;
    if (!preview || reason === undefined) return false;
    this.busy.set(true);
    try {
      await this.editor.save(reason);
      this.toasts.done(this.t('processList.saved'));
      return true;
    } catch (error) {
      await this.settle(error, sentence);
      return false;
    } finally {
      this.busy.set(false);
    }
  }

  private async settle(error: unknown, sentence: Sentence): Promise<void> {
    const problem = asProblem(error);
    if (problem.reason !== 'revision-conflict' || problem.body['current'] === undefined) {
      this.tell(error);
      return;
    }
    await this.editor.candidates();
    const theirs = problem.body['current'] as ProcessListView;
    const { ConflictDialog } = await import('./conflict-dialog.js');
    const data: Conflict = { ...theirs, lines: compare(theirs, this.editor.rows(), sentence) };
    const dialog = this.dialog.open<unknown, Conflict, ConflictChoice>(ConflictDialog, { data, maxWidth: '880px', width: '96vw' });
    const choice = await firstValueFrom(dialog.afterClosed());
    if (choice === 'theirs') this.editor.takeTheirs(theirs);
    if (choice === 'mine') this.editor.keepMine(theirs);
  }

  private async set(useCase: UseCaseView): Promise<void> {
    const start: RowDecision = { enabled: true, options: useCase.initialOptions };
    const askFor = Object.keys(useCase.options).length > 0 || useCase.startsAt.includes('schedule');
    const edit = { ...start, title: useCase.title, useCase: useCase.symbolicName, startsAt: useCase.startsAt };
    const decision = askFor ? await this.decide({ ...edit, fields: useCase.options, adding: true }) : start;
    if (decision) this.editor.add(useCase, decision);
  }

  private async fieldsOf(useCase: string): Promise<EntryEdit['fields'] | undefined> {
    await this.asking(() => this.editor.candidates());
    return this.editor.optionFields().get(useCase) ?? {};
  }

  private async decide(edit: EntryEdit): Promise<RowDecision | undefined> {
    const { EntrySheet } = await import('./entry-sheet.js');
    return this.opened(sheet<RowDecision>(this.dialog, EntrySheet, edit));
  }

  private async opened<R>(answer: Promise<R>): Promise<R> {
    this.deciding.set(true);
    return answer.finally(() => this.deciding.set(false));
  }

  // The reason, which may be empty; nothing when somebody thinks better of it.
  private async confirmed(effect: Effect): Promise<string | undefined> {
    const { EffectDialog } = await import('./effect-dialog.js');
    const dialog = this.dialog.open<unknown, Effect, { readonly reason: string } | ''>(EffectDialog, { data: effect, maxWidth: '640px' });
    // Cancel closes with an empty text.
    return (await firstValueFrom(dialog.afterClosed()) || undefined)?.reason;
  }

  private async asking<T>(ask: () => Promise<T>): Promise<T | undefined> {
    this.busy.set(true);
    try {
      return await ask();
    } catch (error) {
      this.tell(error);
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
