import { ChangeDetectionStrategy, Component, computed, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { Texts } from '@tessera/forms';
import { Confirm } from './confirm.js';
import { Modal } from './modal.js';

/** Puts the questions of `Confirm` on the screen. */
@Component({
  selector: 't-confirm-dialog',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatButton, Modal],
  template: `
    <t-modal [open]="question() !== undefined" [label]="question()?.title ?? ''" (closed)="confirm.answer(false)">
      @if (question(); as question) {
        <h2>{{ question.title }}</h2>
        @if (question.text; as text) { <p class="t-muted">{{ text }}</p> }
        <div class="buttons">
          <button matButton type="button" autofocus (click)="confirm.answer(false)">{{ question.no ?? t('shell.cancel') }}</button>
          <button matButton="filled" type="button" [class.danger]="question.tone === 'danger'" (click)="confirm.answer(true)">
            {{ question.yes }}
          </button>
        </div>
      }
    </t-modal>
  `,
  styles: `
    .buttons { display: flex; flex-wrap: wrap; justify-content: flex-end; gap: 8px; }
    .danger { --mat-button-filled-container-color: var(--mat-sys-error); --mat-button-filled-label-text-color: var(--mat-sys-on-error); }
  `,
})
export class ConfirmDialog {
  protected readonly confirm = inject(Confirm);
  protected readonly t = inject(Texts).t;
  protected readonly question = computed(() => this.confirm.asked()?.question);
}
