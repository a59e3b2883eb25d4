import { booleanAttribute, ChangeDetectionStrategy, Component, input, model } from '@angular/core';
import { sentences } from './sentences.js';

let fields = 0;

/** Asks why. */
@Component({
  selector: 'adm-reason-field',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <label [for]="id" [class.t-hidden]="brief()">{{ needed() || brief() ? t('reason.label') : t('reason.optional') }}</label>
    <input class="t-field" type="text" maxlength="300" autocomplete="off" [required]="needed()" [id]="id" [attr.aria-describedby]="id + '-help'" [placeholder]="brief() ? t('reason.optional') : ''" [value]="reason()" (input)="reason.set($any($event.target).value)" />
    <p class="t-small t-muted" [class.t-hidden]="brief()" [id]="id + '-help'">{{ t('reason.help') }}</p>
  `,
  styles: `
    :host { position: relative; display: grid; gap: 4px; max-width: 560px; }
    :host(.brief) { flex: 1 1 220px; min-width: 0; }
    :host label[for] { margin: 0; }
    input { width: 100%; }
  `,
  host: { '[class.brief]': 'brief()' },
})
export class ReasonField {
  protected readonly t = sentences();
  protected readonly id = `reason-${++fields}`;
  readonly reason = model('');
  /** Whether it cannot be left out. */
  readonly needed = input(false);
  /** Whether it stands in one line with buttons: label and help are heard, not seen. */
  readonly brief = input(false, { transform: booleanAttribute });
}
