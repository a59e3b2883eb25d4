import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { mdiAccountCheckOutline, mdiAlertOctagonOutline, mdiCheckCircleOutline, mdiClockOutline, mdiMinusCircleOutline } from '@mdi/js';
import type { Meaning } from '@tessera/plugin-api';
import { Icon } from '../icon/icon.js';

const PATHS = {
  waiting: mdiClockOutline,
  ready: mdiCheckCircleOutline,
  'in-use': mdiAccountCheckOutline,
  ended: mdiMinusCircleOutline,
  stopped: mdiAlertOctagonOutline,
} satisfies Record<Meaning, string>;

/** A state as icon and word; the meaning that the object type declares chooses icon and colour. */
@Component({
  selector: 't-state-badge',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `<t-icon [path]="path()" /><span>{{ state().title }}</span>`,
  styleUrl: './state-badge.scss',
  host: { '[class]': 'state().meaning' },
})
export class StateBadge {
  readonly state = input.required<{ readonly title: string; readonly meaning: Meaning }>();
  /** Another picture than that of the meaning. */
  readonly icon = input<string>();
  protected readonly path = computed(() => this.icon() ?? PATHS[this.state().meaning]);
}
