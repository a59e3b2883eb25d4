import { Chart, conditionsOf, Conflict, NotFound, Refusal } from '@tessera/engine';
import type { AuditEntry, ChartElement, UserFilter } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { holdRules } from './hold-rules.js';
import { refuseNamedInSchemes } from './named-in-schemes.js';

/** An element of the chart as it is stored; `revision` rises with every save. */
export interface StoredElement extends ChartElement {
  readonly revision: number;
  /** Of a position: how many hold it today. */
  readonly holders: number;
}

interface ElementRow {
  readonly id: string;
  readonly kind: ChartElement['kind'];
  readonly name: string;
  readonly short_name: string | null;
  readonly description: string | null;
  readonly superior_id: string | null;
  readonly revision: number;
  readonly holders: number;
}

const LIST: Statement = {
  name: 'chart-list',
  text: `select element.id, kind, name, short_name, description, superior_id, element.revision, coalesce(holders.count, 0)::int as holders
    from chart_elements element
    left join (select position_id, count(*) from assignments
      where coalesce(first_day <= $1::date, true) and coalesce(last_day >= $1::date, true) group by position_id) as holders
      on holders.position_id = element.id
    order by lower(name), element.id`,
};

const READ: Statement = {
  name: 'chart-read',
  text: `select element.*, (select count(*)::int from assignments where position_id = element.id
      and coalesce(first_day <= $1::date, true) and coalesce(last_day >= $1::date, true)) as holders
    from chart_elements element where element.id = $2`,
};

const INSERT: Statement = {
  name: 'chart-insert',
  text: `insert into chart_elements (id, kind, name, short_name, description, superior_id, revision, changed_at, changed_by)
    values ($1, $2, $3, $4, $5, $6, 1, $7, $8) on conflict (id) do nothing returning revision`,
};

const UPDATE: Statement = {
  name: 'chart-update',
  text: `update chart_elements set name = $3, short_name = $4, description = $5, superior_id = $6, revision = revision + 1,
      changed_at = $7, changed_by = $8
    where id = $1 and kind = $2 and revision = $9 returning revision`,
};

/** The organisation chart as administrators draw it. */
export class ChartElements {
  constructor(private readonly dataSource: DataSource) {}

  /** The whole chart by name, with how many hold each position on the day. */
  async list(day: string): Promise<readonly StoredElement[]> {
    return (await rowsOf<ElementRow>(poolOf(this.dataSource), LIST, [day])).map(elementOf);
  }

  async read(id: string, day: string): Promise<StoredElement | undefined> {
    const row = await rowOf<ElementRow>(poolOf(this.dataSource), READ, [day, id]);
    return row && elementOf(row);
  }

  /** `expectedRevision` 0 makes a new element. Refuses circles and unknown superiors; `Conflict` when somebody else was first. */
  async save(element: ChartElement, expectedRevision: number, audit: AuditEntry): Promise<number> {
    const { id, kind, name, shortName = null, description = null, superiorId = null } = element;
    return inTransaction(this.dataSource, async (client) => {
      await holdRules(client);
      new Chart(await readElements(client)).requireFit(element);
      const values = [id, kind, name, shortName, description, superiorId, audit.at, audit.actorName];
      const saved = expectedRevision === 0
        ? await rowOf<{ revision: number }>(client, INSERT, values)
        : await rowOf<{ revision: number }>(client, UPDATE, [...values, expectedRevision]);
      if (!saved) throw new Conflict('revision-conflict');
      await appendAudit(client, [audit]);
      return saved.revision;
    });
  }

  /** Removes an element that nothing stands under, nobody holds or held, and no group asks for. */
  async remove(id: string, audit: AuditEntry): Promise<void> {
    await inTransaction(this.dataSource, async (client) => {
      await holdRules(client);
      await refuseNamedInGroups(client, id);
      await refuseNamedInSchemes(client, id, 'element');
      const { rowCount } = await client.query('delete from chart_elements where id = $1', [id]).catch((error: unknown) => {
        throw failureOf(error)?.code === '23503' ? new Refusal('element-in-use') : error;
      });
      if (rowCount !== 1) throw new NotFound('element', id);
      await appendAudit(client, [audit]);
    });
  }
}

/** The chart as it is now, in no particular order. */
export async function readElements(runner: Runner): Promise<readonly ChartElement[]> {
  const { rows } = await runner.query<Omit<ElementRow, 'holders'>>('select * from chart_elements');
  return rows.map((row) => chartElementOf(row));
}

async function refuseNamedInGroups(client: PoolClient, id: string): Promise<void> {
  const { rows } = await client.query<{ name: string; rule: UserFilter }>('select name, rule from groups order by name');
  const asking = rows.filter(({ rule }) => conditionsOf(rule).some(({ is }) => is === id)).map(({ name }) => name);
  if (asking.length > 0) throw new Refusal('element-in-groups', { groups: asking.join(', ') });
}

/** An element without what only administrators ask for. */
export const chartElementOf = (row: Omit<ElementRow, 'holders'>): ChartElement => ({
  id: row.id,
  kind: row.kind,
  name: row.name,
  ...(row.short_name !== null && { shortName: row.short_name }),
  ...(row.description !== null && { description: row.description }),
  ...(row.superior_id !== null && { superiorId: row.superior_id }),
});

const elementOf = (row: ElementRow): StoredElement => ({ ...chartElementOf(row), revision: row.revision, holders: row.holders });
