import type { Catalogue } from '../catalogue/index.js';
import type { EnginePorts } from '../ports/index.js';
import type { RunPerformer } from '../runs/index.js';

const AT_ONCE = 500;
const PATIENCE_MS = 60_000;

/** What one sweep found. */
export interface Swept {
  readonly tasks: number;
  readonly accepted: number;
  readonly expired: number;
  readonly batches: number;
}

/** Gives work that lost its job a job again, and closes abandoned runs. */
export class Sweeper {
  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly runs: RunPerformer,
  ) {}

  /** One round; call it every half minute from one process. */
  async sweep(): Promise<Swept> {
    const { store, queue } = this.ports;
    const now = this.ports.now();
    const before = new Date(now.getTime() - PATIENCE_MS);
    const stale = await store.listStaleTasks(before, AT_ONCE);
    const tasks = stale.filter((task) => this.catalogue.hasTask(task.name));
    const accepted = await store.listStaleAcceptedRuns(before, AT_ONCE);
    const expired = await store.listExpiredRuns(now, AT_ONCE);
    const taskJobs = tasks.map(({ id, name }) => ({ kind: 'task' as const, id, attempts: this.catalogue.task(name).attempts }));
    const runJobs = accepted.map(({ id }) => ({ kind: 'run' as const, id }));
    const batches = (await this.ports.batches?.listStale(before, AT_ONCE)) ?? [];
    const batchJobs = batches.map(({ id }) => ({ kind: 'batch' as const, id }));
    const imports = (await this.ports.imports?.listStale(before, AT_ONCE)) ?? [];
    const importJobs = imports.map(({ id }) => ({ kind: 'import' as const, id }));
    const jobs = [...taskJobs, ...runJobs, ...batchJobs, ...importJobs];
    if (jobs.length > 0) await queue.addAgain(jobs);
    for (const run of expired) await this.runs.expire(run.id);
    return { tasks: tasks.length, accepted: accepted.length, expired: expired.length, batches: batches.length };
  }
}
