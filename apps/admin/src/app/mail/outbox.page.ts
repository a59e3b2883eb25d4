import { ChangeDetectionStrategy, Component, computed, effect, inject, input, signal } from '@angular/core';
import { MatButton } from '@angular/material/button';
import { MatDialog } from '@angular/material/dialog';
import { Router, RouterLink } from '@angular/router';
import { Empty, followRules, Moment, Notice, query, Session, StateBadge } from '@tessera/shell';
import { Cell, PagedTable } from '@tessera/shell/paged';
import type { MessageView } from '@tessera/api-client';
import { MailApi, type OutboxFilter } from '../data/mail.api.js';
import { Attempt } from '../ui/attempt.js';
import { sentences } from '../ui/sentences.js';
import { sheet } from '../ui/sheet.js';
import { OutboxKeeping } from './outbox-keeping.js';

const STATUSES = ['waiting', 'sent', 'failed', 'local'] as const;
const CHANNELS = ['mail', 'sms'] as const;
const LOOK_AGAIN = 3_000;
const MEANINGS = { waiting: 'waiting', sent: 'in-use', failed: 'stopped', local: 'ready' } as const;

/** Messages with where they are; the address holds the whole search. */
@Component({
  selector: 'adm-outbox',
  imports: [Cell, Empty, MatButton, Moment, Notice, OutboxKeeping, PagedTable, RouterLink, StateBadge],
  providers: [Attempt],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './outbox.page.html',
  styleUrl: './outbox.page.scss',
})
export class OutboxPage {
  protected readonly t = sentences();
  private readonly api = inject(MailApi);
  private readonly router = inject(Router);
  private readonly dialog = inject(MatDialog);
  private readonly session = inject(Session);
  protected readonly attempt = inject(Attempt);

  readonly status = input<string>();
  readonly channel = input<string>();
  readonly recipient = input<string>();
  readonly cursor = input<string>();

  protected readonly statuses = STATUSES;
  protected readonly channels = CHANNELS;
  protected readonly mayManage = computed(() => this.session.can('mail:manage'));
  protected readonly filter = computed<OutboxFilter>(() => ({
    ...known('status', STATUSES, this.status()), ...known('channel', CHANNELS, this.channel()), ...(this.recipient() ? { recipient: this.recipient() } : {}),
  }));
  protected readonly filtered = computed(() => Object.keys(this.filter()).length > 0);
  protected readonly page = query(
    () => ({ filter: this.filter(), cursor: this.cursor() }),
    ({ filter, cursor }) => this.api.messages(filter, cursor),
  );
  protected readonly keepingTyped = signal(false);
  protected readonly settings = query(() => 'settings', () => this.api.settings());
  protected readonly columns = computed(() => [
    { key: 'recipient', title: this.t('mail.to'), wide: true },
    { key: 'message', title: this.t('mail.message') },
    { key: 'status', title: this.t('mail.status') },
    { key: 'at', title: this.t('mail.at') },
    { key: 'deeds', title: this.t('words.actions') },
  ]);

  constructor() {
    followRules([this.settings], () => this.keepingTyped());
    // What waits leaves in a moment: look again until nothing in view waits.
    effect((onCleanup) => {
      if (!this.page.value()?.items.some(({ status }) => status === 'waiting')) return;
      const timer = setTimeout(() => this.page.reload(), LOOK_AGAIN);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected badge(status: (typeof STATUSES)[number]) {
    return { title: this.t(`mail.statuses.${status}`), meaning: MEANINGS[status] };
  }

  protected search(event: Event): void {
    event.preventDefault();
    const values = new FormData(event.target as HTMLFormElement);
    const queryParams = Object.fromEntries(['recipient', 'status', 'channel'].map((name) => [name, String(values.get(name) ?? '').trim() || undefined]));
    void this.router.navigate([], { queryParams });
  }

  protected clear(): void {
    void this.router.navigate([], { queryParams: {} });
  }

  protected isStuck({ status }: MessageView): boolean {
    return status === 'failed' || status === 'local';
  }

  /** Whether the way out that a message needs is there. */
  protected mayLeave({ channel }: MessageView): boolean {
    const settings = this.settings.value();
    return channel === 'mail' ? settings?.mailIsSetUp === true : settings?.smsIsSetUp === true;
  }

  protected async read(message: MessageView): Promise<void> {
    const letter = await this.attempt.answer(message.id, () => this.api.read(message.id));
    if (!letter) return;
    const { MessageSheet } = await import('./message-sheet.js');
    await sheet(this.dialog, MessageSheet, letter);
  }

  protected async sendAgain(message: MessageView): Promise<void> {
    const told = this.t('mail.sentAgain', { to: message.recipient });
    if (await this.attempt.done(message.id, told, () => this.api.sendAgain(message.id))) this.page.reload();
  }
}

// An address may hold anything.
const known = <N extends string, W extends string>(name: N, words: readonly W[], value: string | undefined): { [K in N]?: W } =>
  (words.includes(value as W) ? { [name]: value } : {}) as { [K in N]?: W };
