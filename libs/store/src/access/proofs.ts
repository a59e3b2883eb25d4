import type { Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/postgres.js';
import { clientOf } from './accounts.js';

/** A one-time code on its way to an address or a number; only its hash is kept. */
export interface NewContactCode {
  readonly id: string;
  readonly identityId: string;
  readonly channel: string;
  readonly value: string;
  readonly codeHash: Buffer;
  readonly expiresAt: Date;
}

/** A code that somebody tries. */
export interface TriedCode {
  readonly id: string;
  readonly value: string;
  readonly codeHash: Buffer;
  readonly tries: number;
}

/** When codes were sent lately. */
export interface SentCodes {
  readonly count: number;
  readonly first?: Date;
  readonly last?: Date;
}

/** A link that lets its holder choose a new password, once. */
export interface PasswordLink {
  readonly id: string;
  readonly accountId: string;
}

// Whoever gave an address up does not get in by what went there; the audit knows when it was written last.
const ADDRESS_STAYED = `not exists (
  select 1 from accounts account join audit_entries line on line.object_id = account.identity_id left join audit_values kept on kept.audit_id = line.id
  where account.id = link.account_id and line.at >= link.created_at and coalesce(line.changed, kept.changed) ? 'serviceEmail')`;

/** Codes that verify addresses and numbers, and links that reset passwords. */
export class Proofs {
  constructor(private readonly dataSource: DataSource) {}

  /** Codes for a person's channel since a moment; ask under the person's lock. */
  async sentSince(transaction: Transaction, identityId: string, channel: string, since: Date): Promise<SentCodes> {
    const { rows } = await clientOf(transaction).query<{ count: number; first: Date | null; last: Date | null }>(
      `select count(*)::int as count, min(created_at) as first, max(created_at) as last from contact_codes
       where identity_id = $1 and channel = $2 and created_at > $3`, [identityId, channel, since]);
    const [{ count, first, last } = { count: 0, first: null, last: null }] = rows;
    return { count, ...(first && { first }), ...(last && { last }) };
  }

  /** Keeps a code and ends the earlier ones of the channel. */
  async keepCode(transaction: Transaction, code: NewContactCode): Promise<void> {
    const client = clientOf(transaction);
    await client.query('update contact_codes set ended_at = $3 where identity_id = $1 and channel = $2 and ended_at is null',
      [code.identityId, code.channel, transaction.now]);
    await client.query('delete from contact_codes where identity_id = $1 and created_at < $2', [code.identityId, new Date(transaction.now.getTime() - 86_400_000)]);
    await client.query(
      'insert into contact_codes (id, identity_id, channel, value, code_hash, created_at, expires_at) values ($1, $2, $3, $4, $5, $6, $7)',
      [code.id, code.identityId, code.channel, code.value, code.codeHash, transaction.now, code.expiresAt]);
  }

  /** Counts a try before anybody looks whether it is right; nothing when there is no code to try any more. */
  async tryCode(identityId: string, channel: string, mostTries: number, now: Date): Promise<TriedCode | undefined> {
    const { rows } = await poolOf(this.dataSource).query<{ id: string; value: string; code_hash: Buffer; tries: number }>(
      `update contact_codes set tries = tries + 1 where identity_id = $1 and channel = $2 and ended_at is null and expires_at > $4 and tries < $3
       returning id, value, code_hash, tries`, [identityId, channel, mostTries, now]);
    const [row] = rows;
    return row && { id: row.id, value: row.value, codeHash: row.code_hash, tries: row.tries };
  }

  /** Uses a code up; false when somebody was faster, or when the attribute that it is about was written since it was sent. */
  async endCode(transaction: Transaction, id: string, attribute: string): Promise<boolean> {
    const { rowCount } = await clientOf(transaction).query(
      `update contact_codes code set ended_at = $2 where id = $1 and ended_at is null and not exists (
         select 1 from audit_entries line left join audit_values kept on kept.audit_id = line.id
         where line.object_id = code.identity_id and line.at >= code.created_at and coalesce(line.changed, kept.changed) ? $3)`,
      [id, transaction.now, attribute]);
    return rowCount === 1;
  }

  /** Keeps a link and ends the earlier ones of the account; answers false when there were too many since a moment. */
  async keepLink(
    transaction: Transaction, link: PasswordLink & { readonly tokenHash: Buffer; readonly expiresAt: Date },
    rule: { readonly since: Date; readonly most: number },
  ): Promise<boolean> {
    const client = clientOf(transaction);
    await client.query('select 1 from accounts where id = $1 for update', [link.accountId]);
    const { rows } = await client.query<{ count: number }>(
      'select count(*)::int as count from password_links where account_id = $1 and created_at > $2', [link.accountId, rule.since]);
    if ((rows[0]?.count ?? 0) >= rule.most) return false;
    await client.query('update password_links set used_at = $2 where account_id = $1 and used_at is null', [link.accountId, transaction.now]);
    await client.query('insert into password_links (id, account_id, token_hash, created_at, expires_at) values ($1, $2, $3, $4, $5)',
      [link.id, link.accountId, link.tokenHash, transaction.now, link.expiresAt]);
    return true;
  }

  /** A link that still opens. */
  async findLink(tokenHash: Buffer, now: Date): Promise<PasswordLink | undefined> {
    const { rows } = await poolOf(this.dataSource).query<{ id: string; account_id: string }>(
      `select id, account_id from password_links link where token_hash = $1 and used_at is null and expires_at > $2 and ${ADDRESS_STAYED}`, [tokenHash, now]);
    return rows[0] && { id: rows[0].id, accountId: rows[0].account_id };
  }

  /** Uses a link up; false when somebody was faster. */
  async endLink(transaction: Transaction, id: string): Promise<boolean> {
    const { rowCount } = await clientOf(transaction).query(
      `update password_links link set used_at = $2 where id = $1 and used_at is null and expires_at > $2 and ${ADDRESS_STAYED}`, [id, transaction.now]);
    return rowCount === 1;
  }
}
