import { Injectable } from '@nestjs/common';
import { Refusal } from '@tessera/engine';
import type { SignInFacts } from '@tessera/store';
import { PasswordDesk } from '../accounts/password-desk.js';
import { People } from '../accounts/people.js';
import type { Me } from '../http/models/access.models.js';
import { sessionRequired } from '../problems/problem.js';
import { auditLine, inHistoryOf } from './audit-line.js';
import type { Caller, Language } from './caller.js';
import { Passwords } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** What people see and change about themselves. */
@Injectable()
export class MeDesk {
  constructor(
    private readonly changes: PasswordDesk,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly people: People,
  ) {}

  read(caller: Caller): Me {
    const { accountId: id, identityId, userName, displayName, language, roles, actor, session, mustChangePassword, assignments } = caller;
    return {
      account: { id, identityId, userName, displayName, language },
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
    if (!caller.session) throw sessionRequired();
    const facts = await this.check(caller, sent.currentPassword);
    await this.changes.replace(facts, {
      newPassword: sent.newPassword, at: '/newPassword', keepSessionId: caller.session.id,
      audit: auditLine(caller.actor, { ...inHistoryOf(caller.identityId), action: 'account.password-changed', reason: caller.userName }),
    });
    return this.read({ ...caller, mustChangePassword: false });
  }

  private async check(caller: Caller, currentPassword: string): Promise<SignInFacts> {
    await this.throttle.attempt(caller.userName, caller.accountId);
    const facts = await this.changes.facts(caller.accountId);
    if (!(await this.passwords.fits(facts.passwordHash, currentPassword))) {
      throw new Refusal('wrong-password', {}, [{ pointer: '/currentPassword', reason: 'wrong-password' }]);
    }
    await this.throttle.forget(caller.userName, caller.accountId);
    this.changes.refuseTooYoung(facts, new Date());
    return facts;
  }
}
