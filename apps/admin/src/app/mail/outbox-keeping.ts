import { ChangeDetectionStrategy, Component, inject, input, output, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import type { OutboxSettingsView } from '@tessera/api-client';
import { MailApi } from '../data/mail.api.js';
import { Attempt } from '../ui/attempt.js';
import { ReasonField } from '../ui/reason-field.js';
import { sentences } from '../ui/sentences.js';

/** For how many days messages are kept. */
@Component({
  selector: 'adm-outbox-keeping',
  imports: [MatButton, ReasonField],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <form (submit)="save($event)">
      <label>
        <span class="t-small">{{ t('mail.keep') }}</span>
        <input class="t-field" type="number" name="days" min="1" max="3650" required [value]="settings().keepDays" [disabled]="!mayManage()" (input)="touched.emit($any($event.target).valueAsNumber !== settings().keepDays)" />
      </label>
      @if (mayManage()) {
        <adm-reason-field brief [(reason)]="reason" />
        <button matButton="outlined" type="submit" [disabled]="attempt.busy() !== undefined">{{ t('words.save') }}</button>
      }
      <p class="t-small t-muted">{{ t('mail.keepHelp') }}</p>
    </form>
  `,
  styles: `
    form { display: flex; flex-wrap: wrap; gap: 8px 12px; align-items: end; }
    label { display: grid; gap: 4px; }
    input { width: 100%; }
    p { flex: 1 1 240px; margin: 0; }
  `,
})
export class OutboxKeeping {
  protected readonly t = sentences();
  private readonly api = inject(MailApi);
  protected readonly attempt = inject(Attempt);
  readonly settings = input.required<OutboxSettingsView>();
  readonly mayManage = input(false);
  readonly saved = output();
  /** Whether another number stands there than is saved. */
  readonly touched = output<boolean>();
  protected readonly reason = signal('');

  protected async save(event: Event): Promise<void> {
    event.preventDefault();
    const days = Number(new FormData(event.target as HTMLFormElement).get('days'));
    const told = this.t('mail.keepSaved', { count: days });
    const done = await this.attempt.done('keep', told, () => this.api.saveSettings(this.settings().revision, days, this.reason()));
    if (done) {
      this.reason.set('');
      this.touched.emit(false);
    }
    this.saved.emit();
  }
}
