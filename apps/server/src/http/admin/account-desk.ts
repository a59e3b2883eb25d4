import { Injectable } from '@nestjs/common';
import { NotFound, Refusal } from '@tessera/engine';
import { Accounts, ObjectQueries, Roles, type Account } from '@tessera/store';
import { auditLine } from '../../access/audit-line.js';
import type { Caller, Language } from '../../access/caller.js';
import { Notices } from '../../accounts/notices.js';
import { LastKeys } from '../../access/last-keys.js';
import { Passwords } from '../../access/passwords.js';
import { newFirstPassword } from '../../access/secret-token.js';
import { invalidAt } from '../../door/faults.js';
import { newId } from '../../house/new-id.js';
import { PERSON, Sight } from '../../views/sight.js';
import type { AccountPage, AccountView, NewPassword } from '../models/access.models.js';
import type { AccountsQuery, ChangeAccount, CreateAccount } from './admin.shapes.js';
import { refuseBeyondOwn } from './own-reach.js';

/** Accounts, as administrators look after them. */
@Injectable()
export class AccountDesk {
  constructor(
    private readonly accounts: Accounts,
    private readonly roles: Roles,
    private readonly passwords: Passwords,
    private readonly notices: Notices,
    private readonly keys: LastKeys,
    private readonly sight: Sight,
    private readonly people: ObjectQueries,
  ) {}

  async list(caller: Caller, query: AccountsQuery): Promise<AccountPage> {
    const within = await this.sight.everybody(caller);
    const { items, nextCursor } = await this.accounts.list({ ...query, within });
    const seen = new Set(await this.people.visible(PERSON, items.map(({ identity }) => identity.id), within));
    return { items: items.map((one) => viewOf(seen.has(one.identity.id) ? one : nameless(one))), ...(nextCursor ? { nextCursor } : {}) };
  }

  async create(caller: Caller, sent: CreateAccount): Promise<NewPassword> {
    refuseBeyondOwn(caller.actor, await this.grantedBy(sent.roles));
    const password = newFirstPassword();
    const { userName, displayName, roles, identityId } = sent;
    const account = {
      id: newId(), userName, displayName, roles, language: caller.language, mustChangePassword: true, at: new Date(),
      passwordHash: await this.passwords.hash(password), ...(identityId ? { identityId } : {}),
    };
    await this.accounts.create(account, auditLine(caller.actor, {
      ...about(identityId ?? account.id), action: 'account.created', reason: userName, changed: { displayName: { to: displayName }, roles: { to: roles } },
    }));
    return { id: account.id, userName, password };
  }

  async change(caller: Caller, id: string, sent: ChangeAccount, confirmed = false): Promise<AccountView> {
    const before = await this.withinReach(caller, id);
    if (id === caller.accountId && (sent.roles || sent.disabled)) throw new Refusal('own-account');
    if (sent.roles) refuseBeyondOwn(caller.actor, await this.grantedBy(sent.roles));
    if (sent.disabled && before.identity.builtIn) throw new Refusal('built-in', { objectId: before.identity.id, builtIn: before.identity.builtIn });
    if (sent.roles || sent.disabled) await this.keys.account(id, sent.disabled ? [] : (sent.roles ?? before.roles), { confirmed, language: caller.language });
    const { accountCriteria, passwordCriteria, ...others } = sent;
    const criteria = { ...criteriaOf('accountCriteriaId', accountCriteria), ...criteriaOf('passwordCriteriaId', passwordCriteria) };
    const after = await this.accounts.update(id, { ...others, ...criteria }, auditLine(caller.actor, {
      ...about(before.identity.id), action: 'account.changed', reason: before.userName, changed: changesOf(before, sent),
    }));
    await this.tell(before, after);
    return viewOf(after);
  }

