import { Conflict } from '@tessera/engine';
import type { AuditEntry, Role, Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { RoleEntity } from '../database/entities.js';
import type { Runner } from '../database/postgres.js';
import { inManagedTransaction } from '../database/in-transaction.js';

const LIST = `select name, title, permissions, revision, changed_at as "changedAt", changed_by as "changedBy", is_default as "isDefault"
  from roles order by name`;

/** A role as it is stored; `revision` rises with every save. */
export interface StoredRole extends Role {
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** Roles and what they grant. */
export class Roles {
  constructor(private readonly dataSource: DataSource) {}

  /** By name; inside somebody's transaction when there is one. */
  async list(transaction?: Pick<Transaction, 'client'>): Promise<readonly StoredRole[]> {
    if (transaction) return (await (transaction.client as Runner).query<RoleEntity>(LIST)).rows.map(roleOf);
    return (await this.dataSource.getRepository(RoleEntity).find({ order: { name: 'ASC' } })).map(roleOf);
  }

  async read(name: string): Promise<StoredRole | undefined> {
    const row = await this.dataSource.getRepository(RoleEntity).findOneBy({ name });
    return row ? roleOf(row) : undefined;
  }

  /** `expectedRevision` 0 creates. Throws `Conflict` with the present role when somebody else was first. */
  async save(role: Role, expectedRevision: number, audit: AuditEntry): Promise<StoredRole> {
    const row = {
      name: role.name, title: role.title, permissions: [...role.permissions].sort(), isDefault: role.isDefault ?? false, revision: expectedRevision + 1,
      changedAt: audit.at, changedBy: audit.actorName,
    };
    const saved = await inManagedTransaction(this.dataSource, (manager, client) => changeRules(client, audit, 'roles', async () => {
      const written = expectedRevision === 0
        ? (await manager.createQueryBuilder().insert().into(RoleEntity).values(row).orIgnore().returning('name').execute()).raw.length
        : (await manager.update(RoleEntity, { name: role.name, revision: expectedRevision }, row)).affected;
      return written === 1;
    }));
    if (!saved) throw new Conflict('revision-conflict', await this.read(role.name));
    return roleOf(row);
  }
}

const roleOf = ({ isDefault, ...row }: RoleEntity): StoredRole => ({
  ...row, permissions: row.permissions as Role['permissions'], ...(isDefault && { isDefault }),
});
