import { ChangeDetectionStrategy, Component, model } from '@angular/core';
import { sentences } from '../ui/sentences.js';

let fields = 0;

/** Asks why; nobody has to say. */
@Component({
  selector: 'adm-reason-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id">{{ t('reason.label') }}</label>
    <input class="t-field" type="text" maxlength="300" autocomplete="off" [id]="id" [attr.aria-describedby]="id + '-help'" [value]="reason()" (input)="reason.set($any($event.target).value)" />
    <p class="t-small t-muted" [id]="id + '-help'">{{ t('reason.help') }}</p>
  `,
  styles: `:host { display: grid; gap: 4px; } input { width: 100%; }`,
})
export class ReasonField {
  protected readonly t = sentences();
  protected readonly id = `reason-${++fields}`;
  readonly reason = model.required<string>();
}
