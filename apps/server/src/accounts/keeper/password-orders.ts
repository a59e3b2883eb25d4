import { Injectable } from '@nestjs/common';
import { Refusal, type AccountOrder, type ObjectRecord } from '@tessera/engine';
import type { Sealed } from '@tessera/plugin-api';
import { Accounts, AccountsOfPeople, SignIns, type Account } from '@tessera/store';
import { RateLimiterMemory } from 'rate-limiter-flexible';
import { Passwords } from '../../access/passwords.js';
import { refuseBeyondOwn } from '../../http/admin/own-reach.js';
import { invalid } from '../../door/faults.js';
import { BrokenSeal, Sealer } from '../../secrets/index.js';
import { Notices } from '../notices.js';
import { PasswordDesk } from '../password-desk.js';
import { PasswordsAtHand } from './passwords-at-hand.js';
import { granted, nameOf, note, say, type Work } from './work.js';

type Order<K extends AccountOrder['kind']> = Extract<AccountOrder, { readonly kind: K }>;

const QUARTER = 15 * 60;

/** What opens a secret that was typed into a field of a run. */
export const purposeOf = (runId: string, field: string): string => `run:${runId}:${field}`;

/** Passwords that runs change: those that the house makes up, and those that their owners choose. */
@Injectable()
export class PasswordOrders {
  // Kept here, not in the database: the transaction that is under way would take it back.
  private readonly guesses = new RateLimiterMemory({ points: 10, duration: QUARTER, blockDuration: QUARTER });

  constructor(
    private readonly people: AccountsOfPeople,
    private readonly accounts: Accounts,
    private readonly signIns: SignIns,
    private readonly passwords: Passwords,
    private readonly desk: PasswordDesk,
    private readonly atHand: PasswordsAtHand,
    private readonly notices: Notices,
    private readonly sealer: Sealer,
  ) {}

  async reset(work: Work, { personId, delivery }: Order<'open' | 'reset-password'>, person: ObjectRecord): Promise<void> {
    const account = await this.accountOf(work, person);
    // A session that somebody left open must not become their password.
    if (personId === work.run.actorId) throw new Refusal('own-account');
    refuseBeyondOwn(work.actor, granted(work, account.roles));
    const password = this.atHand.make(delivery);
    if (password === undefined) await this.people.removePassword(work.transaction, account.id);
    else await this.accounts.replacePassword(work.transaction, account.id, { hash: await this.passwords.hash(password), mustChange: true });
    await this.atHand.deliver(work, account, person, delivery, password);
    note(work, personId, { action: 'account.password-reset', reason: account.userName });
    if (delivery !== 'email') await this.tell(work, account, person);
  }

  async change(work: Work, { personId, present, next }: Order<'change-password'>, person: ObjectRecord): Promise<void> {
    const { run, transaction } = work;
    if (personId !== run.actorId) throw new Refusal('not-oneself', { useCase: run.useCase });
    if (run.context?.scopes) throw new Refusal('only-in-session');
    const account = await this.accountOf(work, person);
    await this.requirePresent(account, this.open(work, present), present.field);
    const facts = await this.signIns.read(account.id, transaction);
    if (!facts) throw new Refusal('no-account', { name: nameOf(person) });
    this.desk.refuseTooYoung(facts, transaction.now);
    const password = this.open(work, next);
    const faults = await this.desk.faults(facts, password, `/${next.field}`, transaction);
    if (faults.length > 0) throw invalid(faults);
    await this.accounts.replacePassword(transaction, account.id, { hash: await this.passwords.hash(password), mustChange: false });
    note(work, personId, { action: 'account.password-changed', reason: account.userName });
    await this.tell(work, account, person);
  }

  private async requirePresent(account: Account & { readonly passwordHash?: string }, password: string, field: string): Promise<void> {
    const seconds = await this.guesses.consume(account.id).then(() => 0, ({ msBeforeNext = 1_000 }: { msBeforeNext?: number }) => Math.ceil(msBeforeNext / 1_000));
    if (seconds > 0) throw new Refusal('invalid-input', { seconds }, [{ pointer: `/${field}`, reason: 'too-many-attempts', details: { seconds } }]);
    if (!(await this.passwords.fits(account.passwordHash, password))) throw invalid([{ pointer: `/${field}`, reason: 'wrong-password' }]);
    await this.guesses.delete(account.id);
  }

  private open({ run }: Work, { sealed, field }: Sealed): string {
    try {
      return this.sealer.open(Buffer.from(sealed, 'base64'), purposeOf(run.id, field));
    } catch (error) {
      if (error instanceof BrokenSeal) throw invalid([{ pointer: `/${field}`, reason: 'wrong-type' }]);
      throw error;
    }
  }

  private async accountOf({ transaction }: Work, person: ObjectRecord): Promise<Account & { readonly passwordHash?: string }> {
    const account = await this.people.lock(transaction, person.id);
    if (!account) throw new Refusal('no-account', { name: nameOf(person) });
    return account;
  }

  private async tell(work: Work, { userName }: Account, person: ObjectRecord): Promise<void> {
    const { transaction } = work;
    say(work, await this.notices.tell(person, 'password-changed', { userName, at: transaction.now.toISOString() }, undefined, transaction));
  }
}
