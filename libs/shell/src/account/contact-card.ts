import { ChangeDetectionStrategy, Component, computed, inject, input, output, signal } from '@angular/core';
import { Api, sendMyCode, setMyContact, verifyMyContact } from '@tessera/api-client';
import type { ContactView, MyRecord } from '@tessera/api-client';
import { Texts } from '@tessera/forms';
import { asProblem } from '../api/problem.js';
import type { Problem } from '../api/problem.js';
import { Moment } from '../moment/moment.js';
import { Notice } from '../notice/notice.js';
import { ProblemNotice } from '../notice/problem-notice.js';
import { Toasts } from '../toasts/toasts.js';

/** One address or number of the person: what it is, whether it was verified, and how to do both. */
@Component({
  selector: 't-contact',
  changeDetection: ChangeDetectionStrategy.OnPush,
  imports: [Moment, Notice, ProblemNotice],
  templateUrl: './contact-card.html',
  styleUrl: './account.scss',
})
export class ContactCard {
  private readonly api = inject(Api);
  private readonly toasts = inject(Toasts);
  protected readonly t = inject(Texts).t;

  readonly channel = input.required<'email' | 'phone'>();
  readonly contact = input.required<ContactView>();
  /** The record as it is now. */
  readonly changed = output<MyRecord>();

  protected readonly what = computed(() => this.t(`shell.mine.${this.channel()}`));
  protected readonly doing = signal<'edit' | 'code' | undefined>(undefined);
  protected readonly busy = signal(false);
  protected readonly problem = signal<Problem | undefined>(undefined);
  protected readonly isUnusable = computed(() => this.problem()?.faults.some(({ pointer }) => pointer === '/value') ?? false);

  protected begin(doing: 'edit' | undefined): void {
    this.problem.set(undefined);
    this.doing.set(doing);
  }

  protected async save(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const value = field.value.trim();
    const record = await this.attempt(() => this.api.invoke(setMyContact, { channel: this.channel(), body: value ? { value } : {} }));
    if (!record) return field.focus();
    this.doing.set(undefined);
    this.toasts.done(this.t('shell.mine.savedOf', { what: this.what() }));
    this.changed.emit(record);
  }

  protected async send(): Promise<void> {
    const sent = await this.attempt(async () => {
      await this.api.invoke(sendMyCode, { channel: this.channel() });
      return true;
    });
    // Somebody who asked a moment ago has a code to type in.
    if (sent || this.problem()?.reason === 'code-sent-already') this.doing.set('code');
  }

  protected async verify(event: Event, field: HTMLInputElement): Promise<void> {
    event.preventDefault();
    const code = field.value.trim();
    const record = /^\d{6}$/.test(code) && (await this.attempt(() => this.api.invoke(verifyMyContact, { channel: this.channel(), body: { code } })));
    if (!record) return field.focus();
    this.doing.set(undefined);
    this.toasts.done(this.t('shell.mine.verifiedNow', { what: this.what() }));
    this.changed.emit(record);
  }

  private async attempt<R>(work: () => Promise<R>): Promise<R | undefined> {
    if (this.busy()) return undefined;
    this.busy.set(true);
    this.problem.set(undefined);
    try {
      return await work();
    } catch (cause) {
      this.problem.set(asProblem(cause));
      return undefined;
    } finally {
      this.busy.set(false);
    }
  }
}
