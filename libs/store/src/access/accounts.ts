import { Conflict, NotFound, Refusal } from '@tessera/engine';
import type { AuditEntry } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager, SelectQueryBuilder } from 'typeorm';
import { AccountEntity } from '../database/entities.js';
import { failureOf, inManagedTransaction } from '../database/in-transaction.js';
import { isUuid } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import type { Account, AccountChanges, NewAccount } from './account.js';

/** Accounts and the roles they have. Every change brings its audit entry along. */
export class Accounts {
  constructor(private readonly dataSource: DataSource) {}

  /** For signing in: the account of that name, in any spelling, with its password hash. */
  async findForSignIn(userName: string): Promise<(Account & { readonly passwordHash?: string }) | undefined> {
    if (userName.includes('\0')) return undefined;
    const row = await this.query()
      .addSelect('account.passwordHash')
      .where('lower(account.user_name) = lower(:userName)', { userName })
      .getOne();
    return row ? { ...accountOf(row), passwordHash: row.passwordHash ?? undefined } : undefined;
  }

  async read(id: string): Promise<Account | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await this.query().where('account.id = :id', { id }).getOne();
    return row ? accountOf(row) : undefined;
  }

  /** The password hash of an account, for checking the present password before a change. */
  async readPasswordHash(id: string): Promise<string | undefined> {
    const row = await this.query().addSelect('account.passwordHash').where('account.id = :id', { id }).getOne();
    return row?.passwordHash ?? undefined;
  }

  /** Accounts by user name. */
  async list(request: PageRequest & { readonly text?: string }): Promise<Page<Account>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { userName: (_, id) => isUuid(id) });
    const query = this.query().orderBy('account.userName').addOrderBy('account.id').take(limit + 1);
    if (request.text) {
      query.andWhere('(account.user_name ilike :text or account.display_name ilike :text)', { text: containing(request.text) });
    }
    if (after) query.andWhere('(account.user_name, account.id) > (:name, :id)', { name: after[1], id: after[2] });
    return pageOf((await query.getMany()).map(accountOf), limit, (account) => ['userName', account.userName, account.id]);
  }

  async count(): Promise<number> {
    return this.dataSource.getRepository(AccountEntity).count();
  }

  /** Throws `Conflict('user-name-taken')`, and `Refusal('unknown-role')` when a role does not exist. */
  async create(account: NewAccount, audit: AuditEntry): Promise<Account> {
    await this.change(audit, async (manager, client) => {
      await manager.insert(AccountEntity, {
        id: account.id, userName: account.userName, displayName: account.displayName, language: account.language,
        passwordHash: account.passwordHash ?? null, mustChangePassword: account.mustChangePassword, revision: 1,
        createdAt: account.at,
      });
      await setRoles(client, account.id, account.roles);
    });
    return this.present(account.id);
  }

  /** Changes what is given. A disabled account loses its sessions at once. */
  async update(id: string, changes: AccountChanges, audit: AuditEntry): Promise<Account> {
    const { displayName, language, disabled, roles } = changes;
    await this.change(audit, async (manager, client) => {
      const { affected } = await manager
        .createQueryBuilder()
        .update(AccountEntity)
        .set({
          ...(displayName === undefined ? {} : { displayName }),
          ...(language === undefined ? {} : { language }),
          ...(disabled === undefined ? {} : { disabledAt: disabled ? audit.at : null }),
          revision: () => 'revision + 1',
        })
        .where('id = :id', { id: present(id) })
        .execute();
      if (affected !== 1) throw new NotFound('account', id);
      if (disabled) await client.query('delete from sessions where account_id = $1', [id]);
      if (roles) await setRoles(client, id, roles);
    });
    return this.present(id);
  }

  /** Sets a new password and ends every session of the account but the one given. */
  async setPassword(
    id: string,
    password: { readonly hash: string; readonly mustChange: boolean; readonly keepSessionId?: string },
    audit: AuditEntry,
  ): Promise<void> {
    await this.change(audit, async (manager, client) => {
      const { affected } = await manager.update(AccountEntity, { id: present(id) }, {
        passwordHash: password.hash, mustChangePassword: password.mustChange, passwordChangedAt: audit.at,
      });
      if (affected !== 1) throw new NotFound('account', id);
      await client.query('delete from sessions where account_id = $1 and id is distinct from $2::uuid', [
        id, password.keepSessionId ?? null,
      ]);
    });
  }

  private async present(id: string): Promise<Account> {
    const account = await this.read(id);
    if (!account) throw new NotFound('account', id);
    return account;
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
      const { code, constraint } = failureOf(error) ?? {};
      if (code === '23505' && constraint === 'accounts_by_user_name') throw new Conflict('user-name-taken');
      if (code === '23503') throw new Refusal('unknown-role');
      throw error;
    }
  }

  private query(): SelectQueryBuilder<AccountEntity> {
    return this.dataSource
      .getRepository(AccountEntity)
      .createQueryBuilder('account')
      .leftJoin('account.roles', 'role')
      .addSelect('role.name');
  }
}

async function setRoles(client: PoolClient, accountId: string, roles: readonly string[]): Promise<void> {
  await client.query(
    `with gone as (delete from account_roles where account_id = $1 and role <> all ($2::text[]))
     insert into account_roles (account_id, role) select $1, role from unnest($2::text[]) as wanted (role)
     on conflict do nothing`,
    [accountId, [...new Set(roles)]],
  );
}

function present(id: string): string {
  if (!isUuid(id)) throw new NotFound('account', id);
  return id;
}

const containing = (text: string): string => `%${text.replaceAll('\0', '').replace(/[\\%_]/g, String.raw`\$&`)}%`;

const accountOf = (row: AccountEntity): Account => ({
  id: row.id,
  userName: row.userName,
  displayName: row.displayName,
  language: row.language,
  mustChangePassword: row.mustChangePassword,
  passwordChangedAt: row.passwordChangedAt ?? undefined,
  disabledAt: row.disabledAt ?? undefined,
  roles: row.roles.map((role) => role.name).sort(),
  revision: row.revision,
  createdAt: row.createdAt,
});
