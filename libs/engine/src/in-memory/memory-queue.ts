import type { Job, Queue, Transaction } from '../ports/index.js';

/** A queue in memory: jobs appear when their transaction commits. */
export class MemoryQueue implements Queue {
  readonly jobs: Job[] = [];

  async add(transaction: Transaction, jobs: readonly Job[]): Promise<void> {
    (transaction.client as (() => void)[]).push(() => this.push(jobs));
  }

  async addAgain(jobs: readonly Job[]): Promise<void> {
    this.push(jobs);
  }

  /** The next job, taken out. */
  take(): Job | undefined {
    return this.jobs.shift();
  }

  private push(jobs: readonly Job[]): void {
    this.jobs.push(...jobs.filter((job) => !this.jobs.some((other) => other.kind === job.kind && other.id === job.id)));
  }
}
