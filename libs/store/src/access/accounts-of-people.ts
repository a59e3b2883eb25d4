import type { Transaction } from '@tessera/engine';
import { uuidArray } from '../database/postgres.js';
import { accountOf, SELECT_ACCOUNTS } from './account-rows.js';
import type { AccountRow } from './account-rows.js';
import type { Account } from './account.js';
import { clientOf } from './accounts.js';
import { PERMISSIONS } from './signed-in.js';

/** An account whose roles were changed, or that was removed. */
export interface AccountLeft {
  readonly id: string;
  readonly userName: string;
  readonly identityId: string;
  /** The roles that it had. */
  readonly roles: readonly string[];
}

/** What still needs a person. */
export interface Needed {
  readonly identityId: string;
  /** Names of positions that they hold, or will. */
  readonly positions: readonly string[];
  /** Open runs that are about them or were begun by them. */
  readonly runs: number;
}

const LEFT = 'account.id, account.user_name as "userName", account.identity_id as "identityId"';

// As they are before the statement: what a `with` deletes is still seen beside it.
const WITHDRAW = `
  with mine as (select ${LEFT}, array(select role from account_roles where account_id = account.id order by role) as roles
    from accounts account where account.identity_id = any ($1::uuid[])),
  gone as (delete from account_roles using mine where account_id = mine.id and role <> all ($2::text[])),
  given as (insert into account_roles (account_id, role) select mine.id, role from mine, unnest($2::text[]) as wanted (role) on conflict do nothing)
  select * from mine where roles <> (select coalesce(array_agg(role order by role), '{}') from unnest($2::text[]) as wanted (role)) order by id`;

const NEEDED = `
  select person.id as "identityId",
    array(select element.name from assignments assignment join chart_elements element on element.id = assignment.position_id
      where assignment.identity_id = person.id and (last_day is null or last_day >= $2::date) order by element.name) as positions,
    (select count(*)::int from runs where status in ('open', 'accepted') and (actor_id = person.id::text or person.id = any (subject_ids))) as runs
  from unnest($1::uuid[]) as person (id)`;

/** Accounts as the people behind them have them, inside somebody's transaction; the audit is theirs. */
export class AccountsOfPeople {
  /** The account of a person that nobody has switched off for good, under lock. */
  async lock(transaction: Transaction, identityId: string): Promise<(Account & { readonly passwordHash?: string }) | undefined> {
    const { rows } = await clientOf(transaction).query<AccountRow>(
      `${SELECT_ACCOUNTS} where account.identity_id = $1 and account.disabled_reason is distinct from 'administrator' for update of account`, [identityId]);
    return rows[0] && { ...accountOf(rows[0]), ...(rows[0].password_hash === null ? {} : { passwordHash: rows[0].password_hash }) };
  }

  /** What a person may do through their account at this moment. */
  async permissionsOf(transaction: Transaction, identityId: string): Promise<readonly string[]> {
    const { rows } = await clientOf(transaction).query<{ permissions: string[] }>(
      `select ${PERMISSIONS} as permissions from accounts account where account.identity_id = $1`, [identityId]);
    return rows.flatMap((row) => row.permissions);
  }

  /** Gives every account of these people exactly these roles; answers those that had others. */
  async setRoles(transaction: Transaction, identityIds: readonly string[], roles: readonly string[]): Promise<readonly AccountLeft[]> {
    return (await clientOf(transaction).query<AccountLeft>(WITHDRAW, [uuidArray(identityIds), roles])).rows;
  }

  /** Removes every account of these people with all that hangs on it. */
  async remove(transaction: Transaction, identityIds: readonly string[]): Promise<readonly AccountLeft[]> {
    const { rows } = await clientOf(transaction).query<AccountLeft>(
      `delete from accounts account where identity_id = any ($1::uuid[])
       returning ${LEFT}, array(select role from account_roles where account_id = account.id order by role) as roles`, [uuidArray(identityIds)]);
    return rows;
  }

  /** What still needs these people; those whom nothing needs are left out. */
  async needed(transaction: Transaction, identityIds: readonly string[], today: string): Promise<readonly Needed[]> {
    const { rows } = await clientOf(transaction).query<Needed>(NEEDED, [uuidArray(identityIds), today]);
    return rows.filter(({ positions, runs }) => positions.length > 0 || runs > 0);
  }

  /** User names that begin like this one, in small letters. */
  async userNamesLike(transaction: Transaction, userName: string): Promise<ReadonlySet<string>> {
    const { rows } = await clientOf(transaction).query<{ name: string }>(
      'select lower(user_name) as name from accounts where starts_with(lower(user_name), lower($1))', [userName]);
    return new Set(rows.map((row) => row.name));
  }

  /** Takes the password away; every session and token ends. */
  async removePassword(transaction: Transaction, accountId: string): Promise<void> {
    const client = clientOf(transaction);
    await client.query('update accounts set password_hash = null, must_change_password = true, failed_attempts = 0 where id = $1', [accountId]);
    await client.query('delete from sessions where account_id = $1', [accountId]);
    await client.query('delete from api_tokens where account_id = $1', [accountId]);
    await client.query('update password_links set used_at = $2 where account_id = $1 and used_at is null', [accountId, transaction.now]);
  }
}
