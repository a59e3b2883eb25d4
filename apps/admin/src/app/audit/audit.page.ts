import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Router } from '@angular/router';
import { Empty, Moment, query } from '@tessera/shell';
import type { AuditView } from '@tessera/api-client';
import type { AuditFilter } from '../data/values.js';
import { AccessApi } from '../data/access.api.js';
import { Attempt } from '../ui/attempt.js';
import { AdminPage } from '../ui/page.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';

const FILTERS = ['actor', 'useCase', 'action', 'objectId', 'runId', 'from', 'to'] as const;

/** Who did what to what, and when. The address holds the whole search. */
@Component({
  selector: 'adm-audit',
  imports: [AdminPage, Empty, MatButton, Moment, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './audit.page.html',
  styleUrl: './audit.page.scss',
})
export class AuditPage {
  protected readonly t = sentences();
  private readonly api = inject(AccessApi);
  private readonly router = inject(Router);
  protected readonly attempt = inject(Attempt);

  readonly actor = input<string>();
  readonly useCase = input<string>();
  readonly action = input<string>();
  readonly objectId = input<string>();
  readonly runId = input<string>();
  readonly from = input<string>();
  readonly to = input<string>();

  protected readonly filters = FILTERS;
  protected readonly filter = computed<AuditFilter>(() =>
    Object.fromEntries(FILTERS.map((name) => [name, this[name]()]).filter(([, value]) => value)),
  );
  protected readonly filtered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly first = query(() => this.filter(), (filter) => this.api.audit(span(filter)));
  private readonly more = signal<{ readonly items: readonly AuditView[]; readonly next?: string } | undefined>(undefined);
  protected readonly lines = computed(() => [...(this.first.value()?.items ?? []), ...(this.more()?.items ?? [])]);
  protected readonly nextCursor = computed(() => (this.more() ? this.more()?.next : this.first.value()?.nextCursor));

  constructor() {
    effect(() => {
      this.first.value();
      untracked(() => this.more.set(undefined));
    });
  }

  protected search(event: Event): void {
    event.preventDefault();
    const values = new FormData(event.target as HTMLFormElement);
    const queryParams = Object.fromEntries(FILTERS.map((name) => [name, String(values.get(name) ?? '').trim() || null]));
    void this.router.navigate([], { queryParams });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected async showMore(): Promise<void> {
    const page = await this.attempt.answer('more', () => this.api.audit(span(this.filter()), this.nextCursor()));
    if (page) this.more.update((more) => ({ items: [...(more?.items ?? []), ...page.items], next: page.nextCursor }));
  }

  protected inputType(name: (typeof FILTERS)[number]): string {
    return name === 'from' || name === 'to' ? 'date' : 'search';
  }

  protected changes(line: AuditView): readonly { name: string; from: string; to: string }[] {
    const said = (value: unknown): string => (value === undefined || value === null ? '—' : String(value));
    return Object.entries(line.changed ?? {}).map(([name, value]) => ({ name, from: said(value.from), to: said(value.to) }));
  }
}

// Days become moments on this person's clock: from the first moment of one to the first after the other.
function span(filter: AuditFilter): AuditFilter {
  const { from, to, ...rest } = filter;
  const day = (text: string, plus: number): string | undefined => {
    const at = new Date(`${text}T00:00:00`);
    at.setDate(at.getDate() + plus);
    return Number.isNaN(at.getTime()) ? undefined : at.toISOString();
  };
  return { ...rest, ...(from ? { from: day(from, 0) } : {}), ...(to ? { to: day(to, 1) } : {}) };
}
