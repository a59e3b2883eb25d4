import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';

/** What a new scenario is called, and why there is one. */
export interface NewScenario {
  readonly name: string;
  readonly reason: string;
}

/** Asks what a new scenario is called; gets the names that are taken. */
@Component({
  selector: 'adm-scenario-sheet',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form class="adm-form" (submit)="save($event, why.reason())" novalidate>
      <h2 mat-dialog-title>{{ t('schemes.newScenario') }}</h2>
      <mat-dialog-content>
        <p class="t-muted">{{ t('schemes.newScenarioText') }}</p>
        <label>
          <span>{{ t('schemes.name') }}</span>
          <input #name class="t-field" maxlength="100" required autocomplete="off" [attr.aria-invalid]="fault() !== ''" aria-describedby="scenario-name-fault" (input)="wanted.set(name.value.trim())" />
          <span class="fault" id="scenario-name-fault">{{ fault() && t(fault()) }}</span>
        </label>
        <adm-reason-field #why />
      </mat-dialog-content>
      <mat-dialog-actions align="end">
        <button matButton type="button" mat-dialog-close>{{ t('words.cancel') }}</button>
        <button matButton="filled" type="submit">{{ t('words.save') }}</button>
      </mat-dialog-actions>
    </form>
  `,
})
export class ScenarioSheet {
  protected readonly t = sentences();
  private readonly taken = inject<readonly string[]>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<ScenarioSheet, NewScenario>>(MatDialogRef);
  protected readonly wanted = signal('');
  protected readonly fault = signal('');

  protected save(event: Event, reason: string): void {
    event.preventDefault();
    const name = this.wanted();
    this.fault.set(!name ? 'schemes.nameMissing' : this.taken.includes(name) ? 'schemes.nameTaken' : '');
    if (!this.fault()) this.dialog.close({ name, reason });
  }
}
