import { Conflict, NotFound, Refusal } from '@tessera/engine';
import type { AccessScope, AuditEntry, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { namedConditions } from '../acl/access-condition.js';
import { AccountEntity } from '../database/entities.js';
import { failureOf, inManagedTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import type { PostgresStore } from '../unit-of-work/postgres-store.js';
import { accountOf, SELECT_ACCOUNTS } from './account-rows.js';
import type { AccountRow } from './account-rows.js';
import type { Account, AccountChanges, NewAccount } from './account.js';
import { newIdentity } from './identity-of-account.js';

/** A password that takes the place of another. Who gets a first one from somebody else begins anew: their tokens end, too. */
export interface NewPassword {
  readonly hash: string;
  readonly mustChange: boolean;
  readonly keepSessionId?: string;
  readonly endsTokens?: boolean;
}

/** Accounts, whose they are, and the roles they have. Every change brings its audit entry along. */
export class Accounts {
  constructor(
    private readonly dataSource: DataSource,
    private readonly store: PostgresStore,
  ) {}

  /** The account of that name, in any spelling, with its password hash. */
  async findForSignIn(userName: string): Promise<(Account & { readonly passwordHash?: string }) | undefined> {
    if (userName.includes('\0')) return undefined;
    const [row] = await this.rows('where lower(account.user_name) = lower($1)', [userName]);
    return row && { ...accountOf(row), passwordHash: row.password_hash ?? undefined };
  }

  async read(id: string): Promise<Account | undefined> {
    if (!isUuid(id)) return undefined;
    const [row] = await this.rows('where account.id = $1', [id]);
    return row && accountOf(row);
  }

  /** The accounts of a person, those that are switched on first. */
  async ofIdentity(identityId: string): Promise<readonly Account[]> {
    if (!isUuid(identityId)) return [];
    return (await this.rows('where account.identity_id = $1 order by account.disabled_at nulls first, account.id limit 200', [identityId])).map(accountOf);
  }

  /** The password hash of an account, for checking the present password before a change. */
  async readPasswordHash(id: string): Promise<string | undefined> {
    const [row] = await this.rows('where account.id = $1', [id]);
    return row?.password_hash ?? undefined;
  }

  /** Hashes of earlier passwords, the latest first. */
  async readPasswordHistory(id: string, atMost: number, transaction?: Transaction): Promise<readonly string[]> {
    const runner: Runner = transaction ? clientOf(transaction) : poolOf(this.dataSource);
    const { rows } = await runner.query<{ password_hash: string }>(
      'select password_hash from password_history where account_id = $1 order by until desc limit $2', [id, atMost]);
    return rows.map((row) => row.password_hash);
  }

  /** Accounts by user name; found by their names, too, when these are of people `within` what the reader sees. */
  async list(request: PageRequest & { readonly text?: string; readonly within?: readonly AccessScope[] }): Promise<Page<Account>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { userName: (_, id) => isUuid(id) });
    const values: unknown[] = [request.text ? containing(request.text) : null, after?.[1] ?? null, after?.[2] ?? null, limit + 1];
    const named = ['account.display_name ilike $1', ...namedConditions(request.within ?? [], 'account.identity_id', values)].join(' and ');
    const rows = await this.rows(
      `where ($1::text is null or account.user_name ilike $1 or ${named})
         and ($2::text is null or (account.user_name, account.id) > ($2, $3::uuid))
       order by account.user_name, account.id limit $4`,
      values,
    );
    return pageOf(rows.map(accountOf), limit, (account) => ['userName', account.userName, account.id]);
  }

  async count(): Promise<number> {
    return this.dataSource.getRepository(AccountEntity).count();
  }

  /** Throws `Conflict('user-name-taken')` or `Conflict('identity-has-account')`, and `Refusal('unknown-role')` when a role does not exist. */
  async create(account: NewAccount, audit: AuditEntry): Promise<Account> {
    await this.store.transact(async (transaction) => {
      await this.insert(transaction, account, audit);
      await appendAudit(clientOf(transaction), [audit]);
    }).catch((error: unknown) => {
      throw accountFailure(error);
    });
    return this.present(account.id);
  }

  /** The same inside somebody's transaction; the audit is theirs. */
  async insert(transaction: Transaction, account: NewAccount, audit: AuditEntry): Promise<void> {
    const client = clientOf(transaction);
    if (account.identityId !== undefined) await requirePerson(client, account.identityId);
    const identityId = account.identityId ?? (await identityFor(transaction, account, audit));
    await client.query(
      `insert into accounts (id, user_name, display_name, language, password_hash, must_change_password, revision, created_at, identity_id, password_changed_at)
       values ($1, $2, $3, $4, $5, $6, 1, $7, $8, case when $5::text is null then null else $7::timestamptz end)`,
      [account.id, account.userName, account.displayName, account.language, account.passwordHash ?? null, account.mustChangePassword,
        account.at, identityId],
    );
    await setRoles(client, account.id, account.roles);
  }

  /** Changes what is given. A disabled account loses its sessions at once. */
  async update(id: string, changes: AccountChanges, audit: AuditEntry): Promise<Account> {
    const { disabled, roles } = changes;
    await this.change(audit, async (manager, client) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(AccountEntity)
        .set({ ...columnsOf(changes, audit.at), revision: () => 'revision + 1' })
        .where('id = :id', { id: present(id) })
        .execute();
      if (affected !== 1) throw new NotFound('account', id);
      if (disabled) await client.query('delete from sessions where account_id = $1', [id]);
      if (roles) await setRoles(client, id, roles);
    });
    return this.present(id);
  }

  /** Sets a new password, remembers the earlier one, and ends every session of the account but the one given. */
  async setPassword(
    id: string,
    password: NewPassword,
    audit: AuditEntry,
  ): Promise<void> {
    await this.change(audit, (_, client) => replacePassword(client, present(id), { ...password, at: audit.at }));
  }

  /** The same inside somebody's transaction; the audit is theirs. */
  async replacePassword(transaction: Transaction, id: string, password: NewPassword): Promise<void> {
    await replacePassword(clientOf(transaction), present(id), { ...password, at: transaction.now });
  }

  /** Sets roles inside somebody's transaction; the audit is theirs. */
  async replaceRoles(transaction: Transaction, id: string, roles: readonly string[]): Promise<void> {
    await setRoles(clientOf(transaction), present(id), roles).catch((error: unknown) => {
      throw accountFailure(error);
    });
  }

  private async present(id: string): Promise<Account> {
    const account = await this.read(id);
    if (!account) throw new NotFound('account', id);
    return account;
  }

  private async rows(where: string, values: unknown[], runner: Runner = poolOf(this.dataSource)): Promise<readonly AccountRow[]> {
    return (await runner.query<AccountRow>(`${SELECT_ACCOUNTS} ${where}`, values)).rows;
  }

  private async change(
    audit: AuditEntry,
    work: (manager: EntityManager, client: PoolClient) => Promise<void>,
  ): Promise<void> {
    try {
      await inManagedTransaction(this.dataSource, async (manager, client) => {
        await work(manager, client);
        await appendAudit(client, [audit]);
      });
    } catch (error) {
      throw accountFailure(error);
    }
  }
}

