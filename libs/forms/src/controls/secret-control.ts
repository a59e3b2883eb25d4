import { ChangeDetectionStrategy, Component, computed, inject, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatError, MatFormField, MatHint, MatLabel } from '@angular/material/form-field';
import { MatInput } from '@angular/material/input';
import type { SecretField } from '@tessera/plugin-api';
import type { DrawnField } from '../step-form/drawn-field.js';
import { Texts } from '../texts/texts.js';

/** Something that is written and never read back. */
@Component({
  selector: 't-secret-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatError, MatFormField, MatHint, MatInput, MatLabel],
  template: `
    <mat-form-field appearance="outline" subscriptSizing="dynamic" [floatLabel]="kept() ? 'always' : 'auto'">
      <mat-label>{{ drawn().field.title }}</mat-label>
      <input matInput type="password" autocomplete="new-password" spellcheck="false" [formField]="drawn().control" [placeholder]="kept() ? '••••••••' : ''" />
      <mat-hint>{{ drawn().field.help }} {{ hint() }}</mat-hint>
      @if (drawn().fault(); as fault) { <mat-error>{{ fault }}</mat-error> }
    </mat-form-field>
  `,
})
export class SecretControl {
  protected readonly t = inject(Texts).t;
  readonly drawn = input.required<DrawnField<SecretField, string>>();
  // A password that is typed into a run is not kept at all.
  protected readonly hint = computed(() =>
    (this.drawn().context.runId === undefined ? this.t(this.kept() ? 'forms.secret.kept' : 'forms.secret.never') : ''));
  protected readonly kept = computed(() => this.drawn().context.kept?.includes(this.drawn().name) ?? false);
}
