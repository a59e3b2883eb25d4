import type { Job, Queue, Transaction } from '@tessera/engine';
import { jobIdOf } from '../jobs.js';
import type { Work } from '../work.js';

/** A queue for tests: keeps jobs in memory until the test says `drain`. */
export class InlineQueue implements Queue {
  private readonly jobs = new Map<string, Job>();

  /** Remembers the jobs; one whose transaction was rolled back finds nothing to do later. */
  async add(_transaction: Transaction, jobs: readonly Job[]): Promise<void> {
    await this.addAgain(jobs);
  }

  /** Remembers the jobs. */
  async addAgain(jobs: readonly Job[]): Promise<void> {
    for (const job of jobs) this.jobs.set(jobIdOf(job), job);
  }

  /** The jobs that wait. */
  get waiting(): readonly Job[] {
    return [...this.jobs.values()];
  }

  /** Does jobs, and those that they add, until none is left; waits for no clock. */
  async drain(work: Pick<Work, 'task' | 'run' | 'batch'> & Partial<Pick<Work, 'webHook'>>, atMost = 1_000): Promise<void> {
    for (let done = 0; this.jobs.size > 0; done++) {
      if (done >= atMost) throw new Error(`${this.jobs.size} jobs are still there after ${atMost} steps`);
      const [[id, job]] = this.jobs as unknown as [[string, Job]];
      this.jobs.delete(id);
      if (job.kind === 'run') await work.run(job.id);
      else if (job.kind === 'batch') await work.batch(job.id);
      else if (job.kind === 'web-hook') await work.webHook?.(job.id);
      else if ((await work.task(job.id)) !== undefined) this.jobs.set(id, job);
    }
  }
}
