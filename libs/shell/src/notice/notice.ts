import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { mdiAlertCircleOutline, mdiAlertOutline, mdiCheckCircleOutline, mdiInformationOutline } from '@mdi/js';
import { Icon } from '../icon/icon.js';

/** What a notice is about. */
export type Tone = 'information' | 'done' | 'warning' | 'failed';

const PATHS = {
  information: mdiInformationOutline,
  done: mdiCheckCircleOutline,
  warning: mdiAlertOutline,
  failed: mdiAlertCircleOutline,
} satisfies Record<Tone, string>;

/** A message in the page: what happened, to what, what next. Failures interrupt a screen reader, others wait. */
@Component({
  selector: 't-notice',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Icon],
  template: `
    <t-icon [path]="path()" />
    <div class="text">
      @if (title(); as title) { <p class="title">{{ title }}</p> }
      <ng-content />
    </div>
  `,
  styleUrl: './notice.scss',
  host: { '[class]': 'tone()', '[attr.role]': "tone() === 'failed' ? 'alert' : 'status'" },
})
export class Notice {
  readonly tone = input<Tone>('information');
  readonly title = input<string>();
  protected readonly path = computed(() => PATHS[this.tone()]);
}
