import { Conflict } from '@tessera/engine';
import type { AuditEntry, Json, ProcessList, ProcessListEntry, ProcessListStore } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';

interface ListRow {
  readonly object_type: string;
  readonly place: string;
  readonly revision: number;
  readonly changed_at: Date | null;
  readonly changed_by: string | null;
  readonly entries: readonly EntryRow[];
}

interface EntryRow {
  readonly id: string;
  readonly use_case: string;
  readonly enabled: boolean;
  readonly options: Json;
  readonly title: string | null;
  readonly cron: string | null;
}

const LISTS = `select object_type, place, revision, changed_at, changed_by, coalesce((
    select jsonb_agg(to_jsonb(entry) order by entry.position) from process_list_entries entry
    where entry.object_type = list.object_type and entry.place = list.place), '[]') as entries
  from process_lists list`;

const READ_ALL: Statement = { name: 'process-lists-read', text: `${LISTS} order by object_type, place` };
const READ: Statement = { name: 'process-list-read', text: `${LISTS} where object_type = $1 and place = $2` };
const REVISION: Statement = { name: 'rule-revision', text: 'select revision from rule_revision' };

const RAISE: Statement = {
  name: 'process-list-raise',
  text: `insert into process_lists as list (object_type, place, revision, changed_at, changed_by)
    select $1, $2, 1, $4, $5 where $3 = 0
    on conflict (object_type, place) do nothing returning revision`,
};

const RAISE_AGAIN: Statement = {
  name: 'process-list-raise-again',
  text: `update process_lists set revision = revision + 1, changed_at = $4, changed_by = $5
    where object_type = $1 and place = $2 and revision = $3 returning revision`,
};

const REPLACE: Statement = {
  name: 'process-list-replace',
  text: `insert into process_list_entries (id, object_type, place, position, use_case, enabled, options, title, cron)
    select id, $1, $2, position, use_case, enabled, options, title, cron
    from rows from (jsonb_to_recordset($3::jsonb) as (id text, use_case text, enabled boolean, options jsonb, title text, cron text))
      with ordinality as entry (id, use_case, enabled, options, title, cron, position)`,
};

/** Process lists in Postgres. */
export class ProcessLists implements ProcessListStore {
  constructor(private readonly dataSource: DataSource) {}

  async revision(): Promise<number> {
    const row = await rowOf<{ revision: string }>(poolOf(this.dataSource), REVISION, []);
    return Number(row?.revision ?? 0);
  }

  async readAll(): Promise<readonly ProcessList[]> {
    return (await rowsOf<ListRow>(poolOf(this.dataSource), READ_ALL, [])).map(listOf);
  }

  async save(list: ProcessList, expectedRevision: number, audit: AuditEntry): Promise<ProcessList> {
    return inTransaction(this.dataSource, (client) => changeRules(client, audit, 'process-lists', async () => {
      const { objectType, place } = list;
      const raise = expectedRevision === 0 ? RAISE : RAISE_AGAIN;
      const raised = await rowOf(client, raise, [objectType, place, expectedRevision, audit.at, audit.actorName]);
      if (!raised) throw new Conflict('revision-conflict', await read(client, objectType, place));
      await replaceEntries(client, list);
      return read(client, objectType, place);
    }));
  }
}

/** Puts these rows into the place of those that are there. */
export async function replaceEntries(client: PoolClient, { objectType, place, entries }: Pick<ProcessList, 'objectType' | 'place' | 'entries'>): Promise<void> {
  await client.query('delete from process_list_entries where object_type = $1 and place = $2', [objectType, place]);
  const rows = entries.map(({ useCase, ...entry }) => ({ ...entry, use_case: useCase }));
  await rowsOf(client, REPLACE, [objectType, place, JSON.stringify(rows)]);
}

async function read(runner: Runner, objectType: string, place: string): Promise<ProcessList> {
  const row = await rowOf<ListRow>(runner, READ, [objectType, place]);
  return row ? listOf(row) : { objectType, place, revision: 0, entries: [] };
}

const listOf = (row: ListRow): ProcessList => ({
  objectType: row.object_type,
  place: row.place,
  revision: row.revision,
  entries: row.entries.map(entryOf),
  changedAt: row.changed_at ?? undefined,
  changedBy: row.changed_by ?? undefined,
});

const entryOf = (row: EntryRow): ProcessListEntry => ({
  id: row.id,
  useCase: row.use_case,
  enabled: row.enabled,
  options: row.options,
  title: row.title ?? undefined,
  cron: row.cron ?? undefined,
});
