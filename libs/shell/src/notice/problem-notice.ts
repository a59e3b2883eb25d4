import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '@tessera/forms';
import type { Problem } from '../api/problem.js';
import { Notice } from './notice.js';

/** Says in words what a request ended with; offers to try again when that may help. */
@Component({
  selector: 't-problem',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Notice],
  template: `
    <t-notice tone="failed" [title]="title()">
      @if (detail(); as detail) { <p>{{ detail }}</p> }
      @if (retryable()) {
        <p><button class="t-button outlined" type="button" (click)="again.emit()">{{ t('shell.problem.again') }}</button></p>
      }
    </t-notice>
  `,
})
export class ProblemNotice {
  private readonly texts = inject(Texts);
  protected readonly t = this.texts.t;

  readonly problem = input.required<Problem>();
  /** Whether the page can ask the same again. */
  readonly retry = input(false);
  readonly again = output();

  protected readonly title = computed(() => this.problem().title || this.own('title') || this.t('shell.problem.unexpected.title'));
  protected readonly detail = computed(() => this.problem().detail ?? this.own('detail'));
  protected readonly retryable = computed(() => this.retry() && (this.problem().status === 0 || this.problem().status >= 429));

  private own(part: 'title' | 'detail'): string | undefined {
    const key = `shell.problem.${this.problem().reason}.${part}`;
    return this.texts.has(key) ? this.t(key) : undefined;
  }
}
