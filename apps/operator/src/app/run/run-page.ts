import { ChangeDetectionStrategy, Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import type { RunView } from '@tessera/api-client';
import type { Answers } from '@tessera/forms';
import { Confirm, Empty, LiveUpdates, PageTitle, ProblemNotice, Skeleton, Texts, Toasts, asProblem, query } from '@tessera/shell';
import type { Fault, LiveEvent, Problem } from '@tessera/shell';
import { OperatorApi } from '../api/operator-api.js';
import { RunOpener } from './run-opener.js';
import { RunResult } from './run-result.js';
import { RunStep } from './run-step.js';
import { isUnderWay } from './run-progress.js';

const LOOK_AGAIN_MS = 4000;

/** One run from its first question to its last consequence. */
@Component({
  selector: 'app-run-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Empty, ProblemNotice, RunResult, RunStep, Skeleton],
  templateUrl: './run-page.html',
  styles: `:host { display: block; max-width: 720px; margin: 0 auto; }`,
})
export class RunPage {
  private readonly api = inject(OperatorApi);
  private readonly opener = inject(RunOpener);
  private readonly router = inject(Router);
  private readonly confirm = inject(Confirm);
  private readonly toasts = inject(Toasts);
  private readonly title = inject(PageTitle);
  protected readonly t = inject(Texts).t;

  readonly id = input.required<string>();

  protected readonly source = query(() => this.id(), async (id) => this.opener.take(id) ?? this.api.run(id));
  private readonly answered = signal<RunView | undefined>(undefined);
  protected readonly run = linkedSignal<RunView | undefined>(() => {
    const [read, answered] = [this.source.value(), this.answered()];
    return answered?.id === this.id() && answered !== undefined ? answered : read?.id === this.id() ? read : undefined;
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly faults = signal<readonly Fault[]>([]);
  protected readonly typed = signal(false);
  protected readonly open = computed(() => this.run()?.status === 'open');

  constructor() {
    effect(() => this.title.about(this.run()?.title));
    inject(LiveUpdates).on((event) => this.concerns(event), () => void this.follow());
    effect((onCleanup) => {
      const run = this.run();
      if (run === undefined || !isUnderWay(run)) return;
      const timer = setInterval(() => void untracked(() => this.follow()), LOOK_AGAIN_MS);
      onCleanup(() => clearInterval(timer));
    });
  }

  protected async next(values: Answers): Promise<void> {
    const run = this.run();
    if (run === undefined || this.busy()) return;
    await this.attempt(async () => {
      const after = run.step === undefined ? run : await this.api.answerStep(run.id, run.step.index, values);
      const ended = after.status === 'open' && after.step === undefined ? await this.api.submitRun(run.id) : after;
      this.typed.set(false);
      this.answered.set(ended);
    });
  }

  protected async cancel(): Promise<void> {
    const run = this.run();
    if (run === undefined || this.busy()) return;
    if (this.typed() && !(await this.agreesToLose())) return;
    await this.attempt(async () => {
      await this.api.cancelRun(run.id);
      this.toasts.done(this.t('app.run.cancelled', { title: run.title }));
      const from = run.via ?? (run.subjectCount === 1 ? run.subjects[0] : undefined);
      await this.router.navigate(from === undefined ? ['/'] : ['/objects', from.id]);
    });
  }

  private agreesToLose(): Promise<boolean> {
    return this.confirm.ask({
      title: this.t('app.run.cancelQuestion'),
      text: this.t('app.run.cancelText'),
      yes: this.t('app.run.cancelYes'),
      no: this.t('app.run.cancelNo'),
      tone: 'danger',
    });
  }

  private async attempt(act: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(undefined);
    this.faults.set([]);
    try {
      await act();
    } catch (cause) {
      await this.explain(asProblem(cause));
    } finally {
      this.busy.set(false);
    }
  }

  // Wrong answers are shown at their fields; a refusal has ended the run, so its page is shown.
  private async explain(problem: Problem): Promise<void> {
    // Something that was asked earlier is asked again there.
    const isAskedHere = problem.faults.length > 0 && problem.faults.every(({ pointer }) => this.asks(pointer));
    if (!isAskedHere) await this.lookAgain();
    if (problem.faults.length > 0) return this.faults.set(problem.faults);
    if (this.open() || this.run()?.refusal === undefined) this.problem.set(problem);
  }

  private asks(pointer: string): boolean {
    return Object.hasOwn(this.run()?.step?.fields ?? {}, pointer.slice(1));
  }

  // Between an answer and its consequence the page is not overtaken by what others say of the run.
  private async follow(): Promise<void> {
    if (!this.busy()) await this.lookAgain(() => !this.busy());
  }

  private async lookAgain(isWanted = () => true): Promise<void> {
    const before = this.run();
    if (before === undefined) return;
    try {
      const now = await this.api.run(before.id);
      // A step that is being answered stays as it is: answers would be lost.
      if (isWanted() && (now.status !== 'open' || now.stepIndex !== before.stepIndex)) this.answered.set(now);
    } catch {
      // The next event or the timer looks again.
    }
  }

  private concerns(event: LiveEvent): boolean {
    const run = this.run();
    if (run === undefined || run.status === 'open') return false;
    if (event.kind === 'runs') return event.ids.includes(run.id);
    return event.kind === 'objects' && event.objectType === run.objectType && run.status !== 'cancelled';
  }
}
