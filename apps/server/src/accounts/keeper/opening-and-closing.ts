import { Injectable } from '@nestjs/common';
import { Refusal, type AccountOrder, type ObjectRecord } from '@tessera/engine';
import { accountFailure, Accounts, AccountsOfPeople } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import { Contexts } from '../../access/contexts.js';
import { refuseBeyondOwn } from '../../http/admin/own-reach.js';
import { Passwords } from '../../access/passwords.js';
import { newId } from '../../house/new-id.js';
import { PasswordsAtHand } from './passwords-at-hand.js';
import { freeUserName, userNameFor } from './user-names.js';
import { defaultRoles, granted, nameOf, note, type Work } from './work.js';

/** Accounts that runs open and close. */
@Injectable()
export class OpeningAndClosing {
  constructor(
    private readonly people: AccountsOfPeople,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly atHand: PasswordsAtHand,
    private readonly contexts: Contexts,
  ) {}

  /** An account with the default roles for somebody who is active, without any for others. */
  async open(work: Work, { personId, delivery }: Extract<AccountOrder, { readonly kind: 'open' | 'reset-password' }>, person: ObjectRecord): Promise<void> {
    const { transaction } = work;
    if (await this.people.lock(transaction, personId)) throw new Refusal('identity-has-account');
    const roles = person.state === 'active' ? defaultRoles(work) : [];
    refuseBeyondOwn(work.actor, granted(work, roles));
    const wanted = userNameFor(person.attributes);
    const userName = freeUserName(wanted, await this.people.userNamesLike(transaction, wanted));
    const password = this.atHand.make(delivery);
    const account = {
      id: newId(), userName, displayName: nameOf(person).slice(0, 200), roles, identityId: personId, mustChangePassword: true, at: transaction.now,
      language: String(person.attributes['preferredLanguage'] ?? 'it-IT'), ...(password && { passwordHash: await this.passwords.hash(password) }),
    };
    await this.accounts.insert(transaction, account, auditLine({ id: work.run.actorId, displayName: work.run.actorName }, { action: 'account.created' }))
      .catch((error: unknown) => { throw lookedAtAgain(accountFailure(error)); });
    note(work, personId, { action: 'account.created', reason: userName, changed: { roles: { to: roles } } });
    await this.atHand.deliver(work, account, person, delivery, password);
  }

  /** Removes accounts, unless somebody is still needed: then it says for what. */
  async close(work: Work, personIds: readonly string[]): Promise<void> {
    const [needed] = await this.people.needed(work.transaction, personIds, this.contexts.today(work.transaction.now));
    if (needed) {
      const { identityId: objectId, positions, runs } = needed;
      throw new Refusal('still-needed', { objectId, positions: positions.join(', ') || '–', runs });
    }
    const removed = await this.people.remove(work.transaction, personIds);
    refuseBeyondOwn(work.actor, granted(work, removed.flatMap(({ roles }) => roles)));
    // Without the user name: whoever is anonymised is not named once more.
    for (const { identityId, roles } of removed) {
      note(work, identityId, { action: 'account.removed', changed: { roles: { from: roles } } });
    }
  }
}

// Somebody took the user name in the same moment: the second look finds another one.
function lookedAtAgain(error: unknown): unknown {
  const isTaken = error instanceof Error && (error as { reason?: unknown }).reason === 'user-name-taken';
  return isTaken ? new Refusal('value-already-used', { attribute: 'userName' }) : error;
}
