import type { Statement } from '../database/postgres.js';
import { BATCH_COLUMNS } from './rows.js';

const LINE = 'object_id uuid, status text, reason text, details jsonb, cause text, run_id uuid';

/** What is asked of batches and their lines. */
export const BATCH_STATEMENTS = {
  read: { name: 'batch-read', text: `select ${BATCH_COLUMNS} from batches where id = $1` },
  findByKey: {
    name: 'batch-find-by-key',
    text: `select ${BATCH_COLUMNS.replace(/case when .* end as ticked/, 'ticked')} from batches where actor_id = $1 and idempotency_key = $2`,
  },
  lock: { name: 'batch-lock', text: `select ${BATCH_COLUMNS} from batches where id = $1 for update` },
  keep: {
    name: 'batch-keep',
    text: `insert into batches (id, entry_id, use_case, object_type, place, options, input, ticked, filter, status, gathered,
        asked, done, skipped, failed, actor_id, actor_name, opened_at, touched_at, ended_at, refusal, idempotency_key, context)
      values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16, $17, $18, $19, $20, $21, $22, $23)
      on conflict (id) do update set status = excluded.status, gathered = excluded.gathered, asked = excluded.asked, done = excluded.done,
        skipped = excluded.skipped, failed = excluded.failed, touched_at = excluded.touched_at, ended_at = excluded.ended_at,
        refusal = excluded.refusal, context = excluded.context, xid = pg_current_xact_id()`,
  },
  gatherTicked: {
    name: 'batch-gather-ticked',
    text: `insert into batch_lines (batch_id, object_id, status)
      select distinct id, object_id, 'waiting' from batches, unnest(ticked) as object_id where id = $1 order by object_id`,
  },
  next: {
    name: 'batch-next',
    text: `select object_id from batch_lines where batch_id = $1 and status = 'waiting' order by object_id limit $2`,
  },
  settle: {
    name: 'batch-settle',
    text: `update batch_lines line set status = item.status, reason = item.reason, details = item.details, cause = item.cause, run_id = item.run_id
      from jsonb_to_recordset($2::jsonb) as item (${LINE}) where line.batch_id = $1 and line.object_id = item.object_id`,
  },
  waitAgain: {
    name: 'batch-wait-again',
    text: `update batch_lines set status = 'waiting', cause = null, run_id = null where batch_id = $1 and status = 'failed'`,
  },
  stale: {
    name: 'batches-stale',
    text: `select ${BATCH_COLUMNS} from batches where status in ('accepted', 'working') and touched_at < $1 order by touched_at, id limit $2`,
  },
  ofActor: {
    name: 'batches-of-actor',
    text: `select ${BATCH_COLUMNS} from batches where actor_id = $1 and id < $2 order by id desc limit $3`,
  },
  lines: {
    name: 'batch-lines',
    text: `select object_id, status, reason, details, cause, run_id from batch_lines
      where batch_id = $1 and status = $2 and status in ('skipped', 'failed') and object_id > $3 order by object_id limit $4`,
  },
} satisfies Readonly<Record<string, Statement>>;
