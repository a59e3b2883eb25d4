import { ChangeDetectionStrategy, Component, computed, input } from '@angular/core';
import { MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { DateTimeField } from '@tessera/plugin-api';
import { localOf, momentOf } from '../fields/local-moment.js';
import type { DrawnField } from '../step-form/drawn-field.js';

/** Day and time on the clock of whoever types them; handed over as a moment. */
@Component({
  selector: 't-moment-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" floatLabel="always">
      <mat-label>{{ drawn().field.title }}</mat-label>
      <input #at matInput type="datetime-local" [required]="drawn().required" [attr.aria-invalid]="drawn().fault() !== undefined"
        [value]="local()" (input)="enter(at.value)" (blur)="drawn().control().markAsTouched()" />
      @if (drawn().field.help; as help) { <mat-hint>{{ help }}</mat-hint> }
    </mat-form-field>
    @if (drawn().fault(); as fault) { <p class="fault t-small" role="alert">{{ fault }}</p> }
  `,
  styles: `.fault { color: var(--mat-sys-error); }`,
})
export class MomentControl {
  readonly drawn = input.required<DrawnField<DateTimeField, string>>();
  protected readonly local = computed(() => localOf(this.drawn().control().value()));

  protected enter(text: string): void {
    this.drawn().control().value.set(momentOf(text));
  }
}
