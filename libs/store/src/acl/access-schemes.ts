import { createHash } from 'node:crypto';
import { Conflict } from '@tessera/engine';
import type { AccessStore, AclEntry, AclScheme, AuditEntry, DistributionEntry, DistributionRight, ObjectSeen, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { ACL_STATEMENTS } from './statements.js';

interface SchemeRow {
  readonly id: string;
  readonly object_type: string;
  readonly level: AclScheme['level'];
  readonly name: string;
  readonly entries: readonly AclEntry[];
  readonly revision: number;
  readonly changed_at: Date;
  readonly changed_by: string;
}

/** Access schemes and distribution lists in Postgres. */
export class AccessSchemes implements AccessStore {
  constructor(private readonly dataSource: DataSource) {}

  async revision(): Promise<number> {
    const row = await rowOf<{ revision: string }>(this.pool, ACL_STATEMENTS.revision, []);
    return Number(row?.revision ?? 0);
  }

  async readSchemes(): Promise<readonly AclScheme[]> {
    return (await rowsOf<SchemeRow>(this.pool, ACL_STATEMENTS.readAll, [])).map(schemeOf);
  }

  async saveScheme(scheme: AclScheme, expectedRevision: number, audit: AuditEntry): Promise<AclScheme> {
    const { id, objectType, level, name, entries } = scheme;
    const statement = expectedRevision === 0 ? ACL_STATEMENTS.insert : ACL_STATEMENTS.update;
    const values = [id, objectType, level, name, JSON.stringify(entries), expectedRevision, audit.at, audit.actorName];
    const saved = await inTransaction(this.dataSource, (client) =>
      changeRules(client, audit, 'access-schemes', () => rowOf<SchemeRow>(client, statement, values)));
    if (saved) return schemeOf(saved);
    const present = (await this.readSchemes()).find((one) => one.id === id || (one.objectType === objectType && one.level === level && one.name === name));
    throw new Conflict('revision-conflict', present);
  }

  async removeScenario(scheme: AclScheme, audit: AuditEntry): Promise<void> {
    await inTransaction(this.dataSource, (client) => changeRules(client, audit, 'access-schemes', async () => {
      const removed = await rowsOf(client, ACL_STATEMENTS.remove, [scheme.id, scheme.revision]);
      if (removed.length === 0) throw new Conflict('revision-conflict');
      return true;
    })).catch((error: unknown) => {
      throw failureOf(error)?.code === '23503' ? new Conflict('scheme-in-use') : error;
    });
  }

  async follow(
    object: ObjectSeen, scheme: Pick<AclScheme, 'level' | 'id' | 'entries'> | undefined, audit: AuditEntry,
  ): Promise<void> {
    await inTransaction(this.dataSource, async (client) => {
      await hold(client, object);
      const schemeId = scheme?.level === 'object' ? await this.own(client, object.objectType, scheme, audit) : scheme?.id;
      await rowsOf(client, ACL_STATEMENTS.follow, [object.id, schemeId ?? null]);
      await appendAudit(client, [audit]);
    });
  }

  async rightsOf(identityId: string, objectIds: readonly string[], transaction?: Transaction): Promise<ReadonlyMap<string, readonly DistributionRight[]>> {
    const runner = transaction ? (transaction.client as PoolClient) : this.pool;
    const rows = await rowsOf<{ object_id: string; rights: DistributionRight[] }>(runner, ACL_STATEMENTS.rightsOf, [identityId, uuidArray(objectIds)]);
    return new Map(rows.map((row) => [row.object_id, row.rights]));
  }

  async readDistribution(objectId: string): Promise<readonly DistributionEntry[]> {
    const rows = await rowsOf<{ identity_id: string; rights: DistributionRight[] }>(this.pool, ACL_STATEMENTS.distribution, [objectId]);
    return rows.map((row) => ({ identityId: row.identity_id, rights: row.rights }));
  }

  async saveDistribution(object: ObjectSeen, entries: readonly DistributionEntry[], audit: AuditEntry): Promise<void> {
    const rows = entries.map(({ identityId, rights }) => ({ identity_id: identityId, rights }));
    await inTransaction(this.dataSource, async (client) => {
      await hold(client, object);
      await rowsOf(client, ACL_STATEMENTS.clearDistribution, [object.id]);
      await rowsOf(client, ACL_STATEMENTS.writeDistribution, [object.id, JSON.stringify(rows)]);
      await appendAudit(client, [audit]);
    });
  }

  // Objects whose entries say the same share a scheme: a new one raises the rules' revision, a known one does not.
  private async own(client: PoolClient, objectType: string, { id, entries }: Pick<AclScheme, 'id' | 'entries'>, audit: AuditEntry): Promise<string> {
    const text = JSON.stringify(entries);
    const digest = createHash('sha256').update(text).digest('hex');
    const known = await rowOf<{ id: string }>(client, ACL_STATEMENTS.findOwn, [objectType, digest]);
    if (known) return known.id;
    await rowsOf(client, ACL_STATEMENTS.insertOwn, [id, objectType, text, digest, audit.at, audit.actorName]);
    return (await rowOf<{ id: string }>(client, ACL_STATEMENTS.findOwn, [objectType, digest]))?.id ?? id;
  }

  private get pool(): Runner {
    return poolOf(this.dataSource);
  }
}

// Rights were asked of the object as it was seen: a freeze, or another change of its access, may have been faster.
async function hold(client: PoolClient, { id, version, schemeId }: ObjectSeen): Promise<void> {
  if (!(await rowOf(client, ACL_STATEMENTS.hold, [id, version, schemeId ?? null]))) throw new Conflict('object-changed');
}

const schemeOf = (row: SchemeRow): AclScheme => ({
  id: row.id,
  objectType: row.object_type,
  level: row.level,
  name: row.name,
  entries: row.entries,
  revision: row.revision,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
});
