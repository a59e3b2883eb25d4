import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiHelpCircleOutline } from '@mdi/js';
import { Icon, Moment } from '@tessera/shell';
import type { HealthView } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';

const ICONS = { healthy: mdiCheckCircleOutline, failing: mdiAlertCircleOutline, unknown: mdiHelpCircleOutline };

/** How a connector has been doing: icon, word, and when it last worked or failed. */
@Component({
  selector: 'adm-health',
  imports: [Icon, Moment],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="state" [class]="health().state"><t-icon [path]="icon()" /> {{ t('health.' + word()) }}</span>
    @if (health().lastSuccess; as at) {
      <span>{{ t('health.lastSuccess') }} <t-moment [at]="at" /></span>
    }
    @if (health().lastFailure; as at) {
      <span>{{ t('health.lastFailure') }} <t-moment [at]="at" /></span>
    }
  `,
  styleUrl: './health.scss',
})
export class Health {
  protected readonly t = sentences();
  readonly health = input.required<HealthView>();
  /** Whether anybody has set the connector up. */
  readonly isSetUp = input(true);
  protected readonly word = computed(() => (this.isSetUp() ? this.health().state : 'notSetUp'));
  protected readonly icon = computed(() => ICONS[this.health().state]);
}
