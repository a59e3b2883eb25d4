import { ChangeDetectionStrategy, Component, computed, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { FieldSampleView } from '@tessera/api-client';
import { ENCODER_DESK, FILE_DESK, OBJECT_FINDER, StepForm } from '@tessera/forms';
import type { Field, Fields } from '@tessera/plugin-api';
import { Notice, Toasts, type Fault } from '@tessera/shell';
import type { FieldValues } from '../data/values.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { declarationOf } from './declaration.js';
import { FieldKindsApi, type SampleAddress, type Verdict } from './field-kinds.api.js';
import { SampleEncoderDesk, SampleFileDesk, SampleObjectFinder } from './sample-desks.js';

const NEEDS_A_PLACE: readonly Field['kind'][] = ['file', 'image', 'device'];
const MISSING_ELEMENT = 'gallery-missing';

/** One sample of a field kind: drawn, its answers as they change, its declaration, and what the server says. */
@Component({
  selector: 'adm-field-sample',
  imports: [MatButton, Notice, StepForm],
  providers: [
    Attempt,
    { provide: FILE_DESK, useClass: SampleFileDesk },
    { provide: OBJECT_FINDER, useClass: SampleObjectFinder },
    { provide: ENCODER_DESK, useClass: SampleEncoderDesk },
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './field-sample.html',
  styleUrl: './field-sample.scss',
})
export class FieldSample {
  protected readonly t = sentences();
  private readonly api = inject(FieldKindsApi);
  private readonly toasts = inject(Toasts);
  protected readonly attempt = inject(Attempt);

  readonly kind = input.required<string>();
  readonly sample = input.required<FieldSampleView>();

  private readonly form = viewChild<StepForm>('form');
  private readonly optionsForm = viewChild<StepForm>('options');
  private readonly address = computed((): SampleAddress => ({ kind: this.kind(), sample: this.sample().name }));

  /** The fields as the server resolved them last. */
  private readonly resolved = linkedSignal<Fields>(() => this.sample().fields);
  protected readonly withoutElement = signal(false);
  protected readonly fields = computed(() => (this.withoutElement() ? unloaded(this.resolved()) : this.resolved()));
  protected readonly hasOptions = computed(() => Object.keys(this.sample().options).length > 0);
  protected readonly hasElement = computed(() => Object.values(this.sample().fields).some((field) => field.element !== undefined));
  protected readonly formId = computed(() => `sample-${this.address().kind}-${this.address().sample}`);
  protected readonly context = computed(() => {
    const needsPlace = Object.values(this.sample().fields).some((field) => NEEDS_A_PLACE.includes(field.kind));
    return needsPlace ? { runId: `${this.address().kind}/${this.address().sample}` } : {};
  });
  protected readonly code = computed(() => declarationOf(this.sample().declared, this.sample().declaredOptions));
  protected readonly answers = computed(() => json(masked(this.fields(), this.form()?.answers() ?? {})));

  protected readonly verdict = signal<(Verdict & { readonly sent: FieldValues }) | undefined>(undefined);
  protected readonly faults = signal<readonly Fault[]>([]);

  protected readonly json = json;

  protected async redraw(): Promise<void> {
    const options = this.optionsForm()?.answers() ?? {};
    const fields = await this.attempt.answer('draw', () => this.api.draw(this.address(), options));
    if (fields) this.resolved.set(fields);
  }

  /** Sends the answers as they stand, right or wrong. */
  protected async check(): Promise<void> {
    const verdict = await this.send(this.form()?.answers() ?? {});
    this.faults.set(verdict && 'problem' in verdict ? verdict.problem.faults : []);
  }

  protected async send(values: FieldValues): Promise<Verdict | undefined> {
    const options = this.optionsForm()?.answers() ?? {};
    const verdict = await this.attempt.answer('check', () => this.api.check(this.address(), values, options));
    this.verdict.set(verdict && { ...verdict, sent: masked(this.fields(), values) });
    return verdict;
  }

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.code());
      this.toasts.done(this.t('once.copied'));
    } catch {
      this.toasts.failed(this.t('once.notCopied'));
    }
  }
}

function json(value: unknown): string {
  return JSON.stringify(value, null, 2);
}

// What somebody types as a secret is nowhere to be read, here neither.
function masked(fields: Fields, values: FieldValues): FieldValues {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [name, fields[name]?.kind === 'secret' ? '••••••' : value]));
}

function unloaded(fields: Fields): Fields {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, field.element ? { ...field, element: MISSING_ELEMENT } : field]));
}
