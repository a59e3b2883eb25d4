import type { RunRecord, TaskRecord } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';
import { RUN_COLUMNS, runOf, TASK_COLUMNS, taskOf } from '../unit-of-work/rows.js';
import type { RunRow, TaskRow } from '../unit-of-work/rows.js';
import { decodeCursor, limitOf, pageOf } from './page.js';
import type { Page, PageRequest } from './page.js';

/** A run in a list: its first twenty subjects stand for all. */
export interface ListedRun extends RunRecord {
  readonly subjectCount: number;
}

/** Where a use case is needed: on the process list of a place, or by open runs (`openRuns` is not 0). */
export interface UseInHouse {
  readonly useCase: string;
  readonly objectType: string;
  readonly place: string;
  readonly openRuns: number;
}

/** Runs and batches of a use case that have not ended. */
export interface UnfinishedWork {
  readonly useCase: string;
  readonly runs: number;
  readonly batches: number;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

const OF_ACTOR: Statement = {
  name: 'runs-of-actor',
  text: `select ${RUN_COLUMNS.replace('subject_ids', 'subject_ids[1:20] as subject_ids, cardinality(subject_ids) as subject_count')}
    from runs where actor_id = $1 and id < $2 order by id desc limit $3`,
};

const TASKS_OF_RUN: Statement = {
  name: 'tasks-of-run',
  text: `select ${TASK_COLUMNS} from tasks where run_id = $1 order by created_at, id limit 200`,
};

const IN_USE: Statement = {
  name: 'use-cases-in-use',
  text: `select use_case, object_type, place, 0 as open_runs from process_list_entries
    union all
    select use_case, object_type, min(place), count(*)::int from runs where status in ('open', 'accepted') group by use_case, object_type
    order by use_case, object_type, open_runs, place`,
};

const UNFINISHED: Statement = {
  name: 'use-cases-unfinished',
  text: `select use_case, sum(runs)::int as runs, sum(batches)::int as batches from (
      select use_case, count(*) as runs, 0 as batches from runs where status in ('open', 'accepted') group by use_case
      union all
      select use_case, 0, count(*) from batches where status in ('accepted', 'working') group by use_case
    ) as work group by use_case order by use_case`,
};

/** Lists of runs. */
export class RunQueries {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs that somebody opened, the latest first. */
  async listOfActor(actorId: string, request: PageRequest): Promise<Page<ListedRun>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { openedAt: (_, id) => isUuid(id) });
    const rows = await rowsOf<RunRow & { subject_count: number }>(
      poolOf(this.dataSource), OF_ACTOR, [actorId, after?.[2] ?? LAST_ID, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => ['openedAt', '', row.id]);
    return { ...page, items: page.items.map((row) => ({ ...runOf(row), subjectCount: row.subject_count })) };
  }

  /** Deferred work of a run, in order. */
  async tasksOf(runId: string): Promise<readonly TaskRecord[]> {
    if (!isUuid(runId)) return [];
    return (await rowsOf<TaskRow>(poolOf(this.dataSource), TASKS_OF_RUN, [runId])).map(taskOf);
  }

  /** Runs that are open or accepted, and batches at work, by use case. */
  async countUnfinished(): Promise<readonly UnfinishedWork[]> {
    const rows = await rowsOf<{ use_case: string; runs: number; batches: number }>(poolOf(this.dataSource), UNFINISHED, []);
    return rows.map((row) => ({ useCase: row.use_case, runs: row.runs, batches: row.batches }));
  }

  /** Use cases that a process list names or an unfinished run needs: their packages may not leave. */
  async listInUse(): Promise<readonly UseInHouse[]> {
    const rows = await rowsOf<{ use_case: string; object_type: string; place: string; open_runs: number }>(poolOf(this.dataSource), IN_USE, []);
    return rows.map((row) => ({ useCase: row.use_case, objectType: row.object_type, place: row.place, openRuns: row.open_runs }));
  }
}
