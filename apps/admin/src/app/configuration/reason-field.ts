import { ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { sentences } from '../ui/sentences.js';

let fields = 0;

/** Asks why. */
@Component({
  selector: 'adm-reason-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id">{{ needed() ? t('reason.label') : t('reason.optional') }}</label>
    <input class="t-field" type="text" maxlength="300" autocomplete="off" [required]="needed()" [id]="id" [attr.aria-describedby]="id + '-help'" [value]="reason()" (input)="reason.set($any($event.target).value)" />
    <p class="t-small t-muted" [id]="id + '-help'">{{ t('reason.help') }}</p>
  `,
  styles: `:host { display: grid; gap: 4px; } input { width: 100%; }`,
})
export class ReasonField {
  protected readonly t = sentences();
  protected readonly id = `reason-${++fields}`;
  readonly reason = model.required<string>();
  /** Whether it cannot be left out. */
  readonly needed = input(false);
}
