import { ChangeDetectionStrategy, Component, DestroyRef, computed, effect, inject, input, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { RunView } from '@tessera/api-client';
import type { Answers } from '@tessera/forms';
import { Notice, PageTitle, ProblemNotice, Skeleton, Texts, asProblem, query } from '@tessera/shell';
import type { Fault, Problem } from '@tessera/shell';
import { BatchApi } from '../api/batch-api.js';
import { OperatorApi } from '../api/operator-api.js';
import { ObjectTypes } from '../object-types/object-types.js';
import { RunStep } from '../run/run-step.js';
import { readAddress, writeAddress } from '../search/search-address.js';
import type { SearchAddress } from '../search/search-address.js';

/** Asks once what is then done with everything that a search finds. */
@Component({
  selector: 'app-batch-new-page',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice, ProblemNotice, RunStep, Skeleton],
  templateUrl: './batch-new-page.html',
  styles: `:host { display: flex; flex-direction: column; gap: 16px; max-width: 720px; margin: 0 auto; }`,
})
export class BatchNewPage {
  private readonly api = inject(OperatorApi);
  private readonly batches = inject(BatchApi);
  private readonly types = inject(ObjectTypes);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly title = inject(PageTitle);
  protected readonly t = this.texts.t;

  readonly entry = input.required<string>();
  /** One of the objects: the questions are asked as for it. */
  readonly like = input.required<string>();

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly address = computed((): SearchAddress => ({ ...readAddress(this.params()), cursor: undefined }));
  private readonly key = crypto.randomUUID();
  private sample: string | undefined;

  protected readonly source = query(() => ({ entry: this.entry(), like: this.like() }), (wanted) => this.ask(wanted));
  private readonly answered = signal<RunView | undefined>(undefined);
  private readonly run = linkedSignal(() => this.answered() ?? this.source.value());
  /** The questions without the one object that they are asked about. */
  protected readonly questions = computed((): RunView | undefined => {
    const run = this.run();
    return run === undefined ? undefined : { ...run, subjects: [], subjectCount: 0 };
  });
  protected readonly scope = computed(() => this.scopeWords());
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly faults = signal<readonly Fault[]>([]);

  constructor() {
    effect(() => this.title.about(this.run()?.title));
    inject(DestroyRef).onDestroy(() => void this.dropSample());
  }

  protected async next(values: Answers): Promise<void> {
    const run = this.run();
    if (run === undefined || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    this.faults.set([]);
    try {
      const after = run.step === undefined ? run : await this.api.answerStep(run.id, run.step.index, values);
      this.answered.set(after);
      if (after.step === undefined) await this.hand(after);
    } catch (cause) {
      const problem = asProblem(cause);
      if (problem.faults.length > 0) this.faults.set(problem.faults);
      else this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  protected cancel(): void {
    if (!this.busy()) void this.router.navigate(['/search'], { queryParams: writeAddress(this.address()) });
  }

  // The run only asks: it never does anything, and another language asks the same run again.
  private async ask({ entry, like }: { readonly entry: string; readonly like: string }): Promise<RunView> {
    if (this.sample !== undefined) return this.api.run(this.sample);
    const run = await this.api.openRun(entry, [like]);
    this.sample = run.id;
    return run;
  }

  private async hand(run: RunView): Promise<void> {
    const { type = run.objectType, state = run.place, text, attributes } = this.address();
    const filter = { type, state, ...(text !== undefined && { text }), ...(Object.keys(attributes).length > 0 && { attributes }) };
    const batch = await this.batches.start(this.key, this.entry(), filter, run.input);
    await this.router.navigate(['/batches', batch.id], { replaceUrl: true });
  }

  private async dropSample(): Promise<void> {
    if (this.sample !== undefined) await this.api.cancelRun(this.sample).catch(() => undefined);
  }

  private scopeWords(): string {
    const { type = '', state = '', text, attributes } = this.address();
    const known = this.types.find(type);
    const filters = Object.entries(attributes).map(([name, value]) => `${known?.attributes[name]?.title ?? name}: ${value}`);
    return [known?.pluralTitle ?? type, this.types.state(type, state).title, ...(text === undefined ? [] : [`“${text}”`]), ...filters].join(' · ');
  }
}
