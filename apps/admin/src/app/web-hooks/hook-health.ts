import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { mdiAlertCircleOutline, mdiCheckCircleOutline, mdiHelpCircleOutline, mdiPauseCircleOutline } from '@mdi/js';
import { Icon, Moment } from '@tessera/shell';
import type { WebHookHealth } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';

const LOOKS = {
  healthy: ['healthy', mdiCheckCircleOutline],
  failing: ['failing', mdiAlertCircleOutline],
  'switched-off': ['failing', mdiAlertCircleOutline],
  off: ['unknown', mdiPauseCircleOutline],
  unknown: ['unknown', mdiHelpCircleOutline],
} as const;

/** How a web hook has been doing: icon, word, why it fails, and when something last arrived. */
@Component({
  selector: 'adm-hook-health',
  imports: [Icon, Moment],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <span class="state" [class]="look()[0]"><t-icon [path]="look()[1]" /> {{ t('hookHealth.' + health().state) }}</span>
    @if (health().lastSuccess; as at) {
      <span>{{ t('hookHealth.lastSuccess') }} <t-moment [at]="at" /></span>
    }
    @if (health().cause && health().lastFailure) {
      <span>{{ t('hookHealth.lastFailure') }} <t-moment [at]="health().lastFailure ?? ''" />: {{ health().cause }}</span>
    }
  `,
  styleUrl: '../connectors/health.scss',
})
export class HookHealth {
  protected readonly t = sentences();
  readonly health = input.required<WebHookHealth>();
  protected readonly look = computed(() => LOOKS[this.health().state]);
}
