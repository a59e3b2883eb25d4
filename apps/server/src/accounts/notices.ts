import { Injectable } from '@nestjs/common';
import type { Json } from '@tessera/engine';
import type { HouseTemplateName, PersonNotice } from '@tessera/plugin-api';
import { NoticeBoard, PostgresStore, type NewMessage, type NewNotice } from '@tessera/store';
import { newId } from '../house/new-id.js';
import { Post, type Deciding } from '../mail/post.js';

type Values = Readonly<Record<string, string | number>>;

/** Whom a message is for. */
export interface Addressee {
  readonly id: string;
  readonly attributes: Json;
}

/** What is to be said, by which ways; nothing of it has left yet. */
export interface Told {
  readonly messages: readonly NewMessage[];
  readonly notices: readonly NewNotice[];
}

/** Tells people what concerns them: at an address or number that they verified, else inside the house. */
@Injectable()
export class Notices {
  constructor(
    private readonly post: Post,
    private readonly board: NoticeBoard,
    private readonly store: PostgresStore,
  ) {}

  /** A notice by the way on which the person can be reached, to be put into the transaction that decides it; prepared `within` it, or before. */
  async tell(person: Addressee, template: string, values: Values, key = `${template}/${newId()}`, within?: Deciding): Promise<Told> {
    const mails = await this.prepare(person, template, values, key, within);
    if (mails.length) return { messages: mails, notices: [] };
    const { serviceMobilePhoneNumber: phone, serviceMobilePhoneNumberValidated: isVerified } = person.attributes;
    if (typeof phone === 'string' && isVerified && (await this.post.reachesPhones(template, languageOf(person), within))) {
      return { messages: [await this.prepareTo('sms', phone, person, template, values, key, within)], notices: [] };
    }
    const said = { key, template, language: languageOf(person), values: { name: nameOf(person), ...values } };
    return { messages: [], notices: [await this.post.prepareNotice(person.id, said, within)] };
  }

  /** A notice inside the house, which can be settled later, and a message as well to whoever has a verified address. */
  async tellInside(person: Addressee, template: HouseTemplateName, values: Values, key: string): Promise<Told> {
    const said = { key, template, language: languageOf(person), values: { name: nameOf(person), ...values } };
    const [notice, messages] = await Promise.all([this.post.prepareNotice(person.id, said), this.prepare(person, template, values, `${key}/${person.id}`)]);
    return { messages, notices: [notice] };
  }

  /** A message to a verified address and nowhere else; nothing when there is none. */
  async prepare(person: Addressee, template: string, values: Values, key?: string, within?: Deciding): Promise<readonly NewMessage[]> {
    const { serviceEmail, serviceEmailValidated } = person.attributes;
    if (typeof serviceEmail !== 'string' || !serviceEmailValidated) return [];
    return [await this.prepareTo('mail', serviceEmail, person, template, values, key, within)];
  }

  /** A message to an address or a number that has still to prove itself, or did once. */
  prepareTo(
    channel: 'mail' | 'sms', to: string, person: Addressee, template: string, values: Values, key = `${template}/${newId()}`, within?: Deciding,
  ): Promise<NewMessage> {
    return this.post.prepare(channel, { key, to, template, language: languageOf(person), values: { name: nameOf(person), ...values } }, within);
  }

  /** Lets it go out with the transaction that decides it. */
  async put(transaction: Deciding, { messages, notices }: Told): Promise<void> {
    await this.post.put(transaction, messages);
    await this.board.put(transaction, notices);
  }

  /** A notice on its own, after what it tells about. */
  async send(identityId: string, template: HouseTemplateName, values: Values): Promise<void> {
    await this.notify({ identityId, template, values, key: `${template}/${newId()}` });
  }

  /** The same under a key: given again, it is the same notice. */
  async notify({ identityId, template, values, key }: PersonNotice): Promise<void> {
    const person = await this.store.readObject('identity', identityId);
    if (!person) return;
    const told = await this.tell(person, template, values, key);
    await this.store.transact((transaction) => this.put(transaction, told));
  }
}

/** The language that somebody is written to in. */
export const languageOf = ({ attributes }: Addressee): string => String(attributes['preferredLanguage'] ?? 'it-IT');
const nameOf = ({ attributes }: Addressee): string => String(attributes['name'] ?? '');
