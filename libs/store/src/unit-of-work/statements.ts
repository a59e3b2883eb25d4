import type { Statement } from '../database/postgres.js';
import { OBJECT_COLUMNS, RUN_COLUMNS, TASK_COLUMNS } from './rows.js';

/** The hot reads: prepared once per connection. */
export const STATEMENTS = {
  lockObjects: {
    name: 'objects-lock',
    text: `select ${OBJECT_COLUMNS} from managed_objects where id = any ($2::uuid[]) and object_type = $1 order by id for update`,
  },
  readObject: { name: 'object-read', text: `select ${OBJECT_COLUMNS} from managed_objects where id = $2 and object_type = $1` },
  findObject: { name: 'object-find', text: `select ${OBJECT_COLUMNS} from managed_objects where id = $1` },
  findObjects: {
    name: 'objects-find',
    text: `select ${OBJECT_COLUMNS} from managed_objects where id = any ($1::uuid[]) order by id`,
  },
  readObjects: {
    name: 'objects-read',
    text: `select ${OBJECT_COLUMNS} from managed_objects where id = any ($2::uuid[]) and object_type = $1 order by id`,
  },
  lockRun: { name: 'run-lock', text: `select ${RUN_COLUMNS} from runs where id = $1 for update` },
  readRun: { name: 'run-read', text: `select ${RUN_COLUMNS} from runs where id = $1` },
  findRunByKey: { name: 'run-find-by-key', text: `select ${RUN_COLUMNS} from runs where actor_id = $1 and idempotency_key = $2` },
  lockTask: { name: 'task-lock', text: `select ${TASK_COLUMNS} from tasks where id = $1 for update` },
  readTask: { name: 'task-read', text: `select ${TASK_COLUMNS} from tasks where id = $1` },
  nextNumber: {
    name: 'number-next',
    // The row stays locked until the transaction ends: a number that is rolled back is given again.
    text: `insert into number_series as series (series, last) values ($1, $2)
      on conflict (series) do update set last = greatest(series.last + 1, $2) returning last`,
  },
  listIds: {
    name: 'object-ids',
    // In the order of creation, which is the order of ids: the index of the state gives it, the one of all ids would search.
    text: `select id from managed_objects where object_type = $1 and state = $2
      and (created_at, id) > (coalesce((select created_at from managed_objects where id = $3::uuid), '-infinity'), $3::uuid)
      and ($5::text is null or attributes ->> $5 is null) order by created_at, id limit $4`,
  },
  staleTasks: {
    name: 'tasks-stale',
    text: `select ${TASK_COLUMNS} from tasks where status in ('waiting', 'giving-up') and touched_at < $1
      order by touched_at, id limit $2`,
  },
  expiredRuns: {
    name: 'runs-expired',
    text: `select ${RUN_COLUMNS} from runs where status = 'open' and expires_at < $1 order by expires_at, id limit $2`,
  },
  staleAcceptedRuns: {
    name: 'runs-stale-accepted',
    text: `select ${RUN_COLUMNS} from runs where status = 'accepted' and touched_at < $1 order by touched_at, id limit $2`,
  },
} satisfies Readonly<Record<string, Statement>>;
