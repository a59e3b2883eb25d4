import { Conflict, NotFound, Refusal } from '@tessera/engine';
import type { AccessScope, AuditEntry } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { namedConditions } from '../acl/access-condition.js';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';

/** An identity in a position, from one day to another (`2026-11-22`), both included. */
export interface Assignment {
  readonly id: string;
  readonly identityId: string;
  readonly positionId: string;
  readonly main: boolean;
  readonly from?: string;
  readonly to?: string;
}

/** An assignment as lists show it. */
export interface ListedAssignment extends Assignment {
  readonly identityName: string;
  readonly positionName: string;
  readonly revision: number;
}

/** What may change about an assignment; days that are left out are open. */
export type AssignmentTerms = Pick<Assignment, 'main' | 'from' | 'to'>;

interface AssignmentRow {
  readonly id: string;
  readonly identity_id: string;
  readonly identity_name: string | null;
  readonly position_id: string;
  readonly position_name: string;
  readonly main: boolean;
  readonly first_day: string | null;
  readonly last_day: string | null;
  readonly revision: number;
}

const LISTED = `select assignment.id, identity_id, person.attributes ->> 'name' as identity_name, position_id, element.name as position_name,
    main, first_day::text, last_day::text, assignment.revision
  from assignments assignment
  join managed_objects person on person.id = assignment.identity_id
  join chart_elements element on element.id = assignment.position_id`;

const READ: Statement = { name: 'assignment-read', text: `${LISTED} where assignment.id = $1` };

const INSERT: Statement = {
  name: 'assignment-insert',
  text: `insert into assignments (id, identity_id, position_id, main, first_day, last_day, revision, changed_at, changed_by)
    select $1, $2, id, $4, $5, $6, 1, $7, $8 from chart_elements where id = $3 and kind = 'position' returning id`,
};

const UPDATE: Statement = {
  name: 'assignment-update',
  text: `update assignments set main = $2, first_day = $3, last_day = $4, revision = revision + 1, changed_at = $5, changed_by = $6
    where id = $1 and revision = $7 returning id`,
};

const OVERLAPS: Statement = {
  name: 'assignment-overlaps',
  text: `select id from assignments where identity_id = $1 and position_id = $2 and id <> $3
    and daterange(first_day, last_day, '[]') && daterange($4::date, $5::date, '[]') limit 1`,
};

/** Who holds which position. Each assignment is made, changed and removed by itself. */
export class Assignments {
  constructor(private readonly dataSource: DataSource) {}

  /** Assignments of a person or to a position, in the order in which they were made; `within` is whom the reader may see. */
  async list(request: PageRequest & { readonly identityId?: string; readonly positionId?: string; readonly within?: readonly AccessScope[] }): Promise<Page<ListedAssignment>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { id: (_, id) => isUuid(id) });
    const values: unknown[] = [limit + 1];
    const wanted = [['identity_id =', request.identityId], ['position_id =', request.positionId], ['assignment.id >', after?.[2]]] as const;
    const conditions = wanted.flatMap(([comparison, value]) => (value === undefined ? [] : [`${comparison} $${values.push(value)}`]));
    conditions.push(...namedConditions(request.within ?? [], 'assignment.identity_id', values));
    const where = conditions.length > 0 ? ` where ${conditions.join(' and ')}` : '';
    const { rows } = await poolOf(this.dataSource).query<AssignmentRow>(`${LISTED}${where} order by assignment.id limit $1`, values);
    const page = pageOf(rows, limit, (row) => ['id', '', row.id]);
    return { ...page, items: page.items.map(assignmentOf) };
  }

  async read(id: string): Promise<ListedAssignment | undefined> {
    const row = await rowOf<AssignmentRow>(poolOf(this.dataSource), READ, [id]);
    return row && assignmentOf(row);
  }

  /** Puts somebody into a position. As the main assignment it takes that place from another one. */
  async create(assignment: Assignment, audit: AuditEntry): Promise<void> {
    await this.change(assignment.identityId, audit, async (client) => {
      const { id, identityId, positionId, main, from = null, to = null } = assignment;
      await settle(client, assignment);
      const made = await rowOf(client, INSERT, [id, identityId, positionId, main, from, to, audit.at, audit.actorName]);
      if (!made) throw new Refusal('invalid-input', {}, [{ pointer: '/positionId', reason: 'not-a-position' }]);
    });
  }

  /** Changes days and whether it is the main one; `Conflict` when somebody else was first. */
  async save(id: string, terms: AssignmentTerms, expectedRevision: number, audit: AuditEntry): Promise<void> {
    const present = await this.read(id);
    if (!present) throw new NotFound('assignment', id);
    await this.change(present.identityId, audit, async (client) => {
      const { main, from = null, to = null } = terms;
      await settle(client, { ...terms, id, identityId: present.identityId, positionId: present.positionId });
      const saved = await rowOf(client, UPDATE, [id, main, from, to, audit.at, audit.actorName, expectedRevision]);
      if (!saved) throw new Conflict('revision-conflict');
    });
  }

  /** Takes somebody out of a position at once; sessions in it go on in another one, or in none. */
  async remove(id: string, audit: AuditEntry): Promise<void> {
    await inTransaction(this.dataSource, async (client) => {
      const { rowCount } = await client.query('delete from assignments where id = $1', [id]);
      if (rowCount !== 1) throw new NotFound('assignment', id);
      await appendAudit(client, [audit]);
    });
  }

  // One change per person at a time: together two could each find the other's main assignment gone.
  private async change(identityId: string, audit: AuditEntry, work: (client: PoolClient) => Promise<void>): Promise<void> {
    try {
      await inTransaction(this.dataSource, async (client) => {
        await client.query('select pg_advisory_xact_lock(hashtextextended($1, 11))', [identityId]);
        await work(client);
        await appendAudit(client, [audit]);
      });
    } catch (error) {
      if (failureOf(error)?.code !== '23503') throw error;
      throw new Refusal('invalid-input', {}, [{ pointer: '/identityId', reason: 'unknown-identity' }]);
    }
  }
}

async function settle(client: PoolClient, { id, identityId, positionId, main, from, to }: Assignment): Promise<void> {
  if (await rowOf(client, OVERLAPS, [identityId, positionId, id, from ?? null, to ?? null])) throw new Conflict('already-assigned');
  if (main) await client.query('update assignments set main = false, revision = revision + 1 where identity_id = $1 and main and id <> $2', [identityId, id]);
}

const assignmentOf = (row: AssignmentRow): ListedAssignment => ({
  id: row.id,
  identityId: row.identity_id,
  identityName: row.identity_name ?? '',
  positionId: row.position_id,
  positionName: row.position_name,
  main: row.main,
  ...(row.first_day !== null && { from: row.first_day }),
  ...(row.last_day !== null && { to: row.last_day }),
  revision: row.revision,
});
