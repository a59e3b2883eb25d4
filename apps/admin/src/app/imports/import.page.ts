import { ChangeDetectionStrategy, Component, computed, DestroyRef, effect, inject, input, linkedSignal, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { StepForm } from '@tessera/forms';
import { Confirm, Empty, Notice, query, Session, Texts, type Fault, asProblem } from '@tessera/shell';
import type { FindingView } from '@tessera/api-client';
import { ImportsApi, type Steering } from '../data/imports.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

const LOOK_EVERY = 700;
const COUNTS = ['lines', 'created', 'updated', 'unchanged', 'refused', 'duplicates'] as const;
const SEPARATORS = [',', ';', '\t', '|'] as const;
const ENCODINGS = ['utf-8', 'utf-16le', 'utf-16be', 'windows-1252'] as const;

/** One import: what its columns are, what would happen, and how far it is. */
@Component({
  selector: 'adm-import',
  imports: [AdminPage, Empty, MatButton, Notice, RouterLink, StepForm, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './import.page.html',
  styleUrl: './import.page.scss',
})
export class ImportPage {
  protected readonly t = sentences();
  private readonly api = inject(ImportsApi);
  private readonly confirm = inject(Confirm);
  private readonly texts = inject(Texts);
  private readonly form = viewChild(StepForm);
  protected readonly attempt = inject(Attempt);
  protected readonly session = inject(Session);
  /** From the address. */
  readonly id = input.required<string>();

  protected readonly kinds = query(() => 'kinds', () => this.api.kinds());
  protected readonly record = query(() => this.id(), (id) => this.api.read(id));
  protected readonly kind = computed(() => this.kinds.value()?.find(({ name }) => name === this.record.value()?.kind));
  protected readonly separators = SEPARATORS;
  protected readonly encodings = ENCODINGS;
  protected readonly isMapping = linkedSignal(() => this.record.value()?.status === 'planning');
  protected readonly isAtWork = computed(() => ['checking', 'running'].includes(this.record.value()?.status ?? ''));
  protected readonly share = computed(() => {
    const { atLine = 0, lines = 0 } = this.record.value() ?? {};
    return lines === 0 ? undefined : Math.min(1, atLine / lines);
  });
  protected readonly counts = computed(() => COUNTS.map((name) => ({ name, value: this.texts.number(this.record.value()?.[name] ?? 0) })));

  protected readonly mapping = linkedSignal<Readonly<Record<string, string>>>(() => ({ ...(this.record.value()?.mapping as Record<string, string> | undefined) }));
  protected readonly keys = computed(() => (this.kind()?.keys ?? []).filter((name) => Object.values(this.mapping()).includes(name)));
  protected readonly keyField = linkedSignal(() => this.record.value()?.keyField);
  protected readonly key = computed(() => (this.keys().includes(this.keyField() ?? '') ? this.keyField() : this.keys()[0]));
  protected readonly faults = signal<readonly Fault[]>([]);

  protected readonly findings = signal<readonly FindingView[]>([]);
  protected readonly more = signal<string | undefined>(undefined);
  private readonly looked = computed(() => `${this.id()} ${this.record.value()?.status ?? ''} ${(this.record.value()?.refused ?? 0) + (this.record.value()?.duplicates ?? 0) > 0}`);

  constructor() {
    const timer = setInterval(() => this.isAtWork() && !this.record.loading() && this.record.reload(), LOOK_EVERY);
    inject(DestroyRef).onDestroy(() => clearInterval(timer));
    effect(() => {
      if (this.looked() !== '') void this.show();
    });
  }

  protected map(column: number, field: string): void {
    const others = Object.fromEntries(Object.entries(this.mapping()).filter(([at, name]) => Number(at) !== column && name !== field));
    this.mapping.set(field === '' ? others : { ...others, [column]: field });
  }

  protected fieldsOf(): readonly (readonly [string, string])[] {
    return Object.entries(this.kind()?.fields ?? {}).map(([name, field]) => [name, field.title] as const);
  }

  protected titleOf(name: string): string {
    return this.kind()?.fields[name]?.title ?? name;
  }

  protected async read(encoding: string, separator: string): Promise<void> {
    if (await this.attempt.answer('inspect', () => this.api.inspect(this.id(), encoding, separator))) this.record.reload();
  }

  protected submit(): void {
    this.form()?.submit();
  }

  protected async check(options: Readonly<Record<string, unknown>>): Promise<void> {
    const keyField = this.key() ?? '';
    const checked = await this.attempt.answer('check', async () => {
      try {
        return await this.api.check(this.id(), { mapping: this.mapping(), keyField, options });
      } catch (error) {
        this.faults.set(asProblem(error).faults);
        throw error;
      }
    });
    if (checked) this.record.reload();
  }

  protected async steer(steering: Steering): Promise<void> {
    if (steering === 'cancel' && !(await this.confirm.ask({ title: this.t('imports.cancelQuestion'), text: this.t('imports.cancelText'), yes: this.t('imports.cancelYes'), tone: 'danger' }))) return;
    if (await this.attempt.answer(steering, () => this.api.steer(this.id(), steering))) this.record.reload();
  }

  protected async showMore(): Promise<void> {
    const page = await this.api.findings(this.id(), this.more());
    this.findings.update((before) => [...before, ...page.items]);
    this.more.set(page.nextCursor);
  }

  private async show(): Promise<void> {
    const page = await this.api.findings(this.id()).catch(() => ({ items: [], nextCursor: undefined }));
    this.findings.set(page.items);
    this.more.set(page.nextCursor);
  }
}
