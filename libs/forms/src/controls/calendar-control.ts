import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { DateField } from '@tessera/plugin-api';
import type { DrawnField } from '../step-form/drawn-field.js';

/** A calendar day, with the browser's own calendar. */
@Component({
  selector: 't-calendar-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ drawn().field.title }}</mat-label>
      <input matInput type="date" [formField]="drawn().control" />
      @if (drawn().field.help; as help) { <mat-hint>{{ help }}</mat-hint> }
      @if (drawn().fault(); as fault) { <mat-error>{{ fault }}</mat-error> }
    </mat-form-field>
  `,
})
export class CalendarControl {
  readonly drawn = input.required<DrawnField<DateField, string>>();
}
