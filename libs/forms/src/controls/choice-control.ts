import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatRadioButton, MatRadioGroup } from '@angular/material/radio';
import { MatOption, MatSelect } from '@angular/material/select';
import type { ChoiceField } from '@tessera/plugin-api';
import type { DrawnField } from '../step-form/drawn-field.js';

const MOST_RADIOS = 3;

/** One of several: side by side while they are few, a drop-down when they are many. */
@Component({
  selector: 't-choice-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatError, MatFormField, MatHint, MatLabel, MatOption, MatRadioButton, MatRadioGroup, MatSelect],
  template: `
    @if (asRadios()) {
      <div class="radios">
        <span class="title" [id]="drawn().name + '-title'">{{ drawn().field.title }}</span>
        <mat-radio-group [formField]="drawn().control" [attr.aria-labelledby]="drawn().name + '-title'">
          @for (choice of choices(); track choice[0]) { <mat-radio-button [value]="choice[0]">{{ choice[1] }}</mat-radio-button> }
        </mat-radio-group>
        @if (drawn().field.help; as help) { <p class="t-muted t-small">{{ help }}</p> }
        @if (drawn().fault(); as fault) { <p class="fault t-small" role="alert">{{ fault }}</p> }
      </div>
    } @else {
      <mat-form-field appearance="outline" subscriptSizing="dynamic">
        <mat-label>{{ drawn().field.title }}</mat-label>
        <mat-select [formField]="drawn().control">
          @if (!drawn().required) { <mat-option value="">–</mat-option> }
          @for (choice of choices(); track choice[0]) { <mat-option [value]="choice[0]">{{ choice[1] }}</mat-option> }
        </mat-select>
        @if (drawn().field.help; as help) { <mat-hint>{{ help }}</mat-hint> }
        @if (drawn().fault(); as fault) { <mat-error>{{ fault }}</mat-error> }
      </mat-form-field>
    }
  `,
  styles: `
    .radios, mat-radio-group { display: flex; flex-direction: column; }
    .title { font-weight: 550; }
    .fault { color: var(--mat-sys-error); }
  `,
})
export class ChoiceControl {
  readonly drawn = input.required<DrawnField<ChoiceField, string>>();
  protected readonly choices = computed(() => Object.entries(this.drawn().field.choices));
  protected readonly asRadios = computed(() => this.drawn().required && this.choices().length > 1 && this.choices().length <= MOST_RADIOS);
}
