import { setTimeout as sleep } from 'node:timers/promises';
import { daysIn } from '@tessera/engine';
import type { HouseDays, ObjectRecord, RunRecord, Store, TaskRecord, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { failureOf, inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { KnownWords } from '../objects/known-words.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { WrittenRuns } from './just-written.js';
import type { JustWritten } from './just-written.js';
import { PostgresTransaction } from './postgres-transaction.js';
import { objectOf, runOf, taskOf } from './rows.js';
import type { ObjectRow, RunRow, TaskRow } from './rows.js';
import { STATEMENTS } from './statements.js';

const MOST_ATTEMPTS = 5;
const FIRST_ID = '00000000-0000-0000-0000-000000000000';
const REPEATABLE = new Set(['40001', '40P01']);

/** The engine's door to Postgres. */
export class PostgresStore implements Store {
  private readonly written = new WrittenRuns();
  private readonly words: KnownWords;

  constructor(
    private readonly dataSource: DataSource,
    private readonly types: ObjectTypes,
    private readonly days: HouseDays = daysIn('UTC'),
  ) {
    this.words = new KnownWords(dataSource, types);
  }

  async transact<R>(work: (transaction: Transaction) => Promise<R>): Promise<R> {
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTransaction(this.dataSource, (client) => work(this.begun(new Date(), client)));
      } catch (error) {
        if (attempt === MOST_ATTEMPTS || !REPEATABLE.has(failureOf(error)?.code ?? '')) throw error;
        // Those who ran into each other do not try again at the same moment.
        await sleep(Math.random() * 10 * 2 ** attempt);
      }
    }
  }

  private begun(now: Date, client: PoolClient): PostgresTransaction {
    return new PostgresTransaction(now, this.days(now), client, this.types, this.words, this.written);
  }

  async readObject(objectType: string, id: string): Promise<ObjectRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<ObjectRow>(this.pool, STATEMENTS.readObject, [objectType, id]);
    return row && objectOf(row);
  }

  async readObjects(objectType: string, ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    if (ids.length === 0) return [];
    return (await rowsOf<ObjectRow>(this.pool, STATEMENTS.readObjects, [objectType, uuidArray(ids)])).map(objectOf);
  }

  async readRun(id: string): Promise<RunRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<RunRow>(this.pool, STATEMENTS.readRun, [id]);
    return row && runOf(row);
  }

  async findRunByKey(actorId: string, idempotencyKey: string): Promise<RunRecord | undefined> {
    const row = await rowOf<RunRow>(this.pool, STATEMENTS.findRunByKey, [actorId, idempotencyKey]);
    return row && runOf(row);
  }

  async readTask(id: string): Promise<TaskRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<TaskRow>(this.pool, STATEMENTS.readTask, [id]);
    return row && taskOf(row);
  }

  async listIds(query: Parameters<Store['listIds']>[0]): Promise<readonly string[]> {
    const { objectType, state, without, afterId = FIRST_ID, limit } = query;
    const rows = await rowsOf<{ id: string }>(this.pool, STATEMENTS.listIds, [objectType, state, afterId, limit, without]);
    return rows.map((row) => row.id);
  }

  async listStaleTasks(before: Date, limit: number): Promise<readonly TaskRecord[]> {
    return (await rowsOf<TaskRow>(this.pool, STATEMENTS.staleTasks, [before, limit])).map(taskOf);
  }

  async listExpiredRuns(now: Date, limit: number): Promise<readonly RunRecord[]> {
    return (await rowsOf<RunRow>(this.pool, STATEMENTS.expiredRuns, [now, limit])).map(runOf);
  }

  async listStaleAcceptedRuns(acceptedBefore: Date, limit: number): Promise<readonly RunRecord[]> {
    return (await rowsOf<RunRow>(this.pool, STATEMENTS.staleAcceptedRuns, [acceptedBefore, limit])).map(runOf);
  }

  /** What the transaction that ended this run wrote, if the record is the one that was written: the answer needs no reading. */
  justWritten(run: RunRecord): JustWritten | undefined {
    return this.written.of(run);
  }

  private get pool(): Runner {
    return poolOf(this.dataSource);
  }
}
