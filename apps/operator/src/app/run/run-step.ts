import { ChangeDetectionStrategy, Component, ElementRef, computed, effect, inject, input, output, signal, untracked, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { RunView } from '@tessera/api-client';
import { StepForm } from '@tessera/forms';
import type { Answers, FormContext } from '@tessera/forms';
import { ProblemNotice, Shortcuts, Texts } from '@tessera/shell';
import type { Fault, Problem } from '@tessera/shell';
import { RunSubjects } from './run-subjects.js';

/** What a page of questions shows of a run; questions that are asked once for a batch belong to none. */
export type Asked = Pick<RunView, 'title' | 'stepIndex' | 'stepCount' | 'step' | 'subjects' | 'subjectCount' | 'input'> & Partial<Pick<RunView, 'id' | 'via'>>;

const SOON_MS = 700;
const LONG_MS = 10_000;

/** A page of questions with Cancel and Next, always in the same place. */
@Component({
  selector: 'app-run-step',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, MatProgressBar, ProblemNotice, RunSubjects, StepForm],
  templateUrl: './run-step.html',
  styleUrl: './run-step.scss',
})
export class RunStep {
  protected readonly t = inject(Texts).t;

  readonly run = input.required<Asked>();
  readonly busy = input.required<boolean>();
  readonly problem = input<Problem>();
  readonly faults = input<readonly Fault[]>([]);

  readonly answered = output<Answers>();
  readonly touched = output<boolean>();
  readonly cancelled = output();

  private readonly form = viewChild.required(StepForm);
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  protected readonly waited = signal<'short' | 'soon' | 'long'>('short');
  protected readonly fields = computed(() => this.run().step?.fields ?? {});
  // What it was started from stands first.
  protected readonly shown = computed(() => [this.run().via, ...this.run().subjects].filter((one) => one !== undefined));
  protected readonly total = computed(() => this.run().subjectCount + (this.run().via ? 1 : 0));
  private readonly step = computed(() => this.run().stepIndex);
  protected readonly position = computed(() => Math.min(this.run().stepIndex + 1, this.run().stepCount));
  protected readonly context = computed((): FormContext => this.contextOf(this.run()));

  constructor() {
    const shortcuts = inject(Shortcuts);
    shortcuts.add({ key: 'Escape', text: 'app.shortcuts.cancel', run: () => this.cancelled.emit() });
    shortcuts.add({ key: 'Enter', text: 'app.shortcuts.next', run: () => this.form().submit() });
    effect(() => {
      if (this.step() >= 0) untracked(() => this.focusFirst());
    });
    effect((onCleanup) => {
      this.waited.set('short');
      if (!this.busy()) return;
      const timers = [setTimeout(() => this.waited.set('soon'), SOON_MS), setTimeout(() => this.waited.set('long'), LONG_MS)];
      onCleanup(() => timers.forEach((timer) => clearTimeout(timer)));
    });
  }

  private contextOf({ id, subjects }: Asked): FormContext {
    return { subjects, ...(id !== undefined && { runId: id }) };
  }

  // The first question is ready to be answered; a page without questions is read from its title.
  private focusFirst(): void {
    const heading = this.heading().nativeElement;
    setTimeout(() => {
      const field = heading.closest('section')?.querySelector<HTMLElement>('t-step-form input, t-step-form [role="combobox"]');
      (field ?? heading).focus();
    });
  }
}
