import { createHmac, randomInt, timingSafeEqual } from 'node:crypto';
import { Inject, Injectable } from '@nestjs/common';
import { attributeCheck, Catalogue, Conflict, Refusal, requireAllowed, statusOf, type Actor, type ObjectRecord, type Transaction } from '@tessera/engine';
import { AccountsOfPeople, PostgresStore, Proofs } from '@tessera/store';
import { invalid } from '../door/faults.js';
import type { Configuration } from '../house/configuration.js';
import { newId } from '../house/new-id.js';
import { CONFIGURATION } from '../house/tokens.js';
import { refuseBeyondOwn } from '../http/admin/own-reach.js';
import { Post } from '../mail/post.js';
import { CHANNELS, CODE, type Channel } from './contacts.js';
import { Notices, type Told } from './notices.js';
import { People } from './people.js';

/** Addresses and numbers of people: set, sent a code, verified by it, or by somebody who answers for it. */
@Injectable()
export class ContactDesk {
  private readonly checks = new Map<string, ReturnType<typeof attributeCheck>>();

  constructor(
    private readonly people: People,
    private readonly accounts: AccountsOfPeople,
    private readonly proofs: Proofs,
    private readonly store: PostgresStore,
    private readonly post: Post,
    private readonly notices: Notices,
    private readonly catalogue: Catalogue,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Sets or clears a contact, at once. Another one than before has to be verified anew; the person is told, and the old one, too. */
  async set(actor: Actor, identityId: string, channel: Channel, value: string | undefined): Promise<ObjectRecord> {
    const { attribute, validated } = CHANNELS[channel];
    this.refuseUnusable(attribute, value);
    const before = await this.people.read(identityId);
    const isOther = isChange(before, channel, value);
    const told = isOther ? await this.warning(before, channel, value) : undefined;
    return this.people.change(actor, identityId, async (person, transaction) => {
      const isSame = value !== undefined && CHANNELS[channel].isSame(value, String(person.attributes[attribute] ?? ''));
      if (told && person.version === before.version) await this.notices.put(transaction, told);
      return { action: `identity.${channel}-set`, as: 'update', bumps: true, set: { [attribute]: value, ...(isSame ? {} : { [validated]: undefined }) } };
    });
  }

  /** Sends a new code to the contact as it is now; earlier ones are worth nothing any more. */
  async sendCode(actor: Actor, identityId: string, channel: Channel): Promise<void> {
    const person = await this.people.read(identityId);
    const value = contactOf(person, channel);
    const [id, code] = [newId(), String(randomInt(1_000_000)).padStart(6, '0')];
    const message = await this.notices.prepareTo(CHANNELS[channel].by, value, person, 'contact-verification-code', { contact: value, code, minutes: CODE.minutes });
    await this.store.transact(async (transaction) => {
      await this.admit(transaction, actor, identityId, channel);
      const expiresAt = new Date(transaction.now.getTime() + CODE.minutes * 60_000);
      await this.proofs.keepCode(transaction, { id, identityId, channel, value, codeHash: this.hash(id, code), expiresAt });
      await this.post.put(transaction, [message]);
    });
  }

  /** Verifies a contact by its code. */
  async verify(actor: Actor, identityId: string, channel: Channel, code: string): Promise<ObjectRecord> {
    const tried = await this.proofs.tryCode(identityId, channel, CODE.tries, new Date());
    if (!tried) throw new Refusal('code-expired');
    if (!timingSafeEqual(tried.codeHash, this.hash(tried.id, code))) {
      throw new Refusal('wrong-code', { left: CODE.tries - tried.tries }, [{ pointer: '/code', reason: 'wrong-code' }]);
    }
    const { attribute } = CHANNELS[channel];
    return this.people.change(actor, identityId, async (person, transaction) => {
      const isStill = person.attributes[attribute] === tried.value;
      if (!(await this.proofs.endCode(transaction, tried.id, attribute)) || !isStill) throw new Refusal('code-expired');
      return this.validation(channel, actor, transaction, `identity.${channel}-verified`);
    });
  }

  /**
   * Somebody with the right to do so answers for a contact; the stamp shows who. Links to new passwords go there from then on: nobody opens
   * that way to an account that may do more than theirs.
   */
  validate(actor: Actor, identityId: string, channel: Channel): Promise<ObjectRecord> {
    return this.people.change(actor, identityId, async (person, transaction) => {
      if (actor.id !== identityId) refuseBeyondOwn(actor, await this.accounts.permissionsOf(transaction, identityId));
      contactOf(person, channel);
      return this.validation(channel, actor, transaction, `identity.${channel}-marked-verified`);
    });
  }

  private validation(channel: Channel, actor: Actor, transaction: Transaction, action: string) {
    const set = { [CHANNELS[channel].validated]: statusOf(transaction.now, actor) };
    return { action, as: 'verify-contact', bumps: false, set } as const;
  }

  // Under the person's lock, so that two requests at once do not both count as the first.
  private async admit(transaction: Transaction, actor: Actor, identityId: string, channel: Channel): Promise<void> {
    const [person] = await transaction.lockObjects('identity', [identityId]);
    if (!person) throw new Conflict('object-changed');
    requireAllowed('verify-contact', person, actor.id);
    const sent = await this.proofs.sentSince(transaction, identityId, channel, new Date(transaction.now.getTime() - 3_600_000));
    const waitUntil = (from: Date, ms: number) => Math.ceil((from.getTime() + ms - transaction.now.getTime()) / 1000);
    if (sent.first && sent.count >= CODE.perHour) throw new Refusal('too-many-codes', { seconds: waitUntil(sent.first, 3_600_000) });
    const seconds = sent.last ? waitUntil(sent.last, CODE.pauseSeconds * 1000) : 0;
    if (seconds > 0) throw new Refusal('code-sent-already', { seconds });
  }

  // Whoever took an account over must not be able to move its address away unseen.
  private async warning(before: ObjectRecord, channel: Channel, value: string | undefined): Promise<Told> {
    const { attribute, by, validated } = CHANNELS[channel];
    const old = String(before.attributes[attribute]);
    const values = { at: new Date().toISOString(), oldContact: old, ...(value === undefined ? {} : { newContact: value }) };
    const { messages, notices } = await this.notices.tell(unverified(before, validated), 'contact-changed', values);
    if (!before.attributes[validated]) return { messages, notices };
    return { messages: [await this.notices.prepareTo(by, old, before, 'contact-changed', values), ...messages], notices };
  }

  private refuseUnusable(attribute: string, value: string | undefined): void {
    const field = this.catalogue.objectType('identity').attributes[attribute];
    if (value === undefined || !field) return;
    const check = this.checks.get(attribute) ?? attributeCheck({ [attribute]: field });
    this.checks.set(attribute, check);
    const [fault] = check({ [attribute]: value });
    if (fault) throw invalid([{ ...fault, pointer: '/value' }]);
  }

  // Six digits are soon guessed: the hash is bound to a key that is not in the database.
  private hash(id: string, code: string): Buffer {
    return createHmac('sha256', this.configuration.key).update(`contact code ${id} ${code}`).digest();
  }
}

// The one that is about to change reaches them no longer.
const unverified = (person: ObjectRecord, validated: string): ObjectRecord => ({ ...person, attributes: { ...person.attributes, [validated]: undefined } });

function isChange({ attributes }: ObjectRecord, channel: Channel, value: string | undefined): boolean {
  const old = attributes[CHANNELS[channel].attribute];
  return typeof old === 'string' && (value === undefined || !CHANNELS[channel].isSame(value, old));
}

function contactOf(person: ObjectRecord, channel: Channel): string {
  const value = person.attributes[CHANNELS[channel].attribute];
  if (typeof value !== 'string') throw new Refusal('no-contact');
  return value;
}
