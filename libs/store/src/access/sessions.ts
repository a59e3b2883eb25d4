import { NotFound } from '@tessera/engine';
import type { AuditEntry } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import type { SignedIn } from './account.js';
import { JOIN_IDENTITY, OPENS_DOORS, SIGNED_IN_COLUMNS, signedInOf } from './signed-in.js';
import type { SignedInRow } from './signed-in.js';

/** A session that is about to begin; only the hash of its token is kept. */
export interface NewSession {
  readonly id: string;
  readonly accountId: string;
  readonly tokenHash: Buffer;
  readonly at: Date;
  readonly expiresAt: Date;
  /** Where it was opened, for its owner to recognise. */
  readonly address?: string;
  readonly agent?: string;
}

/** A session as its owner sees it. */
export interface OwnSession {
  readonly id: string;
  readonly createdAt: Date;
  readonly lastSeenAt: Date;
  readonly expiresAt: Date;
  readonly address?: string;
  readonly agent?: string;
}

/** A session and who is signed in by it. */
export interface Session extends SignedIn {
  readonly sessionId: string;
  readonly expiresAt: Date;
  /** The assignment that was chosen for the session. */
  readonly chosenAssignmentId?: string;
}

// One round trip per request; the row is written at most once a minute.
const FIND: Statement = {
  name: 'session-find',
  text: `
    with found as (
      select id, account_id, expires_at, last_seen_at, assignment_id from sessions
      where token_hash = $1 and expires_at > $2 and last_seen_at > $3
    ), seen as (
      update sessions set last_seen_at = $2 from found
      where sessions.id = found.id and found.last_seen_at < $2::timestamptz - interval '1 minute'
    )
    select found.id as session_id, found.expires_at, found.assignment_id, ${SIGNED_IN_COLUMNS}
    from found join accounts account on account.id = found.account_id ${JOIN_IDENTITY}
    where ${OPENS_DOORS}`,
};

const OPEN: Statement = {
  name: 'session-open',
  text: `insert into sessions (id, account_id, token_hash, created_at, last_seen_at, expires_at, address, agent)
    values ($1, $2, $3, $4, $4, $5, $6, $7)`,
};

/** A session or token that still opens the door, and who comes in by it. */
export interface StillSignedIn extends SignedIn {
  /** Of the session or the token. */
  readonly by: string;
  readonly chosenAssignmentId?: string;
  /** Of a token: it carries no more than these. */
  readonly scopes?: readonly string[];
}

// Looking does not count as being there: an open tab must not keep a session awake for ever.
const STILL: Statement = {
  name: 'session-still',
  text: `
    select session.id as by, session.assignment_id, null::text[] as scopes, ${SIGNED_IN_COLUMNS}
    from sessions session join accounts account on account.id = session.account_id ${JOIN_IDENTITY}
    where session.id = any ($1::uuid[]) and session.expires_at > $3 and session.last_seen_at > $4 and ${OPENS_DOORS}
    union all
    select token.id, null::uuid, token.scopes, ${SIGNED_IN_COLUMNS}
    from api_tokens token join accounts account on account.id = token.account_id ${JOIN_IDENTITY}
    where token.id = any ($2::uuid[]) and token.expires_at > $3 and ${OPENS_DOORS}`,
};

/** Sessions of browsers, kept in the database so that they can be ended from anywhere. */
export class Sessions {
  constructor(private readonly dataSource: DataSource) {}

  async open(session: NewSession): Promise<void> {
    const { id, accountId, tokenHash, at, expiresAt, address, agent } = session;
    await rowOf(poolOf(this.dataSource), OPEN, [id, accountId, tokenHash, at, expiresAt, address ?? null, agent?.slice(0, 400) ?? null]);
  }

