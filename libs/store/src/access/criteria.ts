import { Conflict, NotFound } from '@tessera/engine';
import type { AuditEntry, Json } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf } from '../database/postgres.js';

/** What criteria are about: who is let in, or which passwords are good. */
export type CriteriaKind = 'account' | 'password';

/** A named set of rules; the default one holds for accounts without a set of their own. */
export interface Criteria {
  readonly id: string;
  readonly kind: CriteriaKind;
  readonly name: string;
  readonly description?: string;
  readonly isDefault: boolean;
  readonly settings: Json;
  readonly revision: number;
}

interface Row {
  readonly id: string;
  readonly kind: CriteriaKind;
  readonly name: string;
  readonly description: string | null;
  readonly is_default: boolean;
  readonly settings: Json;
  readonly revision: number;
}

/** Rules for accounts and for passwords. */
export class CriteriaStore {
  constructor(private readonly dataSource: DataSource) {}

  /** All sets, the default ones first. */
  async list(): Promise<readonly Criteria[]> {
    const { rows } = await poolOf(this.dataSource).query<Row>('select * from access_criteria order by kind, is_default desc, lower(name) limit 500');
    return rows.map(criteriaOf);
  }

  async read(id: string): Promise<Criteria> {
    const { rows } = isUuid(id) ? await poolOf(this.dataSource).query<Row>('select * from access_criteria where id = $1', [id]) : { rows: [] };
    if (!rows[0]) throw new NotFound('criteria', id);
    return criteriaOf(rows[0]);
  }

  async create(criteria: Omit<Criteria, 'isDefault' | 'revision'>, audit: AuditEntry): Promise<void> {
    const { id, kind, name, description, settings } = criteria;
    await this.write(audit, (client) => client.query(
      `insert into access_criteria (id, kind, name, description, is_default, settings, revision, changed_at, changed_by)
       values ($1, $2, $3, $4, false, $5, 1, $6, $7)`, [id, kind, name, description ?? null, settings, audit.at, audit.actorName]));
  }

  /** Throws `Conflict('revision-conflict')` when somebody else was first. */
  async update(criteria: Omit<Criteria, 'isDefault' | 'kind'>, audit: AuditEntry): Promise<void> {
    const { id, name, description, settings, revision } = criteria;
    await this.write(audit, async (client) => {
      const { rowCount } = await client.query(
        `update access_criteria set name = $2, description = $3, settings = $4, revision = revision + 1, changed_at = $5, changed_by = $6
         where id = $1 and revision = $7`, [id, name, description ?? null, settings, audit.at, audit.actorName, revision]);
      if (rowCount !== 1) throw new Conflict('revision-conflict');
    });
  }

  /** Accounts that had it go on with the default set, which itself stays. */
  async remove(id: string, audit: AuditEntry): Promise<void> {
    await this.write(audit, async (client) => {
      const { rowCount } = await client.query('delete from access_criteria where id = $1 and not is_default', [id]);
      if (rowCount !== 1) throw new NotFound('criteria', id);
    });
  }

  private async write(audit: AuditEntry, work: (client: PoolClient) => Promise<unknown>): Promise<void> {
    try {
      await inTransaction(this.dataSource, (client) => changeRules(client, audit, 'criteria', async () => {
        await work(client);
        return true;
      }));
    } catch (error) {
      if (failureOf(error)?.code === '23505') throw new Conflict('name-taken');
      throw error;
    }
  }
}

const criteriaOf = ({ id, kind, name, description, is_default, settings, revision }: Row): Criteria => ({
  id, kind, name, ...(description === null ? {} : { description }), isDefault: is_default, settings, revision,
});
