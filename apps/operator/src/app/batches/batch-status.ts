import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { mdiCheck, mdiPause } from '@mdi/js';
import type { BatchView } from '@tessera/api-client';
import { StateBadge, Texts } from '@tessera/shell';

const MEANINGS = { running: 'waiting', paused: 'ready', done: 'in-use', cancelled: 'ended' } as const satisfies Record<BatchView['status'], string>;
const ICONS: Partial<Record<BatchView['status'], string>> = { paused: mdiPause, done: mdiCheck };

/** Where a batch stands, in the look of a state. */
@Component({
  selector: 'app-batch-status',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StateBadge],
  template: `<t-state-badge [state]="state()" [icon]="icon()" />`,
})
export class BatchStatusBadge {
  private readonly t = inject(Texts).t;
  readonly status = input.required<BatchView['status']>();
  protected readonly state = computed(() => ({ title: this.t(`app.batchStatus.${this.status()}`), meaning: MEANINGS[this.status()] }));
  protected readonly icon = computed(() => ICONS[this.status()]);
}