  /** The session of that token unless it has expired, was unused since `idleSince`, or its account is disabled. */
  async find(tokenHash: Buffer, now: Date, idleSince: Date): Promise<Session | undefined> {
    const row = await rowOf<SignedInRow & { session_id: string; expires_at: Date; assignment_id: string | null }>(
      poolOf(this.dataSource), FIND, [tokenHash, now, idleSince],
    );
    if (!row) return undefined;
    const chosen = row.assignment_id === null ? {} : { chosenAssignmentId: row.assignment_id };
    return { ...signedInOf(row), sessionId: row.session_id, expiresAt: row.expires_at, ...chosen };
  }

  /** Which of these sessions and tokens still hold, in one statement. */
  async stillSignedIn(
    { sessionIds, tokenIds }: { readonly sessionIds: readonly string[]; readonly tokenIds: readonly string[] }, now: Date, idleSince: Date,
  ): Promise<readonly StillSignedIn[]> {
    const rows = await rowsOf<SignedInRow & { by: string; assignment_id: string | null; scopes: string[] | null }>(
      poolOf(this.dataSource), STILL, [uuidArray(sessionIds), uuidArray(tokenIds), now, idleSince],
    );
    return rows.map(({ by, scopes, assignment_id, ...row }) => ({
      ...signedInOf(row), by, ...(scopes && { scopes }), ...(assignment_id !== null && { chosenAssignmentId: assignment_id }),
    }));
  }

  /** Sessions of an account that still hold, the oldest first; at most 200. */
  async listOf(accountId: string, now: Date, idleSince: Date): Promise<readonly OwnSession[]> {
    const { rows } = await poolOf(this.dataSource).query<OwnRow>(
      `select id, created_at, last_seen_at, expires_at, address, agent from sessions
       where account_id = $1 and expires_at > $2 and last_seen_at > $3 order by created_at, id limit 200`, [accountId, now, idleSince]);
    return rows.map(ownOf);
  }

  /** Ends a session of the account; answers whether there was one. */
  async closeOf(accountId: string, sessionId: string): Promise<boolean> {
    if (!isUuid(sessionId)) return false;
    const { rowCount } = await poolOf(this.dataSource).query('delete from sessions where id = $1 and account_id = $2', [sessionId, accountId]);
    return rowCount === 1;
  }

  /** Ends every session of the account but one. */
  async closeOthers(accountId: string, keptId: string): Promise<number> {
    const { rowCount } = await poolOf(this.dataSource).query('delete from sessions where account_id = $1 and id <> $2', [accountId, keptId]);
    return rowCount ?? 0;
  }

  /** The assignment in which the session goes on; whether the person holds it is for the caller to say. */
  async choose(sessionId: string, assignmentId: string, audit: AuditEntry): Promise<void> {
    await inTransaction(this.dataSource, async (client) => {
      const { rowCount } = await client.query('update sessions set assignment_id = $2 where id = $1', [sessionId, assignmentId]);
      if (rowCount !== 1) throw new NotFound('session', sessionId);
      await appendAudit(client, [audit]);
    });
  }

  async close(sessionId: string): Promise<void> {
    await poolOf(this.dataSource).query('delete from sessions where id = $1', [sessionId]);
  }

  /** Signs an account out everywhere and tells how many sessions that ended. */
  async closeAll(accountId: string): Promise<number> {
    const { rowCount } = await poolOf(this.dataSource).query('delete from sessions where account_id = $1', [accountId]);
    return rowCount ?? 0;
  }

  /** Removes sessions that nobody can use any more. */
  async removeExpired(now: Date, idleSince: Date): Promise<number> {
    const { rowCount } = await poolOf(this.dataSource).query(
      'delete from sessions where expires_at <= $1 or last_seen_at <= $2', [now, idleSince],
    );
    return rowCount ?? 0;
  }
}

interface OwnRow {
  readonly id: string;
  readonly created_at: Date;
  readonly last_seen_at: Date;
  readonly expires_at: Date;
  readonly address: string | null;
  readonly agent: string | null;
}

const ownOf = (row: OwnRow): OwnSession => ({
  id: row.id, createdAt: row.created_at, lastSeenAt: row.last_seen_at, expiresAt: row.expires_at,
  ...(row.address === null ? {} : { address: row.address }), ...(row.agent === null ? {} : { agent: row.agent }),
});
