import { ChangeDetectionStrategy, Component, ElementRef, afterNextRender, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import { RouterLink } from '@angular/router';
import { mdiAlertOctagonOutline, mdiCancel, mdiCheckCircleOutline, mdiClockOutline } from '@mdi/js';
import type { ActionView, RunView } from '@tessera/api-client';
import { Icon, Moment, Notice, Texts, query } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { PasswordLetters } from './password-letters.js';
import { RunOpener } from './run-opener.js';
import { isUnderWay, lostTasks, pendingTasks } from './run-progress.js';
import { RunSubjects } from './run-subjects.js';

/** What a run came to, with links to what changed and the likely next thing to do. Follows what still goes on. */
@Component({
  selector: 'app-run-result',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon, MatButton, MatProgressBar, Moment, Notice, PasswordLetters, RouterLink, RunSubjects],
  templateUrl: './run-result.html',
  styleUrl: './run-result.scss',
})
export class RunResult {
  private readonly api = inject(OperatorApi);
  protected readonly opener = inject(RunOpener);
  protected readonly t = inject(Texts).t;

  readonly run = input.required<RunView>();

  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');

  protected readonly underWay = computed(() => isUnderWay(this.run()));
  protected readonly pending = computed(() => pendingTasks(this.run()));
  protected readonly lost = computed(() => lostTasks(this.run()));
  protected readonly look = computed(() => lookOf(this.run(), this.lost().length > 0));
  protected readonly objects = computed(() => this.run().outcome?.objects ?? this.run().subjects);
  protected readonly total = computed(() => this.run().outcome?.total ?? this.run().subjectCount);
  /** Once there were letters, their place stays until it is left: taking them ends that they wait. */
  protected readonly letters = linkedSignal<RunView, { readonly id: string; readonly were: boolean }>({
    source: this.run,
    computation: (run, before) => ({ id: run.id, were: (run.letters ?? 0) > 0 || (before?.value.id === run.id && before.value.were) }),
  });
  protected readonly next = computed(() => this.nextActions());

  private readonly creation = computed(() => (this.run().place === 'new' ? this.run().objectType : undefined));
  private readonly fresh = query(() => this.creation(), (type) => this.api.newActions(type));
  /** The same use case once more, where it creates. */
  protected readonly repeat = computed(() =>
    this.fresh.value()?.find((action) => action.useCase === this.run().useCase && action.available),
  );

  constructor() {
    afterNextRender(() => this.heading().nativeElement.focus());
  }

  protected start(action: ActionView): void {
    void this.opener.open(action.entryId, this.objects().map((object) => object.id));
  }

  // With more objects than we know by id, the search page is the place to go on.
  private nextActions(): readonly ActionView[] {
    const known = this.objects().length === this.total();
    if (this.underWay() || !known || this.total() === 0) return [];
    return (this.run().next ?? []).filter((action) => action.available && (this.total() === 1 || action.batch));
  }
}

function lookOf(run: RunView, lost: boolean): { readonly tone: string; readonly icon: string } {
  if (run.status === 'refused' || run.status === 'failed' || lost) return { tone: 'stopped', icon: mdiAlertOctagonOutline };
  if (isUnderWay(run)) return { tone: 'waiting', icon: mdiClockOutline };
  if (run.status === 'done') return { tone: 'done', icon: mdiCheckCircleOutline };
  return { tone: 'ended', icon: mdiCancel };
}
