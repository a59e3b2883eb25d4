import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { BatchView } from '@tessera/api-client';
import { Moment, Texts } from '@tessera/shell';
import { BatchStatusBadge } from './batch-status.js';

/** Batches, newest first: what, when, how far, and how it stands. */
@Component({
  selector: 'app-batch-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BatchStatusBadge, Moment, RouterLink],
  template: `
    <ul>
      @for (batch of batches(); track batch.id) {
        <li>
          <div class="words">
            <a [routerLink]="['/batches', batch.id]">{{ batch.title }}</a>
            <p class="t-muted t-small"><t-moment [at]="batch.startedAt" /> · {{ sum(batch) }}</p>
          </div>
          <app-batch-status [status]="batch.status" />
        </li>
      }
    </ul>
  `,
  styles: `
    ul { list-style: none; }
    li { display: flex; flex-wrap: wrap; align-items: center; gap: 4px 12px; padding: 12px 0; border-bottom: 1px solid var(--mat-sys-outline-variant); }
    li:last-child { border-bottom: 0; padding-bottom: 0; }
    .words { flex: 1 1 180px; min-width: 0; overflow-wrap: anywhere; }
    a { font-weight: 550; }
  `,
})
export class BatchList {
  private readonly texts = inject(Texts);

  readonly batches = input.required<readonly BatchView[]>();

  protected sum({ asked, done, skipped, failed }: BatchView): string {
    const lost = (['skipped', 'failed'] as const).filter((outcome) => ({ skipped, failed })[outcome] > 0);
    const words = lost.map((outcome) => `${this.texts.number({ skipped, failed }[outcome])} ${this.texts.t(`app.batch.${outcome}`).toLocaleLowerCase(this.texts.language())}`);
    return [this.texts.t('app.batch.doneOf', { done: this.texts.number(done), asked: this.texts.number(asked) }), ...words].join(', ');
  }
}
