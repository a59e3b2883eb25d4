import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { Texts } from '@tessera/forms';
import type { Problem } from '../api/problem.js';
import { Notice } from '../notice/notice.js';
import { ProblemNotice } from '../notice/problem-notice.js';

/** Says why a password was not taken: the rule that it breaks, or else the whole problem. */
@Component({
  selector: 't-password-faults',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice, ProblemNotice],
  template: `
    @if (words(); as words) { <t-notice tone="failed">{{ words }}</t-notice> }
    @else { <t-problem [problem]="problem()" /> }
  `,
})
export class PasswordFaults {
  private readonly texts = inject(Texts);

  readonly problem = input.required<Problem>();

  protected readonly words = computed(() => {
    const fault = this.problem().faults.find(({ pointer }) => pointer === '/newPassword');
    const key = `shell.password.faults.${fault?.reason}`;
    return fault && this.texts.has(key) ? this.texts.t(key, fault.details ?? {}) : undefined;
  });
}
