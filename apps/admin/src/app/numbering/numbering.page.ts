import { ChangeDetectionStrategy, Component, computed, inject, linkedSignal, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { NumberingView } from '@tessera/api-client';
import { StepForm, type Answers } from '@tessera/forms';
import type { Fields } from '@tessera/plugin-api';
import { Empty, Moment, Notice, ProblemNotice, followRules, query, Session, Skeleton } from '@tessera/shell';
import { NumberingApi } from '../data/numbering.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';

const LARGEST = 999_999_999_999_999;

/** How the objects of each type are numbered: what stands before, how many digits, and from where to where. */
@Component({
  selector: 'adm-numbering',
  imports: [AdminPage, Empty, MatButton, Moment, Notice, ProblemNotice, ReasonField, Skeleton, StepForm],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './numbering.page.html',
  styles: `
    .t-step { max-width: 480px; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(160px, 1fr)); gap: 8px 24px; margin: 0; }
    dt { color: var(--mat-sys-on-surface-variant); }
    dd { margin: 0; font-weight: 550; font-variant-numeric: tabular-nums; overflow-wrap: anywhere; }
  `,
})
export class NumberingPage {
  protected readonly t = sentences();
  private readonly api = inject(NumberingApi);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  protected readonly all = query(() => 'numberings', () => this.api.all());
  protected readonly mayWrite = computed(() => this.session.can('numbering:write'));
  protected readonly fields = computed((): Fields => ({
    prefix: { kind: 'text', title: this.t('numbering.prefix'), help: this.t('numbering.prefixHelp'), maxLength: 20, pattern: '^[\\p{L}\\p{N}/._ -]*$', optional: true },
    digits: { kind: 'integer', title: this.t('numbering.digits'), help: this.t('numbering.digitsHelp'), min: 1, max: 15 },
    first: { kind: 'integer', title: this.t('numbering.first'), help: this.t('numbering.firstHelp'), min: 1, max: LARGEST },
    last: { kind: 'integer', title: this.t('numbering.last'), help: this.t('numbering.lastHelp'), min: 1, max: LARGEST, optional: true },
  }));
  // The forms are drawn from `values`: where they are the same as before, what somebody types in another one stays.
  protected readonly rows = linkedSignal<readonly NumberingView[] | undefined, readonly Row[] | undefined>({
    source: this.all.value,
    computation: (views, before) => views?.map((view) => ({ view, values: sameOr(before?.value?.find((row) => row.view.objectType === view.objectType)?.values, valuesOf(view)) })),
  });
  private readonly changed = signal<ReadonlySet<string>>(new Set());

  constructor() {
    followRules([this.all], () => this.changed().size > 0);
  }

  protected isChanged({ objectType }: NumberingView): boolean {
    return this.changed().has(objectType);
  }

  protected touch({ objectType }: NumberingView, isTouched: boolean): void {
    const others = [...this.changed()].filter((one) => one !== objectType);
    this.changed.set(new Set(isTouched ? [...others, objectType] : others));
  }

  protected async save(view: NumberingView, { prefix = '', digits, first, last }: Answers, why: ReasonField): Promise<void> {
    const body = { prefix: String(prefix), digits: Number(digits), first: Number(first), ...(last !== undefined && { last: Number(last) }) };
    const done = await this.attempt.done(view.objectType, this.t('numbering.saved', { title: view.title }), () => this.api.save(view, body, why.reason()));
    if (done) why.reason.set('');
    this.all.reload();
  }
}

interface Row {
  readonly view: NumberingView;
  readonly values: Answers;
}

const sameOr = (before: Answers | undefined, now: Answers): Answers => (before && JSON.stringify(before) === JSON.stringify(now) ? before : now);

const valuesOf = ({ prefix, digits, first, last }: NumberingView): Answers => ({ prefix, digits, first, ...(last !== undefined && { last }) });