  async resetPassword(caller: Caller, id: string): Promise<NewPassword> {
    const account = await this.withinReach(caller, id);
    // A session that somebody left open must not become their password.
    if (id === caller.accountId) throw new Refusal('own-account');
    const password = newFirstPassword();
    await this.accounts.setPassword(id, { hash: await this.passwords.hash(password), mustChange: true }, auditLine(caller.actor, {
      ...about(account.identity.id), action: 'account.password-reset', reason: account.userName,
    }));
    await this.notices.send(account.identity.id, 'password-changed', { userName: account.userName, at: new Date().toISOString() });
    return { id, userName: account.userName, password };
  }

  private async tell(before: Account, after: Account): Promise<void> {
    const values = { userName: after.userName, at: new Date().toISOString() };
    if (!before.disabledAt && after.disabledAt) await this.notices.send(after.identity.id, 'account-disabled', values);
    if (before.roles.join() === after.roles.join()) return;
    const titles = new Map((await this.roles.list()).map(({ name, title }) => [name, title]));
    const roles = after.roles.map((name) => titles.get(name) ?? name).join(', ') || '-';
    await this.notices.send(after.identity.id, 'roles-changed', { ...values, roles });
  }

  // Whoever may do less must not take over an account that may do more.
  private async withinReach(caller: Caller, id: string): Promise<Account> {
    const account = await this.accounts.read(id);
    if (!account) throw new NotFound('account', id);
    refuseBeyondOwn(caller.actor, await this.grantedBy(account.roles));
    return account;
  }

  private async grantedBy(names: readonly string[]): Promise<readonly string[]> {
    const roles = await this.roles.list();
    return names.flatMap((name, index) => {
      const role = roles.find((one) => one.name === name);
      if (!role) throw invalidAt(`/roles/${index}`, 'not-a-choice');
      return role.permissions;
    });
  }
}

// Part of their history, and forgotten with it.
const about = (objectId: string) => ({ objectType: 'identity', objectId, erasable: true }) as const;

function changesOf(before: Account, sent: ChangeAccount): Record<string, { from: unknown; to: unknown }> {
  const was = {
    displayName: before.displayName, roles: before.roles, disabled: before.disabledAt !== undefined,
    accountCriteria: before.accountCriteriaId ?? 'default', passwordCriteria: before.passwordCriteriaId ?? 'default',
  };
  return Object.fromEntries(
    (['displayName', 'roles', 'disabled', 'accountCriteria', 'passwordCriteria'] as const).flatMap((name) =>
      sent[name] === undefined ? [] : [[name, { from: was[name], to: sent[name] }]]),
  );
}

const criteriaOf = (name: 'accountCriteriaId' | 'passwordCriteriaId', sent: string | undefined) =>
  sent === undefined ? {} : { [name]: sent === 'default' ? null : sent };

function passwordOf({ hasPassword, mustChangePassword }: Account): AccountView['password'] {
  if (!hasPassword) return 'none';
  return mustChangePassword ? 'first' : 'own';
}

// Of whoever may not be seen it says what they sign in with, and nothing else.
const nameless = (account: Account): Account => ({ ...account, displayName: account.userName, identity: { ...account.identity, name: account.userName } });

const viewOf = (account: Account): AccountView => ({
  id: account.id,
  userName: account.userName,
  displayName: account.displayName,
  language: account.language as Language,
  roles: [...account.roles],
  disabled: account.disabledAt !== undefined,
  identity: { ...account.identity },
  password: passwordOf(account),
  mustChangePassword: account.mustChangePassword,
  ...(account.disabledReason ? { disabledReason: account.disabledReason } : {}),
  ...(account.disabledAt ? { disabledAt: account.disabledAt.toISOString() } : {}),
  ...(account.signedInAt ? { signedInAt: account.signedInAt.toISOString() } : {}),
  ...(account.accountCriteriaId ? { accountCriteriaId: account.accountCriteriaId } : {}),
  ...(account.passwordCriteriaId ? { passwordCriteriaId: account.passwordCriteriaId } : {}),
  createdAt: account.createdAt.toISOString(),
});
