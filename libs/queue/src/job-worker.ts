import { createPostgresBackend, DelayedError, WaitingError, withBackend, type Job } from 'bullmq';
import type pg from 'pg';
import { EVERY_LINE, LINES, patience, type JobData, type JobName, type Line } from './jobs.js';
import { createQueuePool } from './pools.js';
import type { QueueLog, Work } from './work.js';

const { Worker: BullWorker } = withBackend(createPostgresBackend);
type BullWorker = InstanceType<typeof BullWorker<JobData, undefined, JobName>>;

/** How many jobs of each line a process does at a time, and how long the closing waits for them. */
export interface JobWorkerSettings {
  readonly outside: number;
  readonly inside: number;
  readonly batches: number;
  readonly hooks: number;
  readonly graceMs: number;
  /** A job whose process died is taken by another one after this time. */
  readonly lockMs: number;
}

const USUAL: JobWorkerSettings = { outside: 8, inside: 4, batches: 2, hooks: 8, graceMs: 2_000, lockMs: 12_000 };

const FAREWELL_MS = 700;

/** Takes jobs from all lines and does them. */
export class JobWorker {
  private readonly workers: readonly BullWorker[];
  /** Ends the waiting for a job under way, one for each. */
  private readonly underWay = new Set<() => void>();

  private constructor(
    private readonly pool: pg.Pool,
    private readonly work: Work,
    private readonly log: QueueLog,
    private readonly settings: JobWorkerSettings,
  ) {
    this.workers = EVERY_LINE.map((line) => this.workerOn(line));
  }

  /** Starts taking jobs from a database that `migrateQueue` has prepared. */
  static async start(url: string, work: Work, log: QueueLog, settings: Partial<JobWorkerSettings> = {}): Promise<JobWorker> {
    const pool = createQueuePool(url, 8, (error) => log.error('the worker lost its database', error));
    const worker = new JobWorker(pool, work, log, { ...USUAL, ...settings });
    await Promise.all(worker.workers.map((one) => one.waitUntilReady()));
    return worker;
  }

  /** Takes no more jobs, waits a moment for those under way, and puts the rest back into their line. */
  async close(): Promise<void> {
    const grace = setTimeout(() => this.underWay.forEach((end) => end()), this.settings.graceMs);
    const closed = Promise.all(this.workers.map((worker) => worker.close())).then(() => this.pool.end());
    // Without its database a worker would wait for ever; what it had taken is taken by others later.
    const patience = new Promise<void>((resolve) => setTimeout(resolve, this.settings.graceMs + FAREWELL_MS).unref());
    await Promise.race([closed, patience]);
    clearTimeout(grace);
  }

  private workerOn(line: Line): BullWorker {
    const { lockMs } = this.settings;
    const worker = new BullWorker<JobData, undefined, JobName>(LINES[line], (job, token) => this.take(job, token ?? ''), {
      connection: this.pool,
      concurrency: this.settings[line],
      lockDuration: lockMs,
      stalledInterval: Math.min(5_000, lockMs),
      // A job whose processes were killed a hundred times is as welcome as a new one: what it does is repeatable.
      maxStalledCount: 1_000_000,
      runRetryDelay: 1_000,
      settings: { backoffStrategy: (attempts = 1) => patience(attempts) },
    });
    worker.on('error', (error) => this.log.error(`the ${line} line stumbled`, error));
    return worker;
  }

  private async take(job: Job<JobData, undefined, JobName>, token: string): Promise<undefined> {
    let end = () => {};
    const overtime = new Promise<'over'>((resolve) => (end = () => resolve('over')));
    this.underWay.add(end);
    try {
      const again = await Promise.race([this.perform(job), overtime]);
      if (again === 'over') await handOver(job, token);
      else if (again !== undefined) await postpone(job, token, again);
      return undefined;
    } catch (error) {
      if (!(error instanceof DelayedError || error instanceof WaitingError)) this.log.error(`${job.name} ${job.data.id} broke off`, error);
      throw error;
    } finally {
      this.underWay.delete(end);
    }
  }

  private async perform({ name, data }: Job<JobData, undefined, JobName>): Promise<number | undefined> {
    if (name === 'task') return this.work.task(data.id);
    if (name === 'message') return this.work.message(data.id);
    if (name === 'run') await this.work.run(data.id);
    if (name === 'batch') await this.work.batch(data.id);
    if (name === 'import') await this.work.import(data.id);
    if (name === 'web-hook') await this.work.webHook(data.id);
    if (name === 'schedule') await this.work.schedule(data.id);
    if (name === 'sweep') await this.work.sweep();
    return undefined;
  }
}

// Not an attempt in BullMQ's eyes: attempts are counted in the tasks table.
async function postpone(job: Job, token: string, ms: number): Promise<never> {
  await job.moveToDelayed(Date.now() + ms, token);
  throw new DelayedError();
}

// The process ends before the work does: somebody else does it again.
async function handOver(job: Job, token: string): Promise<never> {
  await job.moveToWait(token);
  throw new WaitingError();
}
