import type { AuditEntry, Json, Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { accountOf, SELECT_ACCOUNTS } from './account-rows.js';
import type { AccountRow } from './account-rows.js';
import type { Account, DisabledReason } from './account.js';
import { clientOf } from './accounts.js';
import type { NewSession } from './sessions.js';

/** Everything that decides whether somebody comes in. */
export interface SignInFacts {
  readonly account: Account;
  readonly passwordHash?: string;
  readonly accountCriteria: Json;
  readonly passwordCriteria: Json;
}

/** When wrong passwords disable an account, and for how long; 0 switches a rule off. */
export interface LockRule {
  readonly most: number;
  readonly forgetAfterMinutes: number;
  readonly disabledMinutes: number;
}

/** How many sessions an account may have, and by which password this one is opened. */
export interface SessionRule {
  readonly most: number;
  readonly idleSince: Date;
  readonly endsOldest: boolean;
  readonly passwordHash: string | undefined;
}

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

interface FactsRow extends AccountRow {
  readonly account_criteria: Json;
  readonly password_criteria: Json;
}

const settings = (kind: string): string => `(select settings from access_criteria criteria
    where criteria.id = account.${kind}_criteria_id or (account.${kind}_criteria_id is null and criteria.kind = '${kind}' and criteria.is_default))`;

// A program that works with a token of the account is there on behalf of its owner.
const LAST_THERE = 'greatest(account.signed_in_at, (select max(last_used_at) from api_tokens where account_id = account.id))';

const SELECT_FACTS = SELECT_ACCOUNTS.replace('account.signed_in_at', `${LAST_THERE} as signed_in_at`).replace('identity.id as identity_id', `${settings('account')} as account_criteria,
    ${settings('password')} as password_criteria, identity.id as identity_id`);

const INACTIVE_DAYS = `(${settings('account')} ->> 'inactiveDays')::int`;

const UNUSED = `account.id > $1 and account.disabled_at is null and ${INACTIVE_DAYS} > 0
  and greatest(coalesce(${LAST_THERE}, account.created_at), account.password_changed_at) <= $2::timestamptz - make_interval(days => ${INACTIVE_DAYS})
  order by account.id limit $3`;

const COUNT_FAILURE = `
  update accounts set last_failed_at = $2, failed_attempts = counted.now,
    disabled_at = case when $3 > 0 and counted.now >= $3 then $2 end,
    disabled_reason = case when $3 > 0 and counted.now >= $3 then 'attempts' end
  from (
    select id, 1 + case when disabled_at is not null or ($4 > 0 and last_failed_at < $2::timestamptz - make_interval(mins => $4)) then 0 else failed_attempts end as now
    from accounts where id = $1 and (disabled_at is null
      or (disabled_reason = 'attempts' and $5 > 0 and disabled_at <= $2::timestamptz - make_interval(mins => $5))) for update
  ) as counted
  where accounts.id = counted.id returning accounts.disabled_at is not null as disabled`;

/** What is known of somebody who wants to come in, and what becomes of it. */
export class SignIns {
  constructor(private readonly dataSource: DataSource) {}

  /** The account of that name in any spelling, its person and the criteria that hold for it, in one statement. */
  async find(userName: string): Promise<SignInFacts | undefined> {
    return userName.includes('\0') ? undefined : this.facts('lower(account.user_name) = lower($1)', userName);
  }

  /** The same by the account's id. */
  async read(accountId: string, transaction?: Transaction): Promise<SignInFacts | undefined> {
    return isUuid(accountId) ? this.facts('account.id = $1', accountId, transaction && clientOf(transaction)) : undefined;
  }

  /**
   * Counts a wrong password, along with its line of the audit; answers whether it was the one that disables the account. An account whose
   * lock has run out is counted anew: nobody guesses on in its shadow.
   */
  async failed(accountId: string, rule: LockRule, audit: { readonly refused: AuditEntry; readonly disabled: AuditEntry }): Promise<boolean> {
    return inTransaction(this.dataSource, async (client) => {
      const { rows } = await client.query<{ disabled: boolean }>(COUNT_FAILURE,
        [accountId, audit.disabled.at, rule.most, rule.forgetAfterMinutes, rule.disabledMinutes]);
      const isDisabled = rows[0]?.disabled === true;
      if (isDisabled) await client.query('delete from sessions where account_id = $1', [accountId]);
      await appendAudit(client, isDisabled ? [audit.refused, audit.disabled] : [audit.refused]);
      return isDisabled;
    });
  }

  /** Switches an account off for a reason of its own; answers whether it was on. */
  async disable(accountId: string, reason: DisabledReason, audit: AuditEntry): Promise<boolean> {
    return inTransaction(this.dataSource, async (client) => {
      const { rowCount } = await client.query(
        'update accounts set disabled_at = $2, disabled_reason = $3 where id = $1 and disabled_at is null', [accountId, audit.at, reason]);
      if (rowCount !== 1) return false;
      await client.query('delete from sessions where account_id = $1', [accountId]);
      await appendAudit(client, [audit]);
      return true;
    });
  }

  /**
   * Clears the counter, switches an account on again whose lock has run out and remembers when it was used, and in which language: that
   * of people who prefer none. Answers false when the account
   * is not as it was when its password was looked at: somebody switched it off, or gave it another password.
   */
  async succeeded({ account, passwordHash }: SignInFacts, at: Date, { mustChangePassword, language }: { readonly mustChangePassword: boolean; readonly language: string }): Promise<boolean> {
    const { rowCount } = await poolOf(this.dataSource).query(
      `update accounts set failed_attempts = 0, disabled_at = null, disabled_reason = null, signed_in_at = $2,
         must_change_password = must_change_password or $3, language = $6
       where id = $1 and password_hash = $4 and disabled_at is not distinct from $5::timestamptz`,
      [account.id, at, mustChangePassword, passwordHash, account.disabledAt ?? null, language]);
    return rowCount === 1;
  }

  /** Accounts that are on although nobody was there for as long as their criteria allow, in id order. */
  async listUnused({ now, afterId = FIRST_ID, limit }: { readonly now: Date; readonly afterId?: string; readonly limit: number }): Promise<readonly SignInFacts[]> {
    return (await poolOf(this.dataSource).query<FactsRow>(`${SELECT_FACTS} where ${UNUSED}`, [afterId, now, limit])).rows.map(factsOf);
  }

  /** When an administrator switched the account on the last time; only the audit knows, in the history of its person. */
  async switchedOnAt({ userName, identity }: Pick<Account, 'userName' | 'identity'>): Promise<Date | undefined> {
    const { rows } = await poolOf(this.dataSource).query<{ at: Date }>(
      `select line.at from audit_entries line left join audit_values kept on kept.audit_id = line.id
       where line.action = 'account.changed' and (line.object_id = $2 and kept.reason = $1 or line.object_id is null and line.reason = $1)
         and coalesce(kept.changed, line.changed) @> '{"disabled": {"to": false}}' order by line.at desc limit 1`, [userName, identity.id]);
    return rows[0]?.at;
  }

  /** Switches an account on again that wrong passwords had switched off. */
  async switchOn(accountId: string): Promise<void> {
    await poolOf(this.dataSource).query(
      `update accounts set disabled_at = null, disabled_reason = null, failed_attempts = 0 where id = $1 and disabled_reason = 'attempts'`, [accountId]);
  }

  /**
   * Opens a session unless there are too many: then it answers since when the oldest one holds. `gone` says that the password is
   * another one by now, or the account switched off.
   */
  async openSession(session: NewSession, rule: SessionRule): Promise<Date | 'gone' | undefined> {
    return inTransaction(this.dataSource, async (client) => {
      const { id, accountId, tokenHash, at, expiresAt, address, agent } = session;
      const still = await client.query('select 1 from accounts where id = $1 and password_hash = $2 and disabled_at is null for update', [accountId, rule.passwordHash]);
      if (still.rowCount !== 1) return 'gone';
      const { rows } = await client.query<{ id: string; created_at: Date }>(
        'select id, created_at from sessions where account_id = $1 and expires_at > $2 and last_seen_at > $3 order by created_at, id',
        [accountId, at, rule.idleSince]);
      const over = rule.most > 0 ? rows.slice(0, Math.max(0, rows.length - rule.most + 1)) : [];
      if (over[0] && !rule.endsOldest) return over[0].created_at;
      await client.query('delete from sessions where id = any ($1::uuid[])', [over.map((one) => one.id)]);
      await client.query(
        `insert into sessions (id, account_id, token_hash, created_at, last_seen_at, expires_at, address, agent) values ($1, $2, $3, $4, $4, $5, $6, $7)`,
        [id, accountId, tokenHash, at, expiresAt, address ?? null, agent?.slice(0, 400) ?? null]);
      return undefined;
    });
  }

  private async facts(where: string, value: string, runner: Runner = poolOf(this.dataSource)): Promise<SignInFacts | undefined> {
    const { rows } = await runner.query<FactsRow>(`${SELECT_FACTS} where ${where}`, [value]);
    return rows[0] && factsOf(rows[0]);
  }
}

const factsOf = (row: FactsRow): SignInFacts => ({
  account: accountOf(row), accountCriteria: row.account_criteria, passwordCriteria: row.password_criteria,
  ...(row.password_hash === null ? {} : { passwordHash: row.password_hash }),
});
