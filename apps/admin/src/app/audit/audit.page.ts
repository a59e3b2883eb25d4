import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import type { AuditView, Field } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { Empty, exactTime, query, valueText } from '@tessera/shell';
import { Cell, PagedTable } from '@tessera/shell/paged';
import { actionTitle } from '@tessera/shell/timeline';
import { AccessApi } from '../data/access.api.js';
import type { AuditFilter } from '../data/values.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { span } from './span.js';

const COLUMNS = ['at', 'actor', 'action', 'object', 'change'] as const;
const FILTERS = ['actor', 'useCase', 'action', 'objectId', 'runId', 'from', 'to'] as const;

const LONG = 120;
const IN_WORDS: ReadonlySet<string> = new Set(['boolean', 'choice', 'date', 'date-time', 'language']);

interface Difference {
  readonly name: string;
  readonly from: string;
  readonly to: string;
  readonly long: boolean;
}

/** Who did what to what, and when. The address holds the whole search. */
@Component({
  selector: 'adm-audit',
  imports: [AdminPage, Cell, Empty, MatButton, PagedTable],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.scss',
})
export class AuditPage {
  protected readonly t = sentences();
  private readonly api = inject(AccessApi);
  private readonly router = inject(Router);
  private readonly texts = inject(Texts);

  readonly actor = input<string>();
  readonly useCase = input<string>();
  readonly action = input<string>();
  readonly objectId = input<string>();
  readonly runId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();
  readonly cursor = input<string>();

  protected readonly filters = FILTERS;
  protected readonly filter = computed<AuditFilter>(() =>
    Object.fromEntries(FILTERS.map((name) => [name, this[name]()]).filter(([, value]) => value)),
  );
  protected readonly filtered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly page = query(
    () => ({ filter: this.filter(), cursor: this.cursor() }),
    ({ filter, cursor }) => this.api.audit(span(filter), cursor),
  );
  private readonly readable = query(() => 'object-types', () => this.api.objectTypes());
  /** Titles for what this person may read; names stand for the rest. */
  protected readonly types = computed(() => new Map((this.readable.value() ?? []).map((type) => [type.name, type])));
  protected readonly columns = computed(() =>
    COLUMNS.map((key) => ({ key, title: this.t(`audit.${key}`), wide: key === 'action' || key === 'change' })),
  );

  protected search(event: Event): void {
    event.preventDefault();
    const values = new FormData(event.target as HTMLFormElement);
    const queryParams = Object.fromEntries(FILTERS.map((name) => [name, String(values.get(name) ?? '').trim() || undefined]));
    void this.router.navigate([], { queryParams });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected actionTitle(action: string): string {
    return actionTitle(action, this.texts, 'app.audit.actions.');
  }

  protected stateTitle(line: AuditView, state: string | undefined): string {
    if (state === undefined || state === 'nothing') return this.t('moves.nothing');
    return this.types().get(line.objectType ?? '')?.states.find((known) => known.name === state)?.title ?? state;
  }

  protected inputType(name: (typeof FILTERS)[number]): string {
    return name === 'from' || name === 'to' ? 'date' : 'search';
  }

  protected exact(at: string): string {
    return exactTime(Date.parse(at), this.texts.language());
  }

  protected changes(line: AuditView): readonly Difference[] {
    const attributes = this.types().get(line.objectType ?? '')?.attributes ?? {};
    return Object.entries(line.changed ?? {}).map(([name, values]) => {
      const [from, to] = [values.from, values.to].map((value) => this.said(attributes[name], value)) as [string, string];
      return { name: attributes[name]?.title ?? this.propertyTitle(name), from, to, long: from.length + to.length > LONG };
    });
  }

  private propertyTitle(name: string): string {
    const key = `shell.timeline.properties.${name}`;
    return this.texts.has(key) ? this.texts.t(key) : name;
  }

  // Words of the language where the type says what a value means; ids stay ids: an audit is about exactly that one.
  private said(field: Field | undefined, value: unknown): string {
    return field !== undefined && IN_WORDS.has(field.kind) && value !== undefined && value !== null ? valueText(field, value, this.texts) : said(value);
  }
}

const said = (value: unknown): string => {
  if (value === undefined || value === null || value === '') return '–';
  if (Array.isArray(value) && value.every((one) => typeof one === 'string')) return value.join(', ') || '–';
  return typeof value === 'object' ? JSON.stringify(value, undefined, 1) : String(value);
};
