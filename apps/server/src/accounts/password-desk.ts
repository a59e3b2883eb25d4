import { Injectable } from '@nestjs/common';
import { NotFound, Refusal, type AuditEntry, type FieldFault, type Transaction } from '@tessera/engine';
import { Accounts, PostgresStore, SignIns, type SignInFacts } from '@tessera/store';
import { Passwords } from '../access/passwords.js';
import { invalid } from '../door/faults.js';
import { passwordCriteriaOf } from './criteria.js';
import { Notices } from './notices.js';
import { faultsOfPassword } from './password-rules.js';

const DAY = 24 * 3_600_000;

/** A password that takes the place of another. */
export interface PasswordChange {
  readonly newPassword: string;
  /** Where the new password stood in what was sent. */
  readonly at: string;
  readonly keepSessionId?: string;
  /** Whether tokens end, too: whoever forgot a password may have lost more. */
  readonly endsTokens?: true;
  readonly audit: AuditEntry;
  /** What else has to hold, and happens, in the same transaction. */
  also?(transaction: Transaction): Promise<void>;
}

/** Changes passwords by the criteria of the account, and tells its owner. */
@Injectable()
export class PasswordDesk {
  constructor(
    private readonly signIns: SignIns,
    private readonly accounts: Accounts,
    private readonly passwords: Passwords,
    private readonly store: PostgresStore,
    private readonly notices: Notices,
  ) {}

  async facts(accountId: string): Promise<SignInFacts> {
    const facts = await this.signIns.read(accountId);
    if (!facts) throw new NotFound('account', accountId);
    return facts;
  }

  /** Throws what is wrong with the new password; else everything about the change is one transaction. */
  async replace(facts: SignInFacts, { newPassword, at, keepSessionId, endsTokens, audit, also }: PasswordChange): Promise<void> {
    const faults = await this.faults(facts, newPassword, at);
    if (faults.length) throw invalid(faults);
    const { account } = facts;
    const hash = await this.passwords.hash(newPassword);
    const person = await this.store.readObject('identity', account.identity.id);
    const told = person && (await this.notices.tell(person, 'password-changed', { userName: account.userName, at: audit.at.toISOString() }));
    await this.store.transact(async (transaction) => {
      await also?.(transaction);
      await this.accounts.replacePassword(transaction, account.id, { hash, mustChange: false, ...(keepSessionId && { keepSessionId }), ...(endsTokens && { endsTokens }) });
      if (told) await this.notices.put(transaction, told);
      await transaction.write({ at: transaction.now, actorId: audit.actorId, objects: [], audit: [audit], tasks: [] });
    });
  }

  /** A password that was changed a moment ago stays for a while, so that nobody changes through the history in one go. */
  refuseTooYoung({ account, passwordCriteria }: SignInFacts, now: Date): void {
    const { minAgeDays } = passwordCriteriaOf(passwordCriteria);
    if (minAgeDays === 0 || account.mustChangePassword || !account.passwordChangedAt) return;
    const until = new Date(account.passwordChangedAt.getTime() + minAgeDays * DAY);
    if (until > now) throw new Refusal('password-too-young', { days: minAgeDays, until: until.toISOString() });
  }

  /** What is wrong with a new password by the criteria of its account; inside a transaction when there is one. */
  async faults({ account, passwordHash, passwordCriteria }: SignInFacts, password: string, at: string, transaction?: Transaction): Promise<FieldFault[]> {
    const criteria = passwordCriteriaOf(passwordCriteria);
    const faults = faultsOfPassword(password, { userName: account.userName, name: account.identity.name }, criteria, at);
    if (faults.length) return faults;
    if (passwordHash && (await this.passwords.fits(passwordHash, password))) return [{ pointer: at, reason: 'same-as-before' }];
    // The present one was one of the new passwords since; it never comes again at once.
    const earlier = criteria.history > 1 ? await this.accounts.readPasswordHistory(account.id, criteria.history - 1, transaction) : [];
    for (const hash of earlier) if (await this.passwords.fits(hash, password)) return [{ pointer: at, reason: 'used-before', details: { count: criteria.history } }];
    return [];
  }
}
