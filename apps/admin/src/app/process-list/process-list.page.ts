import { CdkDrag, CdkDropList, type CdkDragDrop } from '@angular/cdk/drag-drop';
import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatTabLink, MatTabNav, MatTabNavPanel } from '@angular/material/tabs';
import { Router, RouterLink } from '@angular/router';
import { sentences } from '../ui/sentences.js';
import { mdiPlus } from '@mdi/js';
import { Empty, followRules, Icon, Moment, Notice, PageTitle, query, Session } from '@tessera/shell';
import type { FieldValues } from '../data/values.js';
import { ProcessListsApi } from '../data/process-lists.api.js';
import { AdminPage } from '../ui/page.js';
import { ReasonField } from '../ui/reason-field.js';
import { Waiting } from '../ui/waiting.js';
import type { DraftRow } from './draft.js';
import { ProcessListEditor } from './editor.js';
import { EntryRow } from './entry-row.js';
import type { HoldsWork } from './leave.guard.js';
import { optionsText } from './options-text.js';
import { ProcessListSteps } from './steps.js';

/** The rules of one object type: which use cases stand on New and on each state. */
@Component({
  selector: 'adm-process-list',
  imports: [
    AdminPage, CdkDrag, CdkDropList, Empty, EntryRow, Icon, MatButton, MatTabLink, MatTabNav, MatTabNavPanel, Moment, Notice,
    ReasonField, RouterLink, Waiting,
  ],
  providers: [ProcessListEditor, ProcessListSteps],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './process-list.page.html',
  styleUrl: './process-list.page.scss',
  host: { '(window:beforeunload)': 'warnBeforeUnload($event)' },
})
export class ProcessListPage implements HoldsWork {
  protected readonly t = sentences();
  private readonly api = inject(ProcessListsApi);
  private readonly session = inject(Session);
  private readonly title = inject(PageTitle);
  private readonly router = inject(Router);
  protected readonly maySeeLifeCycle = computed(() => this.session.can('plugin:read'));
  protected readonly editor = inject(ProcessListEditor);
  protected readonly steps = inject(ProcessListSteps);

  /** Name of the object type, from the address. */
  readonly type = input.required<string>();
  /** `new` or a state, from the address. */
  readonly place = input<string>();

  /** A use case to put here, by its symbolic name, from the address. */
  readonly add = input<string>();

  /** Why, if somebody says. */
  protected readonly reason = signal('');

  protected readonly icons = { add: mdiPlus };
  protected readonly view = query(() => this.type(), (type) => this.api.read(type));
  protected readonly states = computed(() => this.editor.objectType()?.states ?? []);
  protected readonly mayWrite = computed(() => this.session.can('process-list:write'));
  protected readonly placeTitle = computed(() => this.editor.places().find((place) => place.place === this.editor.place())?.title ?? '');
  protected readonly placeWarnings = computed(() =>
    this.editor.warnings().filter((warning) => !warning.entryId && warning.state === this.editor.place()),
  );
  protected readonly generalWarnings = computed(() => this.editor.warnings().filter((warning) => !warning.entryId && !warning.state));

  constructor() {
    followRules([this.view], () => this.steps.deciding());
    effect(() => this.editor.place.set(this.place() ?? 'new'));
    effect(() => {
      const view = this.view.value();
      this.title.about(view?.objectType.title);
      if (view) untracked(() => this.editor.show(view));
    });
    effect(() => {
      const wanted = this.add();
      if (wanted !== undefined && this.mayWrite() && this.editor.objectType()?.name === this.type()) untracked(() => void this.addOnce(wanted));
    });
  }

  /** Whether something here waits to be saved. */
  hasUnsavedWork(): boolean {
    return this.editor.anyUnsaved();
  }

  protected warningsOf(row: DraftRow) {
    return this.editor.warnings().filter((warning) => warning.entryId !== undefined && warning.entryId === row.id);
  }

  protected sentenceOf(row: DraftRow): string {
    const stored = this.editor.base()?.entries.find((entry) => entry.id === row.id);
    if (stored && stored.options === row.options && stored.optionsText !== undefined) return stored.optionsText;
    return this.sentence(row.useCase, row.options);
  }

  protected drop(event: CdkDragDrop<unknown>): void {
    if (event.previousIndex !== event.currentIndex) this.editor.move(event.previousIndex, event.currentIndex);
  }

  protected async save(): Promise<void> {
    const saved = await this.steps.save((useCase, options) => this.sentence(useCase, options), this.reason());
    if (!saved) return;
    this.reason.set('');
    this.view.reload();
  }

  private async addOnce(symbolicName: string): Promise<void> {
    await this.router.navigate([], { queryParams: { add: null }, queryParamsHandling: 'merge', replaceUrl: true });
    await this.steps.addNamed(symbolicName);
  }

  protected warnBeforeUnload(event: BeforeUnloadEvent): void {
    if (this.hasUnsavedWork()) event.preventDefault();
  }

  private sentence(useCase: string, options: FieldValues): string {
    const fields = this.editor.optionFields().get(useCase);
    if (!fields) return '';
    return optionsText(fields, options, { on: this.t('words.on'), off: this.t('words.off') });
  }
}
