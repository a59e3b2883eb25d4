import { ChangeDetectionStrategy, Component, computed, inject, viewChild, type ElementRef } from '@angular/core';
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
        @if (words(); as words) {
          <label class="words">
            <span>{{ words.label }}</span>
            <input #said class="t-field" type="text" maxlength="300" autocomplete="off" aria-describedby="confirm-words-help" />
            <span class="t-small t-muted" id="confirm-words-help">{{ words.help }}</span>
          </label>
        }
        <div class="buttons">
          <button class="t-button" type="button" autofocus (click)="confirm.answer(false)">{{ question.no ?? t('shell.cancel') }}</button>
          <button class="t-button filled" type="button" [class.danger]="question.tone === 'danger'" (click)="confirm.answer(true, said()?.nativeElement?.value)">
            {{ question.yes }}
          </button>
        </div>
      }
    </t-modal>
  `,
  styles: `
    .buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; }
    .words { display: grid; gap: 4px; }
  `,
})
export class ConfirmDialog {
  protected readonly confirm = inject(Confirm);
  protected readonly t = inject(Texts).t;
  protected readonly question = computed(() => this.confirm.asked()?.question);
  protected readonly words = computed(() => this.confirm.asked()?.words);
  protected readonly said = viewChild<ElementRef<HTMLInputElement>>('said');
}
