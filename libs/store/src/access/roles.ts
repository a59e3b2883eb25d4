import { Conflict } from '@tessera/engine';
import type { AuditEntry, Role } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { RoleEntity } from '../database/entities.js';
import { inManagedTransaction } from '../database/in-transaction.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';

/** A role as it is stored; `revision` rises with every save. */
export interface StoredRole extends Role {
  readonly revision: number;
  readonly changedAt: Date;
  readonly changedBy: string;
}

/** Roles and what they grant. */
export class Roles {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<readonly StoredRole[]> {
    return (await this.dataSource.getRepository(RoleEntity).find({ order: { name: 'ASC' } })).map(roleOf);
  }

  async read(name: string): Promise<StoredRole | undefined> {
    const row = await this.dataSource.getRepository(RoleEntity).findOneBy({ name });
    return row ? roleOf(row) : undefined;
  }

  /** `expectedRevision` 0 creates. Throws `Conflict` with the present role when somebody else was first. */
  async save(role: Role, expectedRevision: number, audit: AuditEntry): Promise<StoredRole> {
    const row = {
      name: role.name, title: role.title, permissions: [...role.permissions].sort(), revision: expectedRevision + 1,
      changedAt: audit.at, changedBy: audit.actorName,
    };
    const saved = await inManagedTransaction(this.dataSource, async (manager, client) => {
      const written = expectedRevision === 0
        ? (await manager.createQueryBuilder().insert().into(RoleEntity).values(row).orIgnore().returning('name').execute()).raw.length
        : (await manager.update(RoleEntity, { name: role.name, revision: expectedRevision }, row)).affected;
      if (written !== 1) return false;
      await appendAudit(client, [audit]);
      return true;
    });
    if (!saved) throw new Conflict('revision-conflict', await this.read(role.name));
    return roleOf(row);
  }
}

const roleOf = (row: RoleEntity): StoredRole => ({ ...row, permissions: row.permissions as Role['permissions'] });
