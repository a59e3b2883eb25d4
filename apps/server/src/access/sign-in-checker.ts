import { Injectable } from '@nestjs/common';
import { Accounts, AuditLog } from '@tessera/store';
import { HttpTrouble } from '../problems/problem.js';
import { auditLine } from './audit-line.js';
import { Passwords } from './passwords.js';
import { SignInThrottle } from './sign-in-throttle.js';

type Found = Awaited<ReturnType<Accounts['findForSignIn']>>;

/** Checks user name and password. Names that do not exist cost as much time, and get the same answer. */
@Injectable()
export class SignInChecker {
  constructor(
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly throttle: SignInThrottle,
    private readonly audit: AuditLog,
  ) {}

  /** The id of the account, or 401, or 429. */
  async check(sent: { readonly userName: string; readonly password: string }, address: string): Promise<string> {
    await this.throttle.attempt(sent.userName, address);
    const account = await this.accounts.findForSignIn(sent.userName);
    const fits = await this.passwords.fits(account?.passwordHash, sent.password);
    if (!account || !fits || account.disabledAt) {
      await this.note('session.refused', account);
      throw new HttpTrouble({ status: 401, reason: 'wrong-credentials' });
    }
    await this.throttle.forget(sent.userName, address);
    await this.note('session.opened', account);
    return account.id;
  }

  // What was typed as an unknown name may be a password: it is not written down.
  private async note(action: string, account: Found): Promise<void> {
    const actor = account ?? { id: 'nobody', displayName: 'nobody' };
    await this.audit.append([auditLine(actor, { action, ...(account ? { reason: account.userName } : {}) })]);
  }
}
