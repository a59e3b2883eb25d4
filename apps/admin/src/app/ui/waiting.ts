import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { ProblemNotice, Skeleton, type Query } from '@tessera/shell';
import { sentences } from './sentences.js';

/** What stands in place of content that is on its way or did not come, and the way out. */
@Component({
  selector: 'adm-waiting',
  imports: [ProblemNotice, Skeleton],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    @if (content().problem(); as problem) {
      <t-problem [problem]="problem" [retry]="true" (again)="content().reload()" />
    } @else {
      <t-skeleton [lines]="lines()" />
      <p class="t-hidden" role="status">{{ t('waiting.loading') }}</p>
    }
  `,
})
export class Waiting {
  protected readonly t = sentences();
  readonly content = input.required<Query<unknown>>();
  readonly lines = input(6);
}
