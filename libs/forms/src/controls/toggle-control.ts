import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import { FormField } from '@angular/forms/signals';
import { MatSlideToggle } from '@angular/material/slide-toggle';
import type { BooleanField } from '@tessera/plugin-api';
import type { DrawnField } from '../step-form/drawn-field.js';

/** Yes or no. */
@Component({
  selector: 't-toggle-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [FormField, MatSlideToggle],
  template: `
    <mat-slide-toggle hideIcon [formField]="drawn().control" [aria-describedby]="drawn().field.help ? drawn().name + '-help' : ''">
      {{ drawn().field.title }}
    </mat-slide-toggle>
    @if (drawn().field.help; as help) { <p class="t-muted t-small" [id]="drawn().name + '-help'">{{ help }}</p> }
    @if (drawn().fault(); as fault) { <p class="fault t-small" role="alert">{{ fault }}</p> }
  `,
  styles: `
    :host { display: flex; flex-direction: column; gap: 4px; }
    mat-slide-toggle { --mat-slide-toggle-label-text-size: 0.875rem; }
    p { padding-left: 64px; }
    .fault { color: var(--mat-sys-error); }
  `,
})
export class ToggleControl {
  readonly drawn = input.required<DrawnField<BooleanField, boolean>>();
}
