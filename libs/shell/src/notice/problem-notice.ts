import { ChangeDetectionStrategy, Component, computed, inject, input, output } from '@angular/core';
import { Texts } from '@tessera/forms';
import { problemWords } from '../api/problem-words.js';
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

  private readonly words = computed(() => problemWords(this.problem(), this.texts));
  protected readonly title = computed(() => this.words().title);
  protected readonly detail = computed(() => this.words().detail);
  protected readonly retryable = computed(() => this.retry() && (this.problem().status === 0 || this.problem().status >= 429));
}
