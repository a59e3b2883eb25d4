import { Injectable } from '@nestjs/common';
import type { AuditEntry } from '@tessera/engine';
import { AuditLog, SignIns, type SignInFacts } from '@tessera/store';
import { accountCriteriaOf } from '../accounts/criteria.js';
import { letInAgain } from '../accounts/let-in-again.js';
import { isExempt, judge, type Verdict } from '../accounts/sign-in-order.js';
import { disabling, UnusedAccounts } from '../accounts/unused-accounts.js';
import { HttpTrouble } from '../problems/problem.js';
import { aboutSomebody, auditLine } from './audit-line.js';
import type { Language } from './caller.js';
import { Passwords } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

/** Where somebody comes from, and the language that they are spoken to unless they prefer another one. */
export interface Visitor {
  readonly address: string;
  readonly language: Language;
}

/** Checks user name and password. Names that do not exist cost as much time, and get the same answer. */
@Injectable()
export class SignInChecker {
  constructor(
    private readonly signIns: SignIns,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
    private readonly unused: UnusedAccounts,
  ) {}

  /** Who comes in, or 401, or 429. */
  async check(sent: { readonly userName: string; readonly password: string }, { address, language }: Visitor): Promise<SignInFacts> {
    await this.throttle.attempt(sent.userName, address);
    const now = new Date();
    const found = await this.signIns.find(sent.userName);
    const facts = found && (await letInAgain(this.signIns, found, now));
    const fits = await this.passwords.fits(facts?.passwordHash, sent.password);
    const verdict = judge(facts, fits, now);
    if (!facts || verdict.end !== 'admitted') {
      await this.refuse(facts, verdict);
      throw wrongCredentials();
    }
    if (!(await this.signIns.succeeded(facts, now, { ...verdict, language }))) {
      await this.note('session.refused', facts);
      throw wrongCredentials();
    }
    await this.throttle.forget(sent.userName, address);
    return facts;
  }

  /** What was typed as an unknown name may be a password: it is not written down. */
  async note(action: string, facts: SignInFacts | undefined): Promise<void> {
    await this.audit.append([lineOf(action, facts)]);
  }

  // One transaction, whoever was asked for: a name that exists must not take longer.
  private async refuse(facts: SignInFacts | undefined, { end }: Verdict): Promise<void> {
    if (facts && end === 'wrong-password' && !isExempt(facts)) return this.count(facts);
    await this.note('session.refused', facts);
    if (facts && end === 'inactive') await this.unused.putToRest(facts);
  }

  private async count(facts: SignInFacts): Promise<void> {
    const { maxAttempts, resetMinutes, disabledMinutes } = accountCriteriaOf(facts.accountCriteria);
    const audit = { refused: lineOf('session.refused', facts), disabled: disabling(facts, 'attempts') };
    const isDisabled = await this.signIns.failed(facts.account.id, { most: maxAttempts, forgetAfterMinutes: resetMinutes, disabledMinutes }, audit);
    if (isDisabled) await this.unused.tell(facts, audit.disabled.at);
  }
}

const wrongCredentials = (): HttpTrouble => new HttpTrouble({ status: 401, reason: 'wrong-credentials' });

function lineOf(action: string, facts: SignInFacts | undefined): AuditEntry {
  const actor = facts ? { id: facts.account.identity.id, displayName: facts.account.identity.name } : { id: 'nobody', displayName: 'nobody' };
  return auditLine(actor, { action, ...(facts ? { ...aboutSomebody(facts.account.identity.id), reason: facts.account.userName } : {}) });
}
