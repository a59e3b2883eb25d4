import { Inject, Injectable, Logger } from '@nestjs/common';
import { Refusal } from '@tessera/engine';
import { PostgresStore, Proofs, SignIns, type SignInFacts } from '@tessera/store';
import { auditLine, inHistoryOf } from '../access/audit-line.js';
import { hashOf, newSecret } from '../access/secret-token.js';
import { SignInThrottle } from '../access/sign-in-throttle.js';
import type { Configuration } from '../house/configuration.js';
import { newId } from '../house/new-id.js';
import { houseAddress } from '../house/house-address.js';
import { CONFIGURATION } from '../house/tokens.js';
import { Post } from '../mail/post.js';
import { LINK } from './contacts.js';
import { Notices } from './notices.js';
import { PasswordDesk } from './password-desk.js';
import { letInAgain } from './let-in-again.js';
import { comesBackByItself, mayReset } from './sign-in-order.js';

/** Lets people choose a new password by a link that goes to their verified address. */
@Injectable()
export class ResetDesk {
  private readonly logger = new Logger('Access');
  private readonly atWork = new Set<Promise<void>>();

  constructor(
    private readonly signIns: SignIns,
    private readonly proofs: Proofs,
    private readonly store: PostgresStore,
    private readonly post: Post,
    private readonly notices: Notices,
    private readonly changes: PasswordDesk,
    private readonly throttle: SignInThrottle,
    @Inject(CONFIGURATION) private readonly configuration: Configuration,
  ) {}

  /** Answers the same, after the same statements, for everybody: nobody is looked for before the answer is on its way. */
  async ask(userName: string, address: string): Promise<void> {
    await this.throttle.attempt(`reset ${userName}`, address);
    const work = new Promise((later) => setImmediate(later)).then(() => this.send(userName)).catch((error: unknown) => {
      this.logger.error(`a link for a new password was not sent: ${error instanceof Error ? error.message : String(error)}`);
    });
    this.atWork.add(work);
    void work.finally(() => this.atWork.delete(work));
  }

  /** When everything asked for so far is done. */
  async settled(): Promise<void> {
    await Promise.all(this.atWork);
  }

  /** Chooses a new password by a link; all sessions and tokens end. */
  async reset(token: string, newPassword: string, address: string): Promise<void> {
    await this.throttle.attempt(`reset link ${address}`, address);
    const link = await this.proofs.findLink(hashOf(token), new Date());
    const facts = link && (await this.signIns.read(link.accountId));
    if (!link || !facts || !(await this.mayReset(facts))) throw new Refusal('link-expired');
    const { account } = facts;
    const audit = auditLine({ id: account.identity.id, displayName: account.identity.name }, { ...inHistoryOf(account.identity.id), action: 'account.password-reset-by-link', reason: account.userName });
    await this.changes.replace(facts, {
      newPassword, at: '/newPassword', endsTokens: true, audit,
      also: async (transaction) => {
        if (!(await this.proofs.endLink(transaction, link.id))) throw new Refusal('link-expired');
      },
    });
    if (comesBackByItself(facts)) await this.signIns.switchOn(account.id);
    await this.throttle.forget(`reset link ${address}`, address);
  }

  private async send(userName: string): Promise<void> {
    const facts = await this.signIns.find(userName);
    const person = facts && (await this.store.readObject('identity', facts.account.identity.id));
    if (!facts || !person || !(await this.mayReset(facts))) return;
    const token = newSecret();
    const { account } = facts;
    const values = { userName: account.userName, link: `${houseAddress(this.configuration)}/reset-password#${token}`, minutes: LINK.minutes };
    const messages = await this.notices.prepare(person, 'password-reset', values);
    if (!messages.length) return;
    await this.store.transact(async (transaction) => {
      const [expiresAt, since] = [LINK.minutes * 60_000, -3_600_000].map((ms) => new Date(transaction.now.getTime() + ms)) as [Date, Date];
      const isKept = await this.proofs.keepLink(transaction, { id: newId(), accountId: account.id, tokenHash: hashOf(token), expiresAt }, { since, most: LINK.perHour });
      if (isKept) await this.post.put(transaction, messages);
    });
  }

  // Frozen, deactivated, away for long or switched off by an administrator: no link, and nobody is told so.
  private async mayReset(facts: SignInFacts): Promise<boolean> {
    const now = new Date();
    return mayReset(await letInAgain(this.signIns, facts, now), now);
  }
}
