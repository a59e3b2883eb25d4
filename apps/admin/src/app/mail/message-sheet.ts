import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import type { LetterView } from '@tessera/api-client';
import { Moment } from '@tessera/shell';
import { sentences } from '../ui/sentences.js';
import { Written } from './written.js';

/** What a message says, and what became of it. */
@Component({
  selector: 'adm-message-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, Moment, Written],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ letter.title }}</h2>
    <mat-dialog-content>
      <dl>
        <div><dt>{{ t('mail.to') }}</dt><dd>{{ letter.recipient }}</dd></div>
        <div><dt>{{ t('mail.status') }}</dt><dd>{{ t('mail.statuses.' + letter.status) }} <t-moment [at]="letter.endedAt ?? letter.createdAt" /></dd></div>
        @if (letter.cause) {
          <div><dt>{{ t('mail.cause') }}</dt><dd>{{ letter.cause }}</dd></div>
        }
      </dl>
      <adm-written [written]="letter.written" [channel]="letter.channel" />
      <p class="t-small t-muted">{{ t('mail.readHelp') }}</p>
    </mat-dialog-content>
    <mat-dialog-actions align="end"><button matButton="filled" type="button" mat-dialog-close>{{ t('words.close') }}</button></mat-dialog-actions>
  `,
  styles: `
    dl { display: grid; gap: 12px; margin: 0 0 16px; }
    dt { color: var(--mat-sys-on-surface-variant); font-size: 0.8125rem; }
    dd { margin: 0; overflow-wrap: anywhere; }
  `,
})
export class MessageSheet {
  protected readonly t = sentences();
  protected readonly letter = inject<LetterView>(MAT_DIALOG_DATA);
}