/** The driver's client of an open transaction of this store. */
export const clientOf = (transaction: Transaction): PoolClient => transaction.client as PoolClient;

// The house's own people are there once; they get the account back that somebody took from them.
async function identityFor(transaction: Transaction, account: NewAccount, audit: AuditEntry): Promise<string> {
  const { rows } = await clientOf(transaction).query<{ id: string }>(
    `select id from managed_objects where common ? 'builtIn' and common ->> 'builtIn' = $1`, [account.builtIn ?? '']);
  if (rows[0]) return rows[0].id;
  await transaction.write(newIdentity(account, audit));
  return account.id;
}

// Accounts are for people. Those of the house have theirs, or need none: whoever got one would act in their name.
async function requirePerson(client: PoolClient, id: string): Promise<void> {
  const { rows } = await client.query<{ built_in: string | null }>(
    `select common ->> 'builtIn' as built_in from managed_objects where id = $1 and object_type = 'identity' for key share`, [id]);
  if (!rows[0]) throw new Refusal('unknown-identity');
  if (rows[0].built_in !== null) throw new Refusal('built-in', { objectId: id, builtIn: rows[0].built_in });
}

/** What the database's refusal means to whoever changes accounts. */
export function accountFailure(error: unknown): unknown {
  const { code, constraint } = failureOf(error) ?? {};
  if (code === '23505' && constraint === 'accounts_by_user_name') return new Conflict('user-name-taken');
  if (code === '23505' && constraint === 'one_account_per_identity') return new Conflict('identity-has-account');
  if (code === '23503' && constraint === 'accounts_of_identity') return new Refusal('unknown-identity');
  if (code === '23503' && constraint?.endsWith('_criteria')) return new Refusal('unknown-criteria');
  if (code === '23503') return new Refusal('unknown-role');
  return error;
}

async function setRoles(client: PoolClient, accountId: string, roles: readonly string[]): Promise<void> {
  await client.query(
    `with gone as (delete from account_roles where account_id = $1 and role <> all ($2::text[]))
     insert into account_roles (account_id, role) select $1, role from unnest($2::text[]) as wanted (role)
     on conflict do nothing`,
    [accountId, [...new Set(roles)]],
  );
}

async function replacePassword(
  client: PoolClient, id: string,
  { hash, mustChange, keepSessionId, endsTokens, at }: NewPassword & { readonly at: Date },
): Promise<void> {
  await client.query(
    `insert into password_history (account_id, password_hash, until) select id, password_hash, $2 from accounts
     where id = $1 and password_hash is not null`, [id, at]);
  const { rowCount } = await client.query(
    `update accounts set password_hash = $2, must_change_password = $3, password_changed_at = $4, failed_attempts = 0 where id = $1`,
    [id, hash, mustChange, at]);
  if (rowCount !== 1) throw new NotFound('account', id);
  await client.query('update password_links set used_at = $2 where account_id = $1 and used_at is null', [id, at]);
  await client.query('delete from sessions where account_id = $1 and id is distinct from $2::uuid', [id, keepSessionId ?? null]);
  if (endsTokens || mustChange) await client.query('delete from api_tokens where account_id = $1', [id]);
}

const columnsOf = ({ displayName, language, disabled, accountCriteriaId, passwordCriteriaId }: AccountChanges, at: Date) => ({
  ...(displayName === undefined ? {} : { displayName }),
  ...(language === undefined ? {} : { language }),
  ...(accountCriteriaId === undefined ? {} : { accountCriteriaId }),
  ...(passwordCriteriaId === undefined ? {} : { passwordCriteriaId }),
  ...(disabled === undefined ? {} : { disabledAt: disabled ? at : null, disabledReason: disabled ? 'administrator' : null, failedAttempts: 0 }),
});

function present(id: string): string {
  if (!isUuid(id)) throw new NotFound('account', id);
  return id;
}

const containing = (text: string): string => `%${text.replaceAll('\0', '').replace(/[\\%_]/g, String.raw`\$&`)}%`;
