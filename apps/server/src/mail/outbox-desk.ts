import { Injectable } from '@nestjs/common';
import { NotFound, permits, Refusal, type Actor } from '@tessera/engine';
import { BullQueue } from '@tessera/queue';
import { Outbox, OutboxSettings, PostgresStore, type SealedMessage } from '@tessera/store';
import { auditLine } from '../access/audit-line.js';
import type { Language } from '../access/caller.js';
import { Sealer } from '../secrets/index.js';
import { openLetter } from './letter.js';
import type { LetterView, MessagePage, MessageView, OutboxSettingsView } from './mail.models.js';
import type { OutboxQuery, SaveOutboxSettings } from './mail.shapes.js';
import { Post } from './post.js';
import { TemplateViews } from './template-views.js';

/** Shows what left the house and what did not, and gives what did not another chance. */
@Injectable()
export class OutboxDesk {
  constructor(
    private readonly outbox: Outbox,
    private readonly settings: OutboxSettings,
    private readonly post: Post,
    private readonly store: PostgresStore,
    private readonly queue: BullQueue,
    private readonly sealer: Sealer,
    private readonly views: TemplateViews,
  ) {}

  async list(query: OutboxQuery, language: Language): Promise<MessagePage> {
    const page = await this.outbox.list(query);
    return { ...page, items: page.items.map((one) => this.views.message(one, language)) };
  }

  /**
   * What a message says. Who read it is written down first. Links, codes and passwords open somebody's account: they are shown only to
   * whoever may do everything anyway.
   */
  async read(actor: Actor, id: string, language: Language): Promise<LetterView> {
    const message = await this.message(id);
    await this.outbox.note(auditLine(actor, { action: 'message.read', reason: message.template, changed: { message: { to: id } } }));
    const { sent, kept } = openLetter(this.sealer, message);
    return { ...this.views.message(message, language), written: permits(actor, '*') ? sent : kept };
  }

  /** Sends a failed or local message again; it starts now. */
  async sendAgain(actor: Actor, id: string, language: Language): Promise<MessageView> {
    const { channel, template } = await this.message(id);
    if (!(await this.post.isSetUp(channel))) throw new Refusal(`${channel}-not-set-up`);
    const audit = auditLine(actor, { action: 'message.sent-again', reason: template, changed: { message: { to: id } } });
    const again = await this.store.transact(async (transaction) => {
      const message = await this.outbox.sendAgain(transaction, id, audit);
      if (message) await this.queue.add(transaction, [{ kind: 'message', id }]);
      return message;
    });
    if (!again) throw new Refusal('message-not-waiting');
    return this.views.message(again, language);
  }

  async readSettings(): Promise<OutboxSettingsView> {
    const [settings, mailIsSetUp, smsIsSetUp] = await Promise.all([this.settings.read(), this.post.isSetUp('mail'), this.post.isSetUp('sms')]);
    return { ...settings, mailIsSetUp, smsIsSetUp };
  }

  async saveSettings(actor: Actor, revision: number, { keepDays }: SaveOutboxSettings): Promise<OutboxSettingsView> {
    const before = await this.settings.read();
    await this.settings.save(keepDays, revision, auditLine(actor, { action: 'outbox-settings.saved', changed: { keepDays: { from: before.keepDays, to: keepDays } } }));
    return this.readSettings();
  }

  private async message(id: string): Promise<SealedMessage> {
    const message = await this.outbox.read(id);
    if (!message) throw new NotFound('message', id);
    return message;
  }
}
