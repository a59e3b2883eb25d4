import type { AuditEntry, Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf } from '../database/postgres.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { clientOf } from './accounts.js';

/** A letter that waits to be read; what it says is sealed before it comes here. */
export interface NewLetter {
  readonly id: string;
  readonly runId: string;
  readonly accountId: string;
  readonly sealed: Buffer;
  readonly expiresAt: Date;
}

/** A letter as it was taken: it is gone from here. */
export interface TakenLetter {
  readonly id: string;
  readonly sealed: Buffer;
  readonly userName: string;
  readonly identityId: string;
  readonly name: string;
}

const TAKE = `
  with taken as (delete from password_letters where run_id = $1 returning id, account_id, sealed, expires_at)
  select taken.id, taken.sealed, account.user_name as "userName", account.identity_id as "identityId",
    coalesce(identity.attributes ->> 'name', account.display_name) as name
  from taken join accounts account on account.id = taken.account_id
  join managed_objects identity on identity.id = account.identity_id
  where taken.expires_at > $2 order by name, taken.id`;

/** Letters with passwords, from the run that made them until they are read, once. */
export class PasswordLetters {
  constructor(private readonly dataSource: DataSource) {}

  async put(transaction: Transaction, letter: NewLetter): Promise<void> {
    const { id, runId, accountId, sealed, expiresAt } = letter;
    const client = clientOf(transaction);
    // An earlier password is worth nothing any more.
    await client.query('delete from password_letters where account_id = $1', [accountId]);
    await client.query('insert into password_letters (id, run_id, account_id, sealed, expires_at) values ($1, $2, $3, $4, $5)', [id, runId, accountId, sealed, expiresAt]);
  }

  /** How many letters of a run still wait. */
  async count(runId: string, now: Date): Promise<number> {
    if (!isUuid(runId)) return 0;
    const { rows } = await poolOf(this.dataSource).query<{ count: number }>(
      'select count(*)::int as count from password_letters where run_id = $1 and expires_at > $2', [runId, now]);
    return rows[0]?.count ?? 0;
  }

  /** Takes the letters of a run, which are gone then; what the audit says about each is written with it. */
  async take(runId: string, now: Date, line: (letter: TakenLetter) => AuditEntry): Promise<readonly TakenLetter[]> {
    if (!isUuid(runId)) return [];
    return inTransaction(this.dataSource, async (client) => {
      const { rows } = await client.query<TakenLetter>(TAKE, [runId, now]);
      await appendAudit(client, rows.map(line));
      return rows;
    });
  }

  /** Removes letters that nobody came for in time. */
  async removeExpired(now: Date): Promise<number> {
    const { rowCount } = await poolOf(this.dataSource).query('delete from password_letters where expires_at <= $1', [now]);
    return rowCount ?? 0;
  }
}
