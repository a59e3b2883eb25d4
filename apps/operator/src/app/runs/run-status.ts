import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { mdiCheck } from '@mdi/js';
import type { RunSummary } from '@tessera/api-client';
import { StateBadge, Texts } from '@tessera/shell';

const MEANINGS = {
  open: 'waiting',
  accepted: 'waiting',
  done: 'in-use',
  refused: 'stopped',
  cancelled: 'ended',
  'timed-out': 'ended',
  failed: 'stopped',
} as const satisfies Record<RunSummary['status'], string>;

/** Where a run stands, in the look of a state. */
@Component({
  selector: 'app-run-status',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [StateBadge],
  template: `<t-state-badge [state]="state()" [icon]="icon()" />`,
})
export class RunStatusBadge {
  private readonly t = inject(Texts).t;
  readonly status = input.required<RunSummary['status']>();
  protected readonly state = computed(() => ({ title: this.t(`app.runStatus.${this.status()}`), meaning: MEANINGS[this.status()] }));
  protected readonly icon = computed(() => (this.status() === 'done' ? mdiCheck : undefined));
}
