import { Injectable } from '@nestjs/common';
import type { Json, ObjectRecord } from '@tessera/engine';
import type { Status } from '@tessera/plugin-api';
import type { Caller } from '../access/caller.js';
import type { ContactView, MyRecord } from './accounts.models.js';
import { ContactDesk } from './contact-desk.js';
import { CHANNELS, type Channel } from './contacts.js';
import { passwordCriteriaOf } from './criteria.js';
import { PasswordDesk } from './password-desk.js';
import { People } from './people.js';

const DAY = 24 * 3_600_000;

/** What people see and change about themselves as persons. */
@Injectable()
export class MyAccountDesk {
  constructor(
    private readonly people: People,
    private readonly contacts: ContactDesk,
    private readonly passwords: PasswordDesk,
  ) {}

  async read(caller: Caller): Promise<MyRecord> {
    return this.viewOf(caller, await this.people.read(caller.identityId));
  }

  async setContact(caller: Caller, channel: Channel, value: string | undefined): Promise<MyRecord> {
    await this.people.requireRight(caller.actor, caller.identityId, 'OwnContacts');
    return this.viewOf(caller, await this.contacts.set(caller.actor, caller.identityId, channel, value));
  }

  sendCode(caller: Caller, channel: Channel): Promise<void> {
    return this.contacts.sendCode(caller.actor, caller.identityId, channel);
  }

  async verify(caller: Caller, channel: Channel, code: string): Promise<MyRecord> {
    return this.viewOf(caller, await this.contacts.verify(caller.actor, caller.identityId, channel, code));
  }

  private async viewOf(caller: Caller, { id, attributes }: ObjectRecord): Promise<MyRecord> {
    const { account, passwordCriteria } = await this.passwords.facts(caller.accountId);
    const { maxAgeDays } = passwordCriteriaOf(passwordCriteria);
    const changed = account.passwordChangedAt;
    return {
      identityId: id, name: account.identity.name, userName: account.userName,
      ...texts(attributes, { recordEmail: 'email', organisationalUnit: 'organisationalUnit', organisation: 'organisation', title: 'title', preferredLanguage: 'preferredLanguage' }),
      ...(changed ? { passwordChangedAt: changed.toISOString() } : {}),
      ...(changed && maxAgeDays ? { passwordExpiresAt: new Date(changed.getTime() + maxAgeDays * DAY).toISOString() } : {}),
      email: contactView(attributes, 'email'), phone: contactView(attributes, 'phone'),
    };
  }
}

function texts<K extends string>(attributes: Json, names: Readonly<Record<K, string>>): { [P in K]?: string } {
  const there = Object.entries<string>(names).filter(([, name]) => typeof attributes[name] === 'string');
  return Object.fromEntries(there.map(([as, name]) => [as, attributes[name]])) as { [P in K]?: string };
}

function contactView(attributes: Json, channel: Channel): ContactView {
  const value = attributes[CHANNELS[channel].attribute];
  const stamp = attributes[CHANNELS[channel].validated] as Status | undefined;
  return {
    ...(typeof value === 'string' ? { value } : {}),
    ...(stamp ? { verifiedAt: stamp.date, verifiedBy: stamp.identity.name } : {}),
  };
}
