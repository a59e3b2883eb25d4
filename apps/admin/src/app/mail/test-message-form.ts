import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { RouterLink } from '@angular/router';
import { asProblem, LANGUAGES, Notice, Session, Texts } from '@tessera/shell';
import type { MessageView, TestMessage } from '@tessera/api-client';
import { MailApi } from '../data/mail.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';

/** Sends the saved text with sample values to somebody. */
@Component({
  selector: 'adm-test-message-form',
  imports: [MatButton, Notice, RouterLink],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './test-message-form.html',
  styles: `
    :host { display: grid; gap: 16px; }
    form { display: flex; flex-wrap: wrap; gap: 12px; align-items: end; }
    label, .to { display: grid; gap: 4px; }
    .to { flex: 1 1 220px; max-width: 360px; min-width: 0; }
    .fault { color: var(--mat-sys-error); font-size: 0.8125rem; }
    .fault:empty { display: none; }
  `,
})
export class TestMessageForm {
  protected readonly t = sentences();
  private readonly api = inject(MailApi);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);
  readonly name = input.required<string>();
  readonly hasSms = input(false);
  readonly unsaved = input(false);

  protected readonly languages = LANGUAGES;
  protected readonly language = inject(Texts).language();
  protected readonly isWrong = signal(false);
  protected readonly sent = signal<MessageView | undefined>(undefined);
  protected readonly mayRead = this.session.can('mail:read');

  protected async send(event: Event): Promise<void> {
    event.preventDefault();
    const values = new FormData(event.target as HTMLFormElement);
    const message = { to: String(values.get('to')).trim(), channel: String(values.get('channel') ?? 'mail'), language: String(values.get('language')) };
    this.isWrong.set(message.to === '');
    this.sent.set(undefined);
    if (message.to) this.sent.set(await this.attempt.answer('test', () => this.tried(message as TestMessage)));
  }

  private async tried(message: TestMessage): Promise<MessageView | undefined> {
    try {
      return await this.api.test(this.name(), message);
    } catch (error) {
      if (!asProblem(error).faults.some(({ pointer }) => pointer === '/to')) throw error;
      this.isWrong.set(true);
      return undefined;
    }
  }
}
