import { Injectable } from '@nestjs/common';
import { systemActor, type AuditEntry } from '@tessera/engine';
import { SignIns, type DisabledReason, type SignInFacts } from '@tessera/store';
import { auditLine, inHistoryOf } from '../access/audit-line.js';
import { letInAgain } from './let-in-again.js';
import { Notices } from './notices.js';
import { judge } from './sign-in-order.js';

const AT_ONCE = 200;

/** What the audit says of an account that the house switches off. */
export const disabling = ({ account }: SignInFacts, reason: DisabledReason): AuditEntry =>
  auditLine(systemActor, { ...inHistoryOf(account.identity.id), action: 'account.disabled', reason: account.userName, changed: { disabledReason: { to: reason } } });

/** Switches accounts off that nobody uses for longer than their criteria allow, and tells their owners. */
@Injectable()
export class UnusedAccounts {
  constructor(
    private readonly signIns: SignIns,
    private readonly notices: Notices,
  ) {}

  /** All that are unused by now; answers how many were switched off. */
  async sweep(now: Date): Promise<number> {
    let count = 0;
    for (let afterId: string | undefined; ; ) {
      const unused = await this.signIns.listUnused({ now, limit: AT_ONCE, ...(afterId !== undefined && { afterId }) });
      for (const facts of unused) {
        const { end } = judge(await letInAgain(this.signIns, facts, now), true, now);
        if (end === 'inactive') count += Number(await this.putToRest(facts));
      }
      afterId = unused.at(-1)?.account.id;
      if (afterId === undefined) return count;
    }
  }

  /** One of them; answers whether it was on. */
  async putToRest(facts: SignInFacts): Promise<boolean> {
    const line = disabling(facts, 'inactivity');
    const wasOn = await this.signIns.disable(facts.account.id, 'inactivity', line);
    if (wasOn) await this.tell(facts, line.at);
    return wasOn;
  }

  /** Tells the owner that their account was switched off. */
  tell({ account: { identity, userName } }: SignInFacts, at: Date): Promise<void> {
    return this.notices.send(identity.id, 'account-disabled', { userName, at: at.toISOString() });
  }
}
