import { randomUUID } from 'node:crypto';
import type { Job, Queue, Transaction } from '@tessera/engine';
import { createPostgresBackend, withBackend } from 'bullmq';
import type pg from 'pg';
import { COMES_AGAIN, EVERY_LINE, jobIdOf, LINES, lineOf, TRIED_FOR_EVER, type JobData, type Line } from './jobs.js';
import { createQueuePool, TransactionPool } from './pools.js';
import type { QueueLog } from './work.js';

const { Queue: BullLine } = withBackend(createPostgresBackend);
type BullLine = InstanceType<typeof BullLine<JobData, undefined>>;

/** Something that comes by the clock, as BullMQ keeps it. */
export interface Scheduler {
  readonly key: string;
  readonly pattern?: string | undefined;
  readonly tz?: string | undefined;
  readonly next?: number | undefined;
}

const SCHEDULERS = 'select scheduler_id as key, pattern, tz, next_run_ms as next from scheduler where queue = $1 order by next_run_ms, scheduler_id';

/** How many jobs stand where. */
export interface JobCounts {
  readonly waiting: number;
  readonly active: number;
  readonly delayed: number;
}

/** The engine's queue on BullMQ and Postgres: jobs exist exactly when the transaction that added them commits. */
export class BullQueue implements Queue {
  private constructor(
    private readonly base: pg.Pool,
    private readonly transactions: TransactionPool,
    private readonly lines: Readonly<Record<Line, BullLine>>,
  ) {}

  /** Connects to a database that `migrateQueue` has prepared. */
  static async open(url: string, log: QueueLog, poolSize = 4): Promise<BullQueue> {
    const report = (error: unknown) => log.error('the queue lost its database', error);
    const base = createQueuePool(url, poolSize, report);
    const transactions = new TransactionPool(base);
    const on = (line: Line) => lineOn(transactions, line, report);
    const lines = { outside: on('outside'), inside: on('inside'), batches: on('batches'), hooks: on('hooks') };
    try {
      await Promise.all(EVERY_LINE.map((line) => lines[line].waitUntilReady()));
      return new BullQueue(base, transactions, lines);
    } catch (error) {
      await base.end();
      throw error;
    }
  }

  /** Adds jobs in the caller's transaction, one statement per line. */
  async add(transaction: Pick<Transaction, 'client'>, jobs: readonly Job[]): Promise<void> {
    if (jobs.length === 0) return;
    await this.transactions.within(transaction.client, () => this.insert(jobs, newTurn));
  }

  /** Adds jobs at once; those that are still there stay as they are. */
  async addAgain(jobs: readonly Job[]): Promise<void> {
    await this.insert(jobs);
  }

  /** Brings jobs to the front of their wait: those that wait for their next attempt start now. */
  async hurry(jobs: readonly Job[]): Promise<void> {
    await this.insert(jobs);
    for (const job of jobs) {
      const found = await this.lines[lineOf(job.kind)].getJob(jobIdOf(job));
      if (await found?.isDelayed()) await found?.promote().catch(() => undefined);
    }
  }

  /** Fires a schedule now, beside its usual times. Twice before it has begun is once. */
  async fireNow(entryId: string): Promise<void> {
    await this.lines.inside.add('schedule', { id: entryId }, { ...COMES_AGAIN, jobId: `now-${entryId}` });
  }

  /** Counts tasks by where they stand. */
  async countTasks(): Promise<JobCounts> {
    const { waiting = 0, active = 0, delayed = 0 } = await this.lines.outside.getJobCounts('waiting', 'active', 'delayed');
    return { waiting, active, delayed };
  }

  /** The line that schedules stand in, for `Schedules` alone. */
  get clock(): BullLine {
    return this.lines.inside;
  }

  /** Everything that comes by the clock; BullMQ itself would ask once for each. */
  async schedulers(): Promise<readonly Scheduler[]> {
    const { rows } = await this.base.query<Record<keyof Scheduler, string | null>>(SCHEDULERS, [LINES.inside]);
    return rows.map(({ key, pattern, tz, next }) => ({
      key: key ?? '', pattern: pattern ?? undefined, tz: tz ?? undefined, next: next === null ? undefined : Number(next),
    }));
  }

  /** Runs `work` while no other process that asks for the same turn does. */
  async inTurn<R>(turn: string, work: () => Promise<R>): Promise<R> {
    const client = await this.base.connect();
    try {
      await client.query('begin');
      await client.query('select pg_advisory_xact_lock(hashtext($1))', [turn]);
      const result = await work();
      await client.query('commit');
      client.release();
      return result;
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** Ends all connections. */
  async close(): Promise<void> {
    await Promise.all(EVERY_LINE.map((line) => this.lines[line].close()));
    await this.base.end();
  }

  private async insert(jobs: readonly Job[], idOf: (job: Job) => string = jobIdOf): Promise<void> {
    for (const line of EVERY_LINE) {
      const mine = jobs.filter((job) => lineOf(job.kind) === line);
      const [first, second] = mine;
      // BullMQ's bulk call makes temporary tables; a single job does without.
      if (second) await this.lines[line].addBulk(mine.map((job) => ({ name: job.kind, data: { id: job.id }, opts: optionsOf(idOf(job)) })));
      else if (first) await this.lines[line].add(first.kind, { id: first.id }, optionsOf(idOf(first)));
    }
  }
}

const optionsOf = (jobId: string) => ({ ...TRIED_FOR_EVER, jobId });

// A batch or an import that is resumed gets a job of its own: the one before may just be stopping, and would swallow it.
const newTurn = (job: Job): string => (job.kind === 'batch' || job.kind === 'import' ? `${jobIdOf(job)}-${randomUUID()}` : jobIdOf(job));

function lineOn(transactions: TransactionPool, line: Line, report: (error: unknown) => void): BullLine {
  const made = new BullLine<JobData, undefined>(LINES[line], {
    connection: transactions.pool,
    // Nobody reads BullMQ's event stream: keep it short.
    streams: { events: { maxLen: 200 } },
  });
  made.on('error', report);
  return made;
}
