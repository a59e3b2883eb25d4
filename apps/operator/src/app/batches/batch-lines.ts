import { ChangeDetectionStrategy, Component, computed, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import type { BatchLineView, BatchView } from '@tessera/api-client';
import { ProblemNotice, Skeleton, Texts, Toasts, query } from '@tessera/shell';
import { growingList } from '@tessera/shell/paged';
import { BatchApi } from '../api/batch-api.js';

const PAGE = 20;

/** The objects that were skipped or failed, each with its reason. */
@Component({
  selector: 'app-batch-lines',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, ProblemNotice, RouterLink, Skeleton],
  template: `
    <h2>{{ t('app.batch.' + outcome() + 'Title', { count: count() }) }}</h2>
    @if (page.problem(); as problem) {
      <t-problem [problem]="problem" [retry]="true" (again)="page.reload()" />
    } @else if (lines(); as lines) {
      <ul>
        @for (line of lines; track line.objectId) {
          <li>
            @if (line.label; as label) { <a [routerLink]="['/objects', line.objectId]">{{ label }}</a> } @else { <span class="t-muted">{{ line.objectId }}</span> }
            <p>{{ line.text }}</p>
          </li>
        }
      </ul>
      @if (next()) { <div><button matButton type="button" [disabled]="busy()" disabledInteractive (click)="readMore()">{{ t('app.batch.moreLines') }}</button></div> }
    } @else {
      <t-skeleton [lines]="4" />
    }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 12px; }
    ul { list-style: none; }
    li { display: grid; grid-template-columns: minmax(0, 1fr) minmax(0, 2fr); gap: 4px 24px; padding: 10px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); overflow-wrap: anywhere; }
    a { font-weight: 550; }
    @media (max-width: 599px) { li { grid-template-columns: minmax(0, 1fr); } }
  `,
})
export class BatchLines {
  private readonly api = inject(BatchApi);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;

  readonly id = input.required<string>();
  readonly outcome = input.required<BatchLineView['outcome']>();
  readonly count = input.required<number>();
  readonly status = input.required<BatchView['status']>();

  // The first page is full soon: from then on it is read again only when the batch stops or goes on.
  private readonly wanted = computed(() => ({ id: this.id(), outcome: this.outcome(), known: Math.min(this.count(), PAGE), status: this.status() }), {
    equal: (a, b) => a.id === b.id && a.outcome === b.outcome && a.known === b.known && a.status === b.status,
  });
  protected readonly page = query(() => this.wanted(), ({ id, outcome }) => this.api.lines(id, outcome, PAGE));
  private readonly list = growingList<BatchLineView>(() => this.page.value(), ({ objectId }) => objectId);
  protected readonly lines = this.list.items;
  protected readonly next = this.list.next;
  protected readonly busy = signal(false);

  protected async readMore(): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    try {
      this.list.add(await this.api.lines(this.id(), this.outcome(), PAGE, this.next()));
    } catch (cause) {
      this.toasts.problem(cause);
    } finally {
      this.busy.set(false);
    }
  }
}
