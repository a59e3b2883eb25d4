import { ChangeDetectionStrategy, Component, inject } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';

/** What is about to be switched, and what that does to people. */
export interface SwitchQuestion {
  readonly name: string;
  readonly enabled: boolean;
  readonly effects: readonly string[];
}

/** Says what switching a package does before it happens; answers why, or nothing when the person says no. */
@Component({
  selector: 'adm-switch-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ t(question.enabled ? 'pluginSwitch.askOn' : 'pluginSwitch.askOff', { name: question.name }) }}</h2>
    <mat-dialog-content>
      <ul>
        @for (effect of question.effects; track effect) {
          <li>{{ effect }}</li>
        }
      </ul>
      <p>{{ t('pluginSwitch.atOnce') }}</p>
      <adm-reason-field #why />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ t('words.cancel') }}</button>
      <button matButton="filled" type="button" [mat-dialog-close]="why.reason()">{{ t(question.enabled ? 'pluginSwitch.turnOn' : 'pluginSwitch.turnOff') }}</button>
    </mat-dialog-actions>
  `,
  styles: `ul { padding-inline-start: 20px; } li { margin-block: 8px; overflow-wrap: anywhere; } h2 { overflow-wrap: anywhere; }`,
})
export class SwitchDialog {
  protected readonly t = sentences();
  protected readonly question = inject<SwitchQuestion>(MAT_DIALOG_DATA);
}
