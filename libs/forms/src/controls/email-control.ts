import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { EmailField } from '@tessera/plugin-api';
import type { DrawnField } from '../step-form/drawn-field.js';

/** An e-mail address, with the keyboard for it. */
@Component({
  selector: 't-email-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ drawn().field.title }}</mat-label>
      <input matInput type="email" inputmode="email" autocomplete="off" [formField]="drawn().control" />
      @if (drawn().field.help; as help) { <mat-hint>{{ help }}</mat-hint> }
      @if (drawn().fault(); as fault) { <mat-error>{{ fault }}</mat-error> }
    </mat-form-field>
  `,
})
export class EmailControl {
  readonly drawn = input.required<DrawnField<EmailField, string>>();
}
