import type { AuditEntry } from '@tessera/engine';
import { NotFound } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { ApiTokenEntity } from '../database/entities.js';
import { inManagedTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import type { SignedIn } from './account.js';
import { JOIN_IDENTITY, OPENS_DOORS, SIGNED_IN_COLUMNS, signedInOf } from './signed-in.js';
import type { SignedInRow } from './signed-in.js';

/** A machine's key: acts for an account, within its scopes, until it expires. */
export interface ApiToken {
  readonly id: string;
  readonly accountId: string;
  readonly name: string;
  readonly scopes: readonly string[];
  readonly createdAt: Date;
  readonly expiresAt: Date;
  readonly lastUsedAt?: Date;
}

/** Who acts with a token: the account's permissions are still to be cut to the scopes. */
export interface TokenHolder extends SignedIn {
  readonly tokenId: string;
  readonly tokenName: string;
  readonly scopes: readonly string[];
}

const FIND: Statement = {
  name: 'api-token-find',
  text: `
    with found as (
      select id, account_id, name, scopes, last_used_at from api_tokens where token_hash = $1 and expires_at > $2
    ), used as (
      update api_tokens set last_used_at = $2 from found where api_tokens.id = found.id
        and (found.last_used_at is null or found.last_used_at < $2::timestamptz - interval '1 minute')
    )
    select found.id as token_id, found.name as token_name, found.scopes, ${SIGNED_IN_COLUMNS}
    from found join accounts account on account.id = found.account_id ${JOIN_IDENTITY}
    where ${OPENS_DOORS}`,
};

/** API tokens; only their hashes are kept. */
export class ApiTokens {
  constructor(private readonly dataSource: DataSource) {}

  async create(token: Omit<ApiToken, 'lastUsedAt'> & { readonly tokenHash: Buffer }, audit: AuditEntry): Promise<void> {
    await inManagedTransaction(this.dataSource, async (manager, client) => {
      await manager.insert(ApiTokenEntity, { ...token, scopes: [...token.scopes] });
      await appendAudit(client, [audit]);
    });
  }

  async find(tokenHash: Buffer, now: Date): Promise<TokenHolder | undefined> {
    const row = await rowOf<SignedInRow & { token_id: string; token_name: string; scopes: string[] }>(
      poolOf(this.dataSource), FIND, [tokenHash, now],
    );
    return row && { ...signedInOf(row), tokenId: row.token_id, tokenName: row.token_name, scopes: row.scopes };
  }

  async list(accountId: string): Promise<readonly ApiToken[]> {
    const rows = await this.dataSource.getRepository(ApiTokenEntity).find({ where: { accountId }, order: { id: 'ASC' }, take: 200 });
    return rows.map(({ lastUsedAt, ...row }) => ({ ...row, lastUsedAt: lastUsedAt ?? undefined }));
  }

  /** Ends a token of the account at once. */
  async revoke(accountId: string, id: string, audit: AuditEntry): Promise<void> {
    if (!isUuid(id)) throw new NotFound('token', id);
    await inManagedTransaction(this.dataSource, async (manager, client) => {
      const { affected } = await manager.delete(ApiTokenEntity, { id, accountId });
      if (affected !== 1) throw new NotFound('token', id);
      await appendAudit(client, [audit]);
    });
  }
}
