import type { DataSource } from 'typeorm';
import { ScheduleRunEntity } from '../database/entities.js';

/** What became of the latest start of a schedule. */
export interface ScheduleRun {
  readonly entryId: string;
  readonly lastRunAt: Date;
  readonly lastRunId?: string;
  readonly lastResult?: string;
}

/** The latest start of each schedule. */
export class ScheduleRuns {
  constructor(private readonly dataSource: DataSource) {}

  async list(): Promise<readonly ScheduleRun[]> {
    return (await this.dataSource.getRepository(ScheduleRunEntity).find({ order: { entryId: 'ASC' } })).map((row) => ({
      entryId: row.entryId,
      lastRunAt: row.lastRunAt,
      lastRunId: row.lastRunId ?? undefined,
      lastResult: row.lastResult ?? undefined,
    }));
  }

  async record(run: ScheduleRun): Promise<void> {
    const row = { ...run, lastRunId: run.lastRunId ?? null, lastResult: run.lastResult ?? null };
    await this.dataSource.getRepository(ScheduleRunEntity).upsert(row, ['entryId']);
  }
}
