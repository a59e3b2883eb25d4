import { Conflict } from '@tessera/engine';
import type { AuditEntry, ModelStore, ObjectModel, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

interface ModelRow {
  readonly id: string;
  readonly object_type: string;
  readonly name: string;
  readonly scheme_id: string | null;
  readonly prefix: string | null;
  readonly digits: number | null;
  readonly revision: number;
  readonly changed_at: Date;
  readonly changed_by: string;
}

const COLUMNS = 'id, object_type, name, scheme_id, prefix, digits, revision, changed_at, changed_by';

const SQL = {
  list: { name: 'models-list', text: `select ${COLUMNS} from object_models where object_type = $1 order by lower(name), id` },
  read: { name: 'model-read', text: `select ${COLUMNS} from object_models where id = $1` },
  hold: { name: 'model-hold', text: `select ${COLUMNS} from object_models where id = $1 for key share` },
  insert: {
    name: 'model-insert',
    text: `insert into object_models (${COLUMNS}) select $1, $2, $3, $4::uuid, $5, $6::int, $7 + 1, $8, $9 on conflict do nothing returning ${COLUMNS}`,
  },
  update: {
    name: 'model-update',
    text: `update object_models set name = $3, scheme_id = $4::uuid, prefix = $5, digits = $6::int, revision = revision + 1, changed_at = $8, changed_by = $9
      where id = $1 and object_type = $2 and revision = $7 returning ${COLUMNS}`,
  },
  remove: { name: 'model-remove', text: 'delete from object_models where id = $1 and revision = $2 returning id' },
  used: { name: 'model-used', text: 'select exists (select from managed_objects where model_id = $1) as used' },
  rebase: { name: 'model-rebase', text: 'update managed_objects set model_id = $2::uuid, acl_id = $3::uuid where id = $1' },
} satisfies Readonly<Record<string, Statement>>;

/** Models of object types in Postgres. */
export class ObjectModels implements ModelStore {
  constructor(private readonly dataSource: DataSource) {}

  async list(objectType: string): Promise<readonly ObjectModel[]> {
    return (await rowsOf<ModelRow>(poolOf(this.dataSource), SQL.list, [objectType])).map(modelOf);
  }

  async read(id: string, transaction?: Transaction): Promise<ObjectModel | undefined> {
    if (!isUuid(id)) return undefined;
    const row = transaction
      ? await rowOf<ModelRow>(transaction.client as PoolClient, SQL.hold, [id])
      : await rowOf<ModelRow>(poolOf(this.dataSource), SQL.read, [id]);
    return row && modelOf(row);
  }

  async save(model: ObjectModel, expectedRevision: number, audit: AuditEntry): Promise<ObjectModel> {
    const { id, objectType, name, schemeId, numbering } = model;
    const values = [id, objectType, name, schemeId ?? null, numbering?.prefix ?? null, numbering?.digits ?? null, expectedRevision, audit.at, audit.actorName];
    const saved = await inTransaction(this.dataSource, (client) =>
      changeRules(client, audit, 'models', () => rowOf<ModelRow>(client, expectedRevision === 0 ? SQL.insert : SQL.update, values))).catch((error: unknown) => {
      throw failureOf(error)?.code === '23505' ? new Conflict('model-taken') : error;
    });
    if (saved) return modelOf(saved);
    const present = await this.read(id);
    throw present ? new Conflict('revision-conflict', present) : new Conflict('model-taken');
  }

  async remove({ id, revision }: ObjectModel, audit: AuditEntry): Promise<void> {
    await inTransaction(this.dataSource, (client) => changeRules(client, audit, 'models', async () => {
      const removed = await rowsOf(client, SQL.remove, [id, revision]);
      if (removed.length === 0) throw new Conflict('revision-conflict');
      return true;
    })).catch((error: unknown) => {
      throw failureOf(error)?.code === '23503' ? new Conflict('model-in-use') : error;
    });
  }

  async isUsed(id: string): Promise<boolean> {
    return (await rowOf<{ used: boolean }>(poolOf(this.dataSource), SQL.used, [id]))?.used === true;
  }

  async rebase(transaction: Transaction, objectId: string, model: ObjectModel | undefined): Promise<void> {
    await rowsOf(transaction.client as PoolClient, SQL.rebase, [objectId, model?.id ?? null, model?.schemeId ?? null]);
  }
}

const modelOf = (row: ModelRow): ObjectModel => ({
  id: row.id,
  objectType: row.object_type,
  name: row.name,
  ...(row.scheme_id !== null && { schemeId: row.scheme_id }),
  ...(row.prefix !== null && row.digits !== null && { numbering: { prefix: row.prefix, digits: row.digits } }),
  revision: row.revision,
  changedAt: row.changed_at,
  changedBy: row.changed_by,
});
