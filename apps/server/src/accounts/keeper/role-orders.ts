import { Injectable } from '@nestjs/common';
import { Refusal, type AccountOrder, type ObjectRecord } from '@tessera/engine';
import { AccountsOfPeople, type AccountLeft } from '@tessera/store';
import { refuseBeyondOwn } from '../../http/admin/own-reach.js';
import { Notices } from '../notices.js';
import { defaultRoles, granted, nameOf, note, say, type Work } from './work.js';

/** Roles that runs give and take. */
@Injectable()
export class RoleOrders {
  constructor(
    private readonly people: AccountsOfPeople,
    private readonly notices: Notices,
  ) {}

  /** Exactly these roles; nobody gives, or takes from somebody who has, more than they may do themselves. */
  async set(work: Work, { personId, roles }: Extract<AccountOrder, { readonly kind: 'set-roles' }>, person: ObjectRecord): Promise<void> {
    const account = await this.people.lock(work.transaction, personId);
    if (!account) throw new Refusal('no-account', { name: nameOf(person) });
    if (personId === work.run.actorId) throw new Refusal('own-account');
    const { builtIn } = account.identity;
    if (builtIn) throw new Refusal('built-in', { objectId: personId, builtIn });
    if (roles.some((name) => !work.roles.has(name))) throw new Refusal('unknown-role');
    refuseBeyondOwn(work.actor, granted(work, [...account.roles, ...roles]));
    const changed = await this.people.setRoles(work.transaction, [personId], roles);
    this.noteAll(work, changed, roles);
    if (changed.length > 0) await this.tell(work, person, account.userName, roles);
  }

  /** What changes with the state of people: all of them together. Nobody takes away, this way neither, what they may not do themselves. */
  async withdraw(work: Work, personIds: readonly string[]): Promise<void> {
    const changed = await this.people.setRoles(work.transaction, personIds, []);
    refuseBeyondOwn(work.actor, granted(work, changed.flatMap(({ roles }) => roles)));
    this.noteAll(work, changed, []);
  }

  /** Only the default roles come back; like any others they are given by nobody who may do less. */
  async returnDefaults(work: Work, personIds: readonly string[]): Promise<void> {
    const roles = defaultRoles(work);
    const changed = await this.people.setRoles(work.transaction, personIds, roles);
    if (changed.length > 0) refuseBeyondOwn(work.actor, granted(work, roles));
    this.noteAll(work, changed, roles);
  }

  private noteAll(work: Work, changed: readonly AccountLeft[], roles: readonly string[]): void {
    for (const { identityId, userName, roles: before } of changed) {
      note(work, identityId, { action: 'account.roles-changed', reason: userName, changed: { roles: { from: before, to: roles } } });
    }
  }

  private async tell(work: Work, person: ObjectRecord, userName: string, names: readonly string[]): Promise<void> {
    const { roles, transaction } = work;
    const titles = names.map((name) => roles.get(name)?.title ?? name).join(', ') || '-';
    say(work, await this.notices.tell(person, 'roles-changed', { userName, at: transaction.now.toISOString(), roles: titles }, undefined, transaction));
  }
}
