import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatOption, MatSelect } from '@angular/material/select';
import type { LanguageField } from '@tessera/plugin-api';
import type { DrawnField } from '../step-form/drawn-field.js';

/** One of the languages of the house, each by its own name. */
@Component({
  selector: 't-language-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatError, MatFormField, MatHint, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ drawn().field.title }}</mat-label>
      <mat-select [formField]="drawn().control">
        @if (!drawn().required) { <mat-option value="">–</mat-option> }
        <mat-option value="it-IT" lang="it">Italiano</mat-option>
        <mat-option value="en-US" lang="en">English</mat-option>
      </mat-select>
      @if (drawn().field.help; as help) { <mat-hint>{{ help }}</mat-hint> }
      @if (drawn().fault(); as fault) { <mat-error>{{ fault }}</mat-error> }
    </mat-form-field>
  `,
})
export class LanguageControl {
  readonly drawn = input.required<DrawnField<LanguageField, string>>();
}
