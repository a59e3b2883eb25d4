import { ChangeDetectionStrategy, Component, input, linkedSignal } from '@angular/core';
import { MatButtonToggle, MatButtonToggleGroup } from '@angular/material/button-toggle';
import type { WrittenView } from '@tessera/api-client';
import { sentences } from '../ui/sentences.js';
import { LetterFrame } from './letter-frame.js';

type Form = 'html' | 'text' | 'sms';

/** What a message says, in each of its forms. */
@Component({
  selector: 'adm-written',
  imports: [LetterFrame, MatButtonToggle, MatButtonToggleGroup],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './written.html',
  styles: `
    :host { display: grid; gap: 12px; min-width: 0; }
    dl { margin: 0; display: grid; gap: 4px; }
    dt { color: var(--mat-sys-on-surface-variant); font-size: 0.8125rem; }
    dd { margin: 0; overflow-wrap: anywhere; font-weight: 550; }
    pre { margin: 0; padding: 16px; font: inherit; white-space: pre-wrap; overflow-wrap: anywhere; border: 1px solid var(--mat-sys-outline-variant); border-radius: 8px; }
    mat-button-toggle-group { justify-self: start; max-width: 100%; flex-wrap: wrap; }
  `,
})
export class Written {
  protected readonly t = sentences();
  readonly written = input.required<WrittenView>();
  readonly channel = input<'mail' | 'sms'>('mail');
  protected readonly form = linkedSignal<Form>(() => (this.channel() === 'sms' ? 'sms' : 'html'));
  protected readonly forms: readonly Form[] = ['html', 'text', 'sms'];

  protected shows(form: Form): boolean {
    if (form === 'sms') return this.written().sms !== undefined;
    return this.channel() === 'mail';
  }
}
