import { Injectable } from '@nestjs/common';
import { Forbidden, Refusal } from '@tessera/engine';
import { Accounts } from '@tessera/store';
import { People } from '../accounts/people.js';
import { invalid } from '../door/faults.js';
import type { Me } from '../http/models/access.models.js';
import { auditLine } from './audit-line.js';
import type { Caller, Language } from './caller.js';
import { faultsOfPassword, Passwords } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** What people see and change about themselves. */
@Injectable()
export class MeDesk {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly people: People,
  ) {}

  read(caller: Caller): Me {
    const { accountId: id, userName, displayName, language, roles, actor, session, mustChangePassword, assignments } = caller;
    return {
      account: { id, userName, displayName, language },
      roles: [...roles],
      permissions: [...actor.permissions].sort(),
      csrfToken: session?.csrfToken ?? '',
      mustChangePassword,
      assignments: assignments.map((one) => ({ ...one, active: one.id === actor.context?.assignmentId })),
    };
  }

  async changeLanguage(caller: Caller, language: Language): Promise<Me> {
    await this.people.change(caller.actor, caller.identityId, () => ({
      action: 'identity.preferred-language-set', as: 'update', set: { preferredLanguage: language }, bumps: true,
    }));
    return this.read({ ...caller, language });
  }

  /** Every other session of the account ends; this one goes on. */
  async changePassword(caller: Caller, sent: { readonly currentPassword: string; readonly newPassword: string }): Promise<Me> {
    if (!caller.session) throw new Forbidden('session');
    await this.check(caller, sent);
    await this.accounts.setPassword(
      caller.accountId,
      { hash: await this.passwords.hash(sent.newPassword), mustChange: false, keepSessionId: caller.session.id },
      auditLine(caller.actor, { action: 'account.password-changed', reason: caller.userName }),
    );
    return this.read({ ...caller, mustChangePassword: false });
  }

  private async check(caller: Caller, sent: { readonly currentPassword: string; readonly newPassword: string }): Promise<void> {
    await this.throttle.attempt(caller.userName, caller.accountId);
    const stored = await this.accounts.readPasswordHash(caller.accountId);
    if (!(await this.passwords.fits(stored, sent.currentPassword))) {
      throw new Refusal('wrong-password', {}, [{ pointer: '/currentPassword', reason: 'wrong-password' }]);
    }
    await this.throttle.forget(caller.userName, caller.accountId);
    const faults = faultsOfPassword(sent.newPassword, caller.userName, '/newPassword');
    if (sent.newPassword === sent.currentPassword) faults.push({ pointer: '/newPassword', reason: 'same-as-before' });
    if (faults.length) throw invalid(faults);
  }
}
