import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { Moment, Notice } from '@tessera/shell';
import { sentences } from './sentences.js';

/** How a trial went: in its own words when it worked, under a heading when it did not. */
@Component({
  selector: 'adm-trial-result',
  imports: [Moment, Notice],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <t-notice [tone]="result().ok ? 'done' : 'failed'" [title]="result().ok ? result().message : failed()">
      @if (!result().ok) { <p>{{ result().message }}</p> }
      <p class="t-small t-muted"><t-moment [at]="result().at" />, {{ t('words.took', { duration: result().durationMs }) }}</p>
    </t-notice>
  `,
})
export class TrialResult {
  protected readonly t = sentences();
  readonly result = input.required<{ readonly ok: boolean; readonly message: string; readonly at: string; readonly durationMs: number }>();
  /** The heading when it did not work. */
  readonly failed = input.required<string>();
}
