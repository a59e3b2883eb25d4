import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { StampField } from '@tessera/plugin-api';
import type { DrawnField } from '../step-form/drawn-field.js';

/** What was established by somebody at some time: to be read, never typed. */
@Component({
  selector: 't-stamp-control',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `<p><span class="t-muted t-small">{{ drawn().field.title }}</span> {{ drawn().control().value() || '–' }}</p>`,
})
export class StampControl {
  readonly drawn = input.required<DrawnField<StampField, string>>();
}
