import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import type { AppliedView } from '@tessera/api-client';
import { asProblem, query } from '@tessera/shell';
import { ConfigurationApi } from '../data/configuration.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { Waiting } from '../ui/waiting.js';
import { PlanView } from './plan-view.js';
import { PROPOSED } from './proposed.interceptor.js';
import { ReasonField } from '../ui/reason-field.js';

/** What going back to a revision does, why somebody does it, and the button. */
@Component({
  selector: 'adm-go-back-dialog',
  imports: [MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, PlanView, ReasonField, Waiting],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <h2 mat-dialog-title>{{ t('goBack.heading', { number }) }}</h2>
    <mat-dialog-content>
      @if (plan.value(); as plan) {
        <div class="t-stack">
          <adm-plan-view [plan]="plan" />
          @if (plan.parts.length > 0) { <adm-reason-field [(reason)]="reason" [needed]="true" /> }
        </div>
      } @else {
        <adm-waiting [content]="plan" />
      }
    </mat-dialog-content>
    <mat-dialog-actions align="end">
      <button matButton type="button" mat-dialog-close>{{ t('words.cancel') }}</button>
      <button matButton="filled" type="button" [disabled]="!plan.value()?.parts?.length || reason().trim() === '' || attempt.busy() !== undefined" (click)="goBack()">{{ t('goBack.yes') }}</button>
    </mat-dialog-actions>
  `,
})
export class GoBackDialog {
  protected readonly t = sentences();
  private readonly api = inject(ConfigurationApi);
  private readonly dialog = inject<MatDialogRef<GoBackDialog, AppliedView>>(MatDialogRef);
  protected readonly attempt = inject(Attempt);
  protected readonly number = inject<number>(MAT_DIALOG_DATA);
  protected readonly plan = query(() => this.number, (rollbackTo) => this.api.plan({ rollbackTo }));
  protected readonly reason = signal('');

  protected async goBack(): Promise<void> {
    const plan = this.plan.value();
    if (!plan) return;
    const made = await this.attempt.answer('goBack', () => this.api.apply({ rollbackTo: this.number }, plan, this.reason()).catch(closeWhenProposed));
    if (made !== undefined) this.dialog.close(made || undefined);
    else this.plan.reload();
  }
}

// Nothing was made of it yet; the interceptor has told where it waits.
const closeWhenProposed = (error: unknown): false => {
  if (asProblem(error).reason !== PROPOSED) throw error;
  return false;
};
