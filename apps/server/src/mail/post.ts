import { Inject, Injectable } from '@nestjs/common';
import { Catalogue, NotFound, Refusal, type AuditEntry, type Transaction } from '@tessera/engine';
import { mailTransport, smsTransport, type Language, type Mail, type MessageText, type Placeholders } from '@tessera/plugin-api';
import { BullQueue } from '@tessera/queue';
import { ConnectorSettings, Outbox, PostgresStore, type Channel, type NewMessage, type NewNotice } from '@tessera/store';
import type { Configuration } from '../house/configuration.js';
import { newId } from '../house/new-id.js';
import { CONFIGURATION } from '../house/tokens.js';
import { Sealer } from '../secrets/index.js';
import { sealLetter } from './letter.js';
import { TemplateBook } from './template-book.js';
import { withoutSecrets, written, type Written } from './written.js';

const MINUTE = 60_000;

/** The transaction that a message is decided in. */
export type Deciding = Pick<Transaction, 'client' | 'now'>;

/** Which connector takes messages of a channel out of the house. */
export const TRANSPORTS = { mail: mailTransport, sms: smsTransport } as const;

/** Writes messages and puts them into the outbox, from where the worker sends them. */
@Injectable()
export class Post {
  constructor(
    private readonly templates: TemplateBook,
    private readonly outbox: Outbox,
    private readonly store: PostgresStore,
    private readonly queue: BullQueue,
    private readonly sealer: Sealer,
    private readonly connectors: ConnectorSettings,
    private readonly catalogue: Catalogue,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Puts a message into the outbox, in a transaction of its own; the same key again is the same message. */
  async send(channel: Channel, mail: Mail): Promise<string | undefined> {
    return this.sendPrepared(await this.prepare(channel, mail));
  }

  /** The same with a prepared message, and with lines for the audit; answers its id if it is new. */
  sendPrepared(message: NewMessage, audit: readonly AuditEntry[] = []): Promise<string | undefined> {
    return this.store.transact(async (transaction) => {
      if (audit.length) await transaction.write({ at: transaction.now, actorId: audit[0]?.actorId ?? '', objects: [], audit, tasks: [] });
      return (await this.put(transaction, [message]))[0];
    });
  }

  /** Writes a message before the transaction that decides it, or within it; refuses what cannot be written. */
  async prepare(channel: Channel, mail: Mail, within?: Deciding): Promise<NewMessage> {
    const { template: { name, placeholders, goodFor }, texts } = await this.known(mail.template, within);
    refuseMissing(placeholders, mail);
    const id = newId();
    const language = languageOf(mail.language);
    const sent = this.write(texts[language], placeholders, mail.values, language);
    const kept = this.write(texts[language], placeholders, withoutSecrets(placeholders, mail.values), language);
    if (channel === 'sms' && !sent.sms) throw new Refusal('template-has-no-sms', { template: name });
    const minutes = goodFor === undefined ? undefined : Number(mail.values[goodFor]);
    const letter = { sent, kept, ...(minutes === undefined ? {} : { goodUntil: new Date(Date.now() + minutes * MINUTE).toISOString() }) };
    const status = (await this.isSetUp(channel, within)) ? 'waiting' : 'local';
    return { id, channel, key: mail.key, recipient: mail.to, template: name, language, sealed: sealLetter(this.sealer, id, letter), status };
  }

  /** The same as a notice inside the house; what was for the receiver's own device alone is hidden in it. */
  async prepareNotice(identityId: string, { key, template, language: wanted, values }: Omit<Mail, 'to'>, within?: Deciding): Promise<NewNotice> {
    const { template: { placeholders }, texts } = await this.known(template, within);
    refuseMissing(placeholders, { template, values });
    const language = languageOf(wanted);
    const { subject, text } = this.write(texts[language], placeholders, withoutSecrets(placeholders, values), language);
    return { id: newId(), identityId, key, template, language, subject, body: text };
  }

  /** Whether a template can be said to a phone, and there is a way to it. */
  async reachesPhones(template: string, language: string, within?: Deciding): Promise<boolean> {
    const { texts } = await this.known(template, within);
    return texts[languageOf(language)].sms !== undefined && (await this.isSetUp('sms', within));
  }

  /** What a text says with these values, in the house's time zone. */
  write(text: MessageText, placeholders: Placeholders, values: Mail['values'], language: Language): Written {
    return written(text, placeholders, values, { language, timeZone: this.configuration.timeZone });
  }

  /** Puts prepared messages into the outbox in the transaction that decides them; answers the ids of those that are new. */
  async put(transaction: Deciding, messages: readonly NewMessage[]): Promise<readonly string[]> {
    const added = await this.outbox.put(transaction, messages);
    await this.queue.add(transaction, added.flatMap(({ id, status }) => (status === 'waiting' ? [{ kind: 'message' as const, id }] : [])));
    return added.map(({ id }) => id);
  }

  /** Whether messages of a channel can leave the house. */
  async isSetUp(channel: Channel, within?: Deciding): Promise<boolean> {
    const connector = this.catalogue.connectorFor(TRANSPORTS[channel].name);
    if (connector && within) return this.connectors.isSetUp(connector.name, within);
    return connector !== undefined && (await this.connectors.read(connector.name)) !== undefined;
  }

  private async known(name: string, within?: Deciding) {
    return this.templates.read(name, within).catch((error: unknown) => {
      throw error instanceof NotFound ? new Refusal('unknown-template', { template: name }) : error;
    });
  }
}

const languageOf = (language: string): Language => (language.startsWith('it') ? 'it-IT' : 'en-US');

// Nobody reads half a sentence: whoever asks for a message says all that it needs.
function refuseMissing(placeholders: Placeholders, { template, values }: Pick<Mail, 'template' | 'values'>): void {
  const missing = Object.keys(placeholders).filter((name) => !placeholders[name]?.optional && (!Object.hasOwn(values, name) || values[name] === undefined));
  if (missing.length) throw new Refusal('value-missing', { template, missing: missing.join(', ') });
}
