import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { MatProgressBar } from '@angular/material/progress-bar';
import type { BatchView } from '@tessera/api-client';
import { Texts } from '@tessera/shell';

/** The exact totals of a batch, and how far it is. */
@Component({
  selector: 'app-batch-totals',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatProgressBar],
  template: `
    @if (counting()) { <p class="t-muted" role="status">{{ t('app.batch.counting') }}</p> }
    <mat-progress-bar [mode]="counting() ? 'indeterminate' : 'determinate'" [value]="progress()" [attr.aria-label]="t('app.batch.progress')" />
    <dl>
      @for (tile of tiles(); track tile.name) {
        <div [class]="tile.name" [class.none]="tile.count === 0"><dt>{{ t('app.batch.' + tile.name) }}</dt><dd>{{ texts.number(tile.count) }}</dd></div>
      }
    </dl>
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 16px; }
    dl { display: grid; grid-template-columns: repeat(auto-fit, minmax(104px, 1fr)); gap: 8px; }
    div { display: flex; flex-direction: column; gap: 2px; padding: 12px; border: 1px solid var(--mat-sys-outline-variant); border-radius: 12px; min-width: 0; }
    dt { font-size: 0.8125rem; color: var(--mat-sys-on-surface-variant); }
    dd { font: 600 1.5rem/2rem var(--mat-sys-headline-small-font); overflow-wrap: anywhere; }
    .failed:not(.none) dd { color: var(--t-stopped); }
    .none dd { font-weight: 400; color: var(--mat-sys-on-surface-variant); }
  `,
})
export class BatchTotals {
  protected readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly batch = input.required<BatchView>();

  private readonly settled = computed(() => this.batch().done + this.batch().skipped + this.batch().failed);
  protected readonly counting = computed(() => !this.batch().gathered && this.batch().status === 'running');
  protected readonly progress = computed(() => (this.batch().asked === 0 ? 100 : (100 * this.settled()) / this.batch().asked));
  protected readonly tiles = computed(() => {
    const { asked, done, skipped, failed } = this.batch();
    const counts = { asked, done, skipped, failed, waiting: asked - this.settled() };
    return Object.entries(counts).map(([name, count]) => ({ name, count }));
  });
}
