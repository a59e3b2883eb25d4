import type { TaskRecord, Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';
import { TASK_COLUMNS, taskOf } from '../unit-of-work/rows.js';
import type { TaskRow } from '../unit-of-work/rows.js';
import { decodeCursor, limitOf, pageOf } from './page.js';
import type { Page, PageRequest } from './page.js';

/** How many tasks stand where; each number stops at 10,000, except those of the last day. */
export interface TaskCounts {
  readonly waiting: number;
  readonly givingUp: number;
  readonly gaveUp: number;
  readonly done24h: number;
  readonly gaveUp24h: number;
}

/** What one hour brought. */
export interface TaskHour {
  readonly at: Date;
  readonly done: number;
  readonly failed: number;
}

const capped = (status: string): string => `(select count(*)::int from (select from tasks where status = '${status}'
      and ${status === 'gave-up' ? "last_error is not null and status <> 'done'" : "status in ('waiting', 'giving-up')"} limit 10000) found)`;

const COUNTS: Statement = {
  name: 'task-counts',
  text: `select ${capped('waiting')} as waiting, ${capped('giving-up')} as giving_up, ${capped('gave-up')} as gave_up,
    count(*) filter (where status = 'done')::int as done, count(*) filter (where status = 'gave-up')::int as failed
    from tasks where ended_at >= $1::timestamptz - interval '24 hours'`,
};

const HOURS: Statement = {
  name: 'task-hours',
  text: `select hour as at, count(tasks.ended_at) filter (where status = 'done')::int as done,
      count(tasks.ended_at) filter (where status = 'gave-up')::int as failed
    from generate_series(date_trunc('hour', $1::timestamptz) - interval '23 hours', date_trunc('hour', $1::timestamptz),
      interval '1 hour') as hour
    left join tasks on ended_at >= hour and ended_at < hour + interval '1 hour'
    group by hour order by hour`,
};

const IN_TROUBLE: Statement = {
  name: 'tasks-in-trouble',
  text: `select ${TASK_COLUMNS} from tasks where last_error is not null and status <> 'done' and id < $1
    order by id desc limit $2`,
};

const GAVE_UP_IDS: Statement = {
  name: 'task-ids-gave-up',
  text: `select id from tasks where last_error is not null and status <> 'done' and status = 'gave-up' order by id limit $1`,
};

const RESET: Statement = {
  name: 'tasks-reset',
  text: `update tasks set status = 'waiting', attempts = 0, ended_at = null, touched_at = $2
    where id = any ($1::uuid[]) and status <> 'done' returning ${TASK_COLUMNS}`,
};

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** What the queue page shows about tasks, and the second chance. */
export class TaskQueries {
  constructor(private readonly dataSource: DataSource) {}

  async counts(now: Date): Promise<TaskCounts> {
    const row = await rowOf<{ waiting: number; giving_up: number; gave_up: number; done: number; failed: number }>(
      poolOf(this.dataSource), COUNTS, [now],
    );
    return {
      waiting: row?.waiting ?? 0, givingUp: row?.giving_up ?? 0, gaveUp: row?.gave_up ?? 0,
      done24h: row?.done ?? 0, gaveUp24h: row?.failed ?? 0,
    };
  }

  /** Done and failed in each of the last 24 hours, the present one last. */
  async hours(now: Date): Promise<readonly TaskHour[]> {
    return rowsOf<TaskHour & { at: Date }>(poolOf(this.dataSource), HOURS, [now]);
  }

  /** Tasks that failed at least once and are not done, the latest first. */
  async listInTrouble(request: PageRequest): Promise<Page<TaskRecord>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { createdAt: (_, id) => isUuid(id) });
    const rows = await rowsOf<TaskRow>(poolOf(this.dataSource), IN_TROUBLE, [after?.[2] ?? LAST_ID, limit + 1]);
    return pageOf(rows.map(taskOf), limit, (task) => ['createdAt', '', task.id]);
  }

  /** The oldest tasks that gave up, for trying all of them again batch by batch. */
  async listGaveUp(atMost: number): Promise<readonly string[]> {
    return (await rowsOf<{ id: string }>(poolOf(this.dataSource), GAVE_UP_IDS, [atMost])).map((row) => row.id);
  }

  /** Gives tasks all their attempts again; the caller adds their jobs in the same transaction. */
  async reset(transaction: Transaction, ids: readonly string[]): Promise<readonly TaskRecord[]> {
    const rows = await rowsOf<TaskRow>(transaction.client as Runner, RESET, [uuidArray(ids), transaction.now]);
    return rows.map(taskOf);
  }
}
