import type { AnyTask } from '@tessera/plugin-api';
import type { Catalogue } from '../catalogue/index.js';
import type { Refusal } from '../errors.js';
import type { TaskRecord } from '../model.js';
import { isAsleep } from '../packages/index.js';
import type { Packages } from '../packages/index.js';
import type { EnginePorts } from '../ports/index.js';
import { systemActor } from '../system-actor.js';
import { errorLine, isFinalNo, TaskEnded } from './task-errors.js';
import { TaskWork } from './task-work.js';

const SECOND = 1_000;
const TEN_MINUTES = 600_000;
const HALF_A_MINUTE = 30_000;

/** What the queue does with the job now. */
export type TaskVerdict =
  | { readonly kind: 'done' }
  | { readonly kind: 'retry'; readonly afterMs: number; readonly error: string }
  | { readonly kind: 'give-up-later'; readonly afterMs: number; readonly error: string };

/** Performs tasks at least once, and makes sure that each ends as done or given up. */
export class TaskPerformer {
  private readonly work: TaskWork;

  constructor(
    private readonly ports: EnginePorts,
    private readonly catalogue: Catalogue,
    private readonly packages: Packages,
  ) {
    this.work = new TaskWork(ports, catalogue, packages);
  }

  /** One attempt. Never throws for what a plugin or the outside does; throws when the database is away. */
  async perform(taskId: string): Promise<TaskVerdict> {
    const task = await this.ports.store.readTask(taskId);
    // A package may be away for a while; its tasks wait for it.
    if (task && !this.catalogue.hasTask(task.name)) return { kind: 'retry', afterMs: TEN_MINUTES, error: `task ${task.name} is not installed` };
    if (task?.status === 'waiting' || task?.status === 'giving-up') await this.packages.at();
    if (task?.status === 'waiting') return this.attempt(this.catalogue.task(task.name), task);
    if (task?.status === 'giving-up') return this.giveUp(this.catalogue.task(task.name), task);
    return { kind: 'done' };
  }

  private async attempt(definition: AnyTask, task: TaskRecord): Promise<TaskVerdict> {
    try {
      await definition.perform(this.work.forTask(definition, task, 'waiting') as never);
    } catch (error) {
      if (isAsleep(error)) return this.wait(task, error);
      return error instanceof TaskEnded ? { kind: 'done' } : this.afterFailure(definition, task, error);
    }
    await this.update(task, (present) => ({ ...present, status: 'done', endedAt: this.ports.now() }));
    return { kind: 'done' };
  }

  // The connector that it needs is switched off: that is no attempt. It goes on when the package is switched on again.
  private async wait(task: TaskRecord, { reason, details }: Refusal): Promise<TaskVerdict> {
    const error = `${reason}: ${details['package']}`;
    await this.update(task, (present) => ({ ...present, lastError: error }));
    return { kind: 'retry', afterMs: HALF_A_MINUTE, error };
  }

  private async afterFailure(definition: AnyTask, task: TaskRecord, error: unknown): Promise<TaskVerdict> {
    const lastError = errorLine(error);
    const present = await this.update(task, (now) => {
      const attempts = now.attempts + 1;
      return { ...now, attempts, lastError, status: attempts >= definition.attempts || isFinalNo(error) ? 'giving-up' : 'waiting' };
    });
    if (present?.status === 'waiting') return { kind: 'retry', afterMs: this.pause(present.attempts), error: lastError };
    return present?.status === 'giving-up' ? this.giveUp(definition, present) : { kind: 'done' };
  }

  private async giveUp(definition: AnyTask, task: TaskRecord): Promise<TaskVerdict> {
    try {
      await definition.giveUp(this.work.forTask(definition, task, 'giving-up') as never);
    } catch (error) {
      if (error instanceof TaskEnded) return { kind: 'done' };
      const present = await this.update(task, (now) => ({ ...now, attempts: now.attempts + 1, lastError: errorLine(error) }));
      const attempts = (present ?? task).attempts;
      return { kind: 'give-up-later', afterMs: this.pause(attempts - definition.attempts + 1), error: errorLine(error) };
    }
    await this.update(task, (present) => ({ ...present, status: 'gave-up', endedAt: this.ports.now() }), 'task.gave-up');
    return { kind: 'done' };
  }

  // Changes the task under lock if it still has the status that this attempt began with.
  private update(task: TaskRecord, change: (present: TaskRecord) => TaskRecord, action?: string): Promise<TaskRecord | undefined> {
    return this.ports.store.transact(async (transaction) => {
      const present = await transaction.lockTask(task.id);
      if (present?.status !== task.status) return undefined;
      const changed = change(present);
      const audit = action === undefined ? [] : [this.line(transaction.now, changed, action)];
      await transaction.write({ at: transaction.now, actorId: systemActor.id, objects: [], audit, tasks: [changed] });
      return changed;
    });
  }

  private line(at: Date, task: TaskRecord, action: string) {
    const { id: actorId, displayName: actorName } = systemActor;
    return { id: this.ports.newId(), at, actorId, actorName, action, reason: task.name, ...(task.runId && { runId: task.runId }) };
  }

  // Doubled each time, and spread by up to a half so that many tasks do not come back at once.
  private pause(attempts: number): number {
    const { firstPauseMs = SECOND, longestPauseMs = TEN_MINUTES } = this.ports.settings ?? {};
    const full = Math.min(firstPauseMs * 2 ** Math.max(0, attempts - 1), longestPauseMs);
    return Math.round(full * (0.5 + Math.random() / 2));
  }
}
