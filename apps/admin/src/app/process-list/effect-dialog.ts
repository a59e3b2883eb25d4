import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle } from '@angular/material/dialog';
import { Notice } from '@tessera/shell';
import type { PreviewView } from '@tessera/api-client';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';

/** What saving would do, and what was said of why. */
export interface Effect {
  readonly preview: PreviewView;
  readonly reason: string;
}

/** Shows what saving takes away from people before it happens. */
@Component({
  selector: 'adm-effect-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, Notice, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ t('effect.heading') }}</h2>
    <mat-dialog-content>
      <ul>
        @for (effect of preview.effects; track effect) {
          <li>{{ effect }}</li>
        }
      </ul>
      @for (warning of preview.warnings; track warning.text) {
        <t-notice tone="warning">{{ warning.text }}</t-notice>
      }
      <p>{{ t('effect.atOnce') }}</p>
      <adm-reason-field [(reason)]="reason" />
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ t('words.cancel') }}</button>
      <button matButton="filled" type="button" [mat-dialog-close]="{ reason: reason() }">{{ t('effect.save') }}</button>
    </mat-dialog-actions>
  `,
  styles: `ul { padding-inline-start: 20px; } li { margin-block: 8px; } t-notice { margin-block-end: 8px; }`,
})
export class EffectDialog {
  protected readonly t = sentences();
  protected readonly preview = inject<Effect>(MAT_DIALOG_DATA).preview;
  protected readonly reason = signal(inject<Effect>(MAT_DIALOG_DATA).reason);
}
