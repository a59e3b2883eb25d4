import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { Texts } from '@tessera/forms';
import { Confirm } from './confirm.js';
import { Modal } from './modal.js';

/** Puts the questions of `Confirm` on the screen. */
@Component({
  selector: 't-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Modal],
  template: `
    <t-modal [open]="question() !== undefined" [label]="question()?.title ?? ''" (closed)="confirm.answer(false)">
      @if (question(); as question) {
        <h2>{{ question.title }}</h2>
        @if (question.text; as text) { <p class="t-muted">{{ text }}</p> }
        <div class="buttons">
          <button class="t-button" type="button" autofocus (click)="confirm.answer(false)">{{ question.no ?? t('shell.cancel') }}</button>
          <button class="t-button filled" type="button" [class.danger]="question.tone === 'danger'" (click)="confirm.answer(true)">
            {{ question.yes }}
          </button>
        </div>
      }
    </t-modal>
  `,
  styles: `
    .buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; }
  `,
})
export class ConfirmDialog {
  protected readonly confirm = inject(Confirm);
  protected readonly t = inject(Texts).t;
  protected readonly question = computed(() => this.confirm.asked()?.question);
}
