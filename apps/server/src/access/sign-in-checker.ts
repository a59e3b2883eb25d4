import { Injectable } from '@nestjs/common';
import { systemActor } from '@tessera/engine';
import { AuditLog, SignIns, type SignInFacts } from '@tessera/store';
import { accountCriteriaOf } from '../accounts/criteria.js';
import { Notices } from '../accounts/notices.js';
import { isExempt, judge } from '../accounts/sign-in-order.js';
import { HttpTrouble } from '../problems/problem.js';
import { auditLine } from './audit-line.js';
import { Passwords } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Checks user name and password. Names that do not exist cost as much time, and get the same answer. */
@Injectable()
export class SignInChecker {
  constructor(
    private readonly signIns: SignIns,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
    private readonly notices: Notices,
  ) {}

  /** Who comes in, or 401, or 429. */
  async check(sent: { readonly userName: string; readonly password: string }, address: string): Promise<SignInFacts> {
    await this.throttle.attempt(sent.userName, address);
    const now = new Date();
    const facts = await this.signIns.find(sent.userName);
    const fits = await this.passwords.fits(facts?.passwordHash, sent.password);
    const verdict = judge(facts, fits, now);
    if (!facts || verdict.end !== 'admitted') {
      await this.note('session.refused', facts);
      if (facts && verdict.end === 'wrong-password') await this.count(facts);
      if (facts && verdict.end === 'inactive') await this.putToRest(facts);
      throw new HttpTrouble({ status: 401, reason: 'wrong-credentials' });
    }
    await this.throttle.forget(sent.userName, address);
    await this.signIns.succeeded(facts.account.id, now, verdict);
    return facts;
  }

  /** What was typed as an unknown name may be a password: it is not written down. */
  async note(action: string, facts: SignInFacts | undefined): Promise<void> {
    const actor = facts ? { id: facts.account.identity.id, displayName: facts.account.identity.name } : { id: 'nobody', displayName: 'nobody' };
    await this.audit.append([auditLine(actor, { action, ...(facts ? { reason: facts.account.userName } : {}) })]);
  }

  private async count(facts: SignInFacts): Promise<void> {
    if (isExempt(facts)) return;
    const { maxAttempts, resetMinutes } = accountCriteriaOf(facts.accountCriteria);
    const line = disabling(facts, 'attempts');
    const isDisabled = await this.signIns.failed(facts.account.id, { most: maxAttempts, forgetAfterMinutes: resetMinutes }, line);
    if (isDisabled) await this.tell(facts, line.at);
  }

  private async putToRest(facts: SignInFacts): Promise<void> {
    const line = disabling(facts, 'inactivity');
    if (await this.signIns.disable(facts.account.id, 'inactivity', line)) await this.tell(facts, line.at);
  }

  private tell({ account: { identity, userName } }: SignInFacts, at: Date): Promise<void> {
    return this.notices.send(identity.id, 'account-disabled', { userName, at: at.toISOString() });
  }
}

const disabling = ({ account }: SignInFacts, reason: string) =>
  auditLine(systemActor, { action: 'account.disabled', reason: account.userName, changed: { disabledReason: { to: reason } } });
