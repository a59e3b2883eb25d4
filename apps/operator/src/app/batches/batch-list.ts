import { ChangeDetectionStrategy, Component, inject, input } from '@angular/core';
import type { BatchView } from '@tessera/api-client';
import { Texts } from '@tessera/shell';
import { DatedLine } from '../runs/dated-line.js';
import { BatchStatusBadge } from './batch-status.js';

/** Batches, newest first: what, when, how far, and how it stands. */
@Component({
  selector: 'app-batch-list',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [BatchStatusBadge, DatedLine],
  template: `
    <ul>
      @for (batch of batches(); track batch.id) {
        <li>
          <app-dated-line [link]="['/batches', batch.id]" [heading]="batch.title" [at]="batch.startedAt" [about]="sum(batch)">
            <app-batch-status [status]="batch.status" />
          </app-dated-line>
        </li>
      }
    </ul>
  `,
  styles: `ul { list-style: none; }`,
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
