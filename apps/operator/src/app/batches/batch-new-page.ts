import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import type { BatchQuestionsView } from '@tessera/api-client';
import type { Answers } from '@tessera/forms';
import { Notice, PageTitle, ProblemNotice, Skeleton, Texts, asProblem, query } from '@tessera/shell';
import type { Fault, Problem } from '@tessera/shell';
import { BatchApi } from '../api/batch-api.js';
import { ObjectTypes } from '../object-types/object-types.js';
import { RunStep } from '../run/run-step.js';
import type { Asked } from '../run/run-step.js';
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
  private readonly batches = inject(BatchApi);
  private readonly types = inject(ObjectTypes);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);
  private readonly title = inject(PageTitle);
  protected readonly t = this.texts.t;

  readonly entry = input.required<string>();

  private readonly params = toSignal(inject(ActivatedRoute).queryParamMap, { requireSync: true });
  private readonly address = computed((): SearchAddress => ({ ...readAddress(this.params()), cursor: undefined }));
  private readonly key = crypto.randomUUID();

  protected readonly source = query(() => this.entry(), (entry) => this.batches.questions(entry, 0, {}));
  private readonly answered = signal<{ readonly view: BatchQuestionsView; readonly input: Answers } | undefined>(undefined);
  private readonly view = computed(() => this.answered()?.view ?? this.source.value());
  protected readonly questions = computed((): Asked | undefined => {
    const view = this.view();
    return view && { ...view, subjects: [], subjectCount: 0, input: this.answered()?.input ?? {} };
  });
  protected readonly scope = computed(() => this.scopeWords());
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly faults = signal<readonly Fault[]>([]);

  constructor() {
    effect(() => this.title.about(this.view()?.title));
  }

  protected async next(values: Answers): Promise<void> {
    const view = this.view();
    if (view === undefined || this.busy()) return;
    this.busy.set(true);
    this.problem.set(undefined);
    this.faults.set([]);
    try {
      const input = { ...this.answered()?.input, ...values };
      const after = view.step === undefined ? view : await this.batches.questions(this.entry(), view.step.index + 1, input);
      this.answered.set({ view: after, input });
      if (after.step === undefined) await this.hand(after, input);
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

  private async hand({ objectType, place }: BatchQuestionsView, input: Answers): Promise<void> {
    const { type = objectType, state = place, text, attributes, quick } = this.address();
    const filter = { type, state, ...(text !== undefined && { text }), ...(quick !== undefined && { quick: quick.split(',') }), ...(Object.keys(attributes).length > 0 && { attributes }) };
    const batch = await this.batches.start(this.key, this.entry(), filter, input);
    await this.router.navigate(['/batches', batch.id], { replaceUrl: true });
  }

  private scopeWords(): string {
    const { type = '', state = '', text, attributes, quick = '' } = this.address();
    const known = this.types.find(type);
    const filters = Object.entries(attributes).map(([name, value]) => `${known?.attributes[name]?.title ?? name}: ${value}`);
    const chosen = quick.split(',').flatMap((name) => known?.quickFilters.find((one) => one.name === name)?.title ?? []);
    return [known?.pluralTitle ?? type, this.types.state(type, state).title, ...(text === undefined ? [] : [`“${text}”`]), ...filters, ...chosen].join(' · ');
  }
}
