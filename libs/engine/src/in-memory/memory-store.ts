import type { ObjectType } from '@tessera/plugin-api';
import { daysIn } from '../house-days.js';
import type { HouseDays } from '../house-days.js';
import type { ObjectRecord, RunRecord, TaskRecord } from '../model.js';
import type { Store, Transaction } from '../ports/index.js';
import type { Memory } from './memory.js';
import { MemoryTransaction } from './memory-transaction.js';

/** A store in memory for rehearsals: one transaction after the other, rolled back when its work throws. */
export class MemoryStore implements Store {
  readonly memory: Memory = { objects: new Map(), runs: new Map(), tasks: new Map(), audit: [], numbers: new Map() };
  /** The calls that cost a statement, in order. */
  readonly statements: string[] = [];
  private last: Promise<unknown> = Promise.resolve();

  constructor(
    private readonly objectTypes: readonly ObjectType[],
    private readonly now: () => Date,
    private readonly days: HouseDays = daysIn('UTC'),
  ) {}

  /** Runs the work alone; its writes become visible together, or not at all. */
  async transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    const alone = this.last.then(async () => {
      const transaction = new MemoryTransaction(this.memory, this.objectTypes, this.moment(), this.statements);
      this.statements.push('begin');
      const result = await work(transaction);
      transaction.commit();
      this.statements.push('commit');
      return result;
    });
    this.last = alone.catch(() => undefined);
    return alone;
  }

  private moment() {
    const now = this.now();
    return { now, today: this.days(now) };
  }

  /** Puts objects into the store as if they had always been there. */
  place(records: readonly ObjectRecord[]): void {
    for (const record of records) this.memory.objects.set(record.id, record);
  }

  async readObject(objectType: string, id: string): Promise<ObjectRecord | undefined> {
    const found = this.memory.objects.get(id);
    return found?.objectType === objectType ? found : undefined;
  }

  async readObjects(objectType: string, ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    const found = await Promise.all(ids.map((id) => this.readObject(objectType, id)));
    return found.filter((one) => one !== undefined);
  }

  async readRun(id: string): Promise<RunRecord | undefined> {
    return this.memory.runs.get(id);
  }

  async findRunByKey(actorId: string, idempotencyKey: string): Promise<RunRecord | undefined> {
    return [...this.memory.runs.values()].find((run) => run.actorId === actorId && run.idempotencyKey === idempotencyKey);
  }

  async readTask(id: string): Promise<TaskRecord | undefined> {
    return this.memory.tasks.get(id);
  }

  async listIds(query: Parameters<Store['listIds']>[0]): Promise<readonly string[]> {
    return [...this.memory.objects.values()]
      .filter((one) => one.objectType === query.objectType && one.state === query.state)
      .filter((one) => query.without === undefined || one.attributes[query.without] === undefined)
      .map((one) => one.id)
      .filter((id) => query.afterId === undefined || id > query.afterId)
      .sort()
      .slice(0, query.limit);
  }

  async listStaleTasks(before: Date, limit: number): Promise<readonly TaskRecord[]> {
    const stale = [...this.memory.tasks.values()].filter((task) => task.endedAt === undefined && task.createdAt < before);
    return stale.slice(0, limit);
  }

  async listExpiredRuns(now: Date, limit: number): Promise<readonly RunRecord[]> {
    return [...this.memory.runs.values()].filter((run) => run.status === 'open' && run.expiresAt <= now).slice(0, limit);
  }

  async listStaleAcceptedRuns(acceptedBefore: Date, limit: number): Promise<readonly RunRecord[]> {
    const stale = [...this.memory.runs.values()].filter((run) => run.status === 'accepted' && run.openedAt < acceptedBefore);
    return stale.slice(0, limit);
  }
}
