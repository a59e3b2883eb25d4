import { ChangeDetectionStrategy, Component, computed, inject, signal, viewChild } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MAT_DIALOG_DATA, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogRef, MatDialogTitle } from '@angular/material/dialog';
import { StepForm } from '@tessera/forms';
import type { Fields } from '@tessera/plugin-api';
import type { FieldValues } from '../data/values.js';
import { CronField } from '../ui/cron-field.js';
import { sentences } from '../ui/sentences.js';
import type { RowDecision } from './draft.js';

/** What the sheet shows: a row and the options that its use case has. */
export interface EntryEdit extends RowDecision {
  readonly useCase: string;
  readonly title: string;
  readonly startsAt: readonly string[];
  readonly fields: Fields;
  readonly adding: boolean;
}

/** Asks for title, schedule and options of a row; what comes back is still a draft. */
@Component({
  selector: 'adm-entry-sheet',
  imports: [CronField, MatButton, MatDialogActions, MatDialogClose, MatDialogContent, MatDialogTitle, StepForm],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './entry-sheet.html',
  styleUrl: './entry-sheet.scss',
})
export class EntrySheet {
  protected readonly t = sentences();
  protected readonly edit = inject<EntryEdit>(MAT_DIALOG_DATA);
  private readonly dialog = inject<MatDialogRef<EntrySheet, RowDecision>>(MatDialogRef);
  private readonly form = viewChild(StepForm);

  protected readonly scheduled = this.edit.startsAt.includes('schedule');
  /** A use case that people start as well may do without a schedule. */
  protected readonly mustBeScheduled = this.scheduled && this.edit.startsAt.every((point) => point === 'schedule');
  protected readonly hasOptions = Object.keys(this.edit.fields).length > 0;
  protected readonly title = signal(this.edit.titleOverride ?? '');
  protected readonly cron = signal(this.edit.cron ?? '');
  protected readonly cronRight = signal(true);
  protected readonly asked = signal(false);
  protected readonly cronMissing = computed(() => this.asked() && this.mustBeScheduled && this.cron().trim() === '');

  protected done(): void {
    this.asked.set(true);
    const wrong = this.cronMissing() || (this.cron().trim() !== '' && !this.cronRight());
    if (this.scheduled && wrong) return;
    const form = this.form();
    if (form) form.submit();
    else this.close(this.edit.options);
  }

  protected close(options: FieldValues): void {
    this.dialog.close({
      enabled: this.edit.enabled,
      options,
      titleOverride: this.title().trim() || undefined,
      cron: this.cron().trim() || undefined,
    });
  }
}
