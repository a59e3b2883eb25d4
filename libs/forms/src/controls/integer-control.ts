import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import { MatOption, MatSelect } from '@angular/material/select';
import type { IntegerField } from '@tessera/plugin-api';
import { limit } from '../fields/faults.js';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

const MOST_IN_A_LIST = 12;

/** A whole number: a drop-down while the range is small, a number field when it is not. */
@Component({
  selector: 't-integer-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel, MatOption, MatSelect],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic">
      <mat-label>{{ drawn().field.title }}</mat-label>
      @if (choices(); as choices) {
        <mat-select [formField]="drawn().control">
          @if (!drawn().required) { <mat-option [value]="null">–</mat-option> }
          @for (choice of choices; track choice) { <mat-option [value]="choice">{{ texts.number(choice) }}</mat-option> }
        </mat-select>
      } @else {
        <input matInput type="number" step="1" inputmode="numeric" autocomplete="off" [formField]="drawn().control" />
      }
      @if (hint(); as hint) { <mat-hint>{{ hint }}</mat-hint> }
      @if (drawn().fault(); as fault) { <mat-error>{{ fault }}</mat-error> }
    </mat-form-field>
  `,
})
export class IntegerControl {
  protected readonly texts = inject(Texts);

  readonly drawn = input.required<DrawnField<IntegerField, number>>();

  private readonly min = computed(() => limit(this.drawn().field.min, this.drawn().values()));
  private readonly max = computed(() => limit(this.drawn().field.max, this.drawn().values()));
  protected readonly choices = computed(() => {
    const [min, max] = [this.min(), this.max()];
    if (min === undefined || max === undefined || max - min >= MOST_IN_A_LIST) return undefined;
    return Array.from({ length: max - min + 1 }, (_, index) => min + index);
  });
  protected readonly hint = computed(() => {
    const [min, max] = [this.min(), this.max()];
    const range = min === undefined || max === undefined ? undefined : this.texts.t('forms.range', { min: this.texts.number(min), max: this.texts.number(max) });
    return this.drawn().field.help ?? (this.choices() === undefined ? range : undefined);
  });
}
