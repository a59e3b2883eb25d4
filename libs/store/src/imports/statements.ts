import type { Statement } from '../database/postgres.js';
import { IMPORT_COLUMNS } from './rows.js';

const POSITIONS = Array.from({ length: 29 }, (_, index) => `$${index + 1}`).join(', ');
const SAME = ['kind', 'object_type', 'file_name', 'opened_at', 'id', 'bytes', 'chunks'];
const CHANGING = `${IMPORT_COLUMNS}, touched_at`.split(',').map((name) => name.trim()).filter((name) => !SAME.includes(name));

const TWINS = (column: 'key' | 'twin'): string => `
  select line from import_lines join (
    select ${column} from import_lines where import_id = $1 and ${column} is not null group by ${column} having count(*) > 1
  ) as repeated using (${column}) where import_id = $1`;

/** What is asked of imports and their rows. */
export const IMPORT_STATEMENTS = {
  read: { name: 'import-read', text: `select ${IMPORT_COLUMNS} from imports where id = $1` },
  lock: { name: 'import-lock', text: `select ${IMPORT_COLUMNS} from imports where id = $1 for update` },
  keep: {
    name: 'import-keep',
    text: `insert into imports (${IMPORT_COLUMNS}, touched_at) values (${POSITIONS})
      on conflict (id) do update set ${CHANGING.map((name) => `${name} = excluded.${name}`).join(', ')}`,
  },
  takeTurn: { name: 'import-take-turn', text: `select pg_try_advisory_xact_lock(hashtextextended('tessera import ' || $1, 0)) as taken` },
  stage: {
    name: 'import-stage',
    text: `insert into import_lines (import_id, line, key, twin, answers)
      select $1, line, key, twin, answers::jsonb from unnest($2::int[], $3::text[], $4::text[], $5::text[]) as staged (line, key, twin, answers)`,
  },
  note: {
    name: 'import-note',
    text: `insert into import_findings (import_id, line, number, kind, field, reason, details)
      select $1, line, number, kind, field, reason, details
      from jsonb_to_recordset($2::jsonb) as finding (line int, number int, kind text, field text, reason text, details jsonb)
      on conflict do nothing`,
  },
  setTwinsAside: {
    name: 'import-set-twins-aside',
    text: `with twins as (${TWINS('key')} union ${TWINS('twin')}), gone as (
        delete from import_lines using twins where import_id = $1 and import_lines.line = twins.line returning import_lines.line, key
      ), noted as (
        insert into import_findings (import_id, line, number, kind, reason, details)
        select $1, line, 0, 'duplicate', 'duplicate-in-file', jsonb_build_object('first', min(line) over (partition by key), 'rows', count(*) over (partition by key)) from gone
      )
      select count(*)::int as count from gone`,
  },
  next: { name: 'import-next', text: 'select line, key, answers from import_lines where import_id = $1 and line > $2 order by line limit $3' },
  stale: {
    name: 'import-stale',
    text: `select ${IMPORT_COLUMNS} from imports where status in ('checking', 'running') and touched_at < $1 order by touched_at, id limit $2`,
  },
  list: { name: 'import-list', text: `select ${IMPORT_COLUMNS} from imports where kind = any ($1::text[]) and id < $2 order by id desc limit $3` },
  findings: {
    name: 'import-findings',
    text: `select line, number, kind, field, reason, details from import_findings
      where import_id = $1 and (line, number) > ($2, $3) order by line, number limit $4`,
  },
  addChunk: {
    name: 'import-add-chunk',
    text: `with added as (
        insert into import_chunks (import_id, number, bytes) select id, chunks, $3 from imports
        where id = $1 and status = 'uploading' and chunks = $2 for update returning number
      )
      update imports set chunks = chunks + 1, bytes = bytes + length($3), touched_at = $4 where id = $1 and exists (select from added)`,
  },
  chunk: { name: 'import-chunk', text: 'select bytes from import_chunks where import_id = $1 and number = $2' },
  abandoned: {
    name: 'import-abandoned',
    text: `delete from import_chunks using imports where id = import_id and status in ('uploading', 'planning', 'checked') and touched_at < $1`,
  },
} satisfies Readonly<Record<string, Statement>>;
