import { Injectable } from '@nestjs/common';
import { Catalogue, NotFound, type Actor, type AuditEntry, type Job, type TaskRecord, signatureOf } from '@tessera/engine';
import { BullQueue } from '@tessera/queue';
import { PostgresStore, TaskQueries, type PageRequest } from '@tessera/store';
import type { Language } from '../access/caller.js';
import { newId } from '../house/new-id.js';
import type { QueueTaskView, QueueView, RetriedView } from './queue.models.js';

const AT_ONCE = 500;

/** Shows where deferred work stands, and gives what failed another chance. */
@Injectable()
export class QueueDesk {
  constructor(
    private readonly catalogue: Catalogue,
    private readonly tasks: TaskQueries,
    private readonly queue: BullQueue,
    private readonly store: PostgresStore,
  ) {}

  async read(page: PageRequest, language: Language): Promise<QueueView> {
    const now = new Date();
    const [jobs, counts, hours, { items, nextCursor }] = await Promise.all([
      this.queue.countTasks(), this.tasks.counts(now), this.tasks.hours(now), this.tasks.listInTrouble(page),
    ]);
    return {
      counts: { ...jobs, failed: counts.gaveUp, done24h: counts.done24h },
      history: hours.map(({ at, done, failed }) => ({ at: at.toISOString(), done, failed })),
      items: items.map((task) => this.view(task, language)),
      ...(nextCursor === undefined ? {} : { nextCursor }),
    };
  }

  /** Gives a task all its attempts again; it starts now. */
  async retry(actor: Actor, id: string, language: Language): Promise<QueueTaskView> {
    const [task] = await this.again(actor, [id]);
    if (!task) throw new NotFound('task', id);
    return this.view(task, language);
  }

  /** The same for all that gave up, batch by batch. */
  async retryAll(actor: Actor): Promise<RetriedView> {
    let retried = 0;
    for (;;) {
      const ids = await this.tasks.listGaveUp(AT_ONCE);
      const reset = ids.length ? await this.again(actor, ids) : [];
      retried += reset.length;
      if (reset.length < AT_ONCE) return { retried };
    }
  }

  private async again(actor: Actor, ids: readonly string[]): Promise<readonly TaskRecord[]> {
    const reset = await this.store.transact(async (transaction) => {
      const tasks = await this.tasks.reset(transaction, ids);
      const audit = tasks.map((task) => retriedEntry(actor, task, transaction.now));
      await transaction.write({ at: transaction.now, actorId: actor.id, objects: [], audit, tasks: [] });
      await this.queue.add(transaction, this.jobsOf(tasks));
      return tasks;
    });
    await this.queue.hurry(this.jobsOf(reset));
    return reset;
  }

  private view({ id, name, runId, attempts, lastError, createdAt, status }: TaskRecord, language: Language): QueueTaskView {
    return {
      id, name, attempts, status, createdAt: createdAt.toISOString(),
      title: this.catalogue.hasTask(name) ? this.catalogue.translate(this.catalogue.task(name).title, language) : name,
      ...(runId ? { runId } : {}),
      ...(lastError ? { lastError } : {}),
    };
  }

  private jobsOf(tasks: readonly TaskRecord[]): Job[] {
    return tasks.map(({ id, name }) => ({ kind: 'task', id, attempts: this.catalogue.task(name).attempts }));
  }
}

function retriedEntry(actor: Actor, task: TaskRecord, at: Date): AuditEntry {
  return {
    id: newId(), at, ...signatureOf(actor), action: 'task.retried', reason: task.name,
    ...(task.runId === undefined ? {} : { runId: task.runId }),
  };
}
