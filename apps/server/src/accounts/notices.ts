import { Injectable } from '@nestjs/common';
import type { Json } from '@tessera/engine';
import type { HouseTemplateName } from '@tessera/plugin-api';
import { PostgresStore, type NewMessage } from '@tessera/store';
import { newId } from '../house/new-id.js';
import { Post } from '../mail/post.js';

type Values = Readonly<Record<string, string | number>>;

/** Whom a message is for. */
export interface Addressee {
  readonly id: string;
  readonly attributes: Json;
}

/** Tells people what happened to their account: by mail, to the address that they verified. */
@Injectable()
export class Notices {
  constructor(
    private readonly post: Post,
    private readonly store: PostgresStore,
  ) {}

  /** A message to a verified address, to be put into the transaction that decides it; nothing when there is none. */
  async prepare(person: Addressee, template: HouseTemplateName, values: Values): Promise<readonly NewMessage[]> {
    const { serviceEmail, serviceEmailValidated } = person.attributes;
    if (typeof serviceEmail !== 'string' || !serviceEmailValidated) return [];
    return [await this.prepareTo('mail', serviceEmail, person, template, values)];
  }

  /** A message to an address or a number that has still to prove itself. */
  prepareTo(channel: 'mail' | 'sms', to: string, person: Addressee, template: HouseTemplateName, values: Values): Promise<NewMessage> {
    const { name, preferredLanguage } = person.attributes;
    return this.post.prepare(channel, {
      key: `${template}/${newId()}`, to, template, language: String(preferredLanguage ?? 'it-IT'), values: { name: String(name ?? ''), ...values },
    });
  }

  /** A notice on its own, after what it tells about. */
  async send(identityId: string, template: HouseTemplateName, values: Values): Promise<void> {
    const person = await this.store.readObject('identity', identityId);
    const messages = person ? await this.prepare(person, template, values) : [];
    if (messages.length) await this.store.transact((transaction) => this.post.put(transaction, messages));
  }
}
