import { ChangeDetectionStrategy, Component, booleanAttribute, input, model, output } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { ReasonField } from './reason-field.js';
import { sentences } from './sentences.js';

/** What stands at the end of a page while changes wait: what waits, why it is changed, and the two ways out. Notices go above. */
@Component({
  selector: 'adm-save-bar',
  imports: [MatButton, ReasonField],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <ng-content />
    <span class="t-grow" role="status">{{ text() ?? t('processList.unsavedText') }}</span>
    <adm-reason-field brief [(reason)]="reason" />
    <button matButton type="button" (click)="discarded.emit()">{{ t('processList.discard') }}</button>
    <button matButton="filled" [attr.type]="submits() ? 'submit' : 'button'" [disabled]="busy()" (click)="submits() || saved.emit(reason())">{{ t('words.save') }}</button>
  `,
  styles: `
    :host {
      position: sticky;
      bottom: 0;
      display: flex;
      flex-wrap: wrap;
      gap: 8px;
      align-items: center;
      padding-block: 12px;
      border-block-start: 1px solid var(--mat-sys-outline-variant);
      background: var(--mat-sys-surface-container-lowest);
    }

    .t-grow { flex-basis: 160px; }
  `,
})
export class SaveBar {
  protected readonly t = sentences();
  /** What waits, where there is more to say than that something does. */
  readonly text = input<string>();
  readonly busy = input(false);
  /** Whether the form around it does the saving. */
  readonly submits = input(false, { transform: booleanAttribute });
  readonly reason = model('');
  readonly discarded = output();
  readonly saved = output<string>();
}
