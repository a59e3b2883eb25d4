import type { Changes, Json, ObjectRecord, RunRecord, TaskRecord, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import { isUuid, rowOf, rowsOf, uuidArray } from '../database/postgres.js';
import type { KnownWords } from '../objects/known-words.js';
import type { ObjectTypes } from '../objects/object-types.js';
import { findStatement, referringStatement } from './find-statement.js';
import type { WrittenRuns } from './just-written.js';
import { objectOf, runOf, taskOf } from './rows.js';
import type { ObjectRow, RunRow, TaskRow } from './rows.js';
import { STATEMENTS } from './statements.js';
import { writeChanges } from './write-changes.js';

/** An open transaction on one connection. */
export class PostgresTransaction implements Transaction {
  constructor(
    readonly now: Date,
    readonly today: string,
    readonly client: PoolClient,
    private readonly types: ObjectTypes,
    private readonly words: KnownWords,
    private readonly written: WrittenRuns,
  ) {}

  async lockObjects(objectType: string, ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    if (ids.length === 0) return [];
    return (await rowsOf<ObjectRow>(this.client, STATEMENTS.lockObjects, [objectType, uuidArray(ids)])).map(objectOf);
  }

  async findObjects(
    objectType: string,
    where: { readonly state?: string; readonly attributes?: Json },
    atMost: number,
  ): Promise<readonly ObjectRecord[]> {
    const { text, values } = findStatement(this.types, objectType, where, atMost);
    return (await this.client.query<ObjectRow>(text, [...values])).rows.map(objectOf);
  }

  async findReferring(objectType: string, attribute: string, ids: readonly string[]): Promise<readonly ObjectRecord[]> {
    const { rows } = await this.client.query<ObjectRow>(referringStatement(objectType, attribute), [[...ids]]);
    return rows.map(objectOf);
  }

  async readObject(objectType: string, id: string): Promise<ObjectRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<ObjectRow>(this.client, STATEMENTS.readObject, [objectType, id]);
    return row && objectOf(row);
  }

  async lockRun(id: string): Promise<RunRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<RunRow>(this.client, STATEMENTS.lockRun, [id]);
    return row && runOf(row);
  }

  async lockTask(id: string): Promise<TaskRecord | undefined> {
    if (!isUuid(id)) return undefined;
    const row = await rowOf<TaskRow>(this.client, STATEMENTS.lockTask, [id]);
    return row && taskOf(row);
  }

  async nextNumber(series: string, atLeast = 1): Promise<number> {
    const row = await rowOf<{ last: string }>(this.client, STATEMENTS.nextNumber, [series, atLeast]);
    return Number(row?.last);
  }

  async write(changes: Changes): Promise<void> {
    this.written.remember(changes, await writeChanges(this.client, this.types, this.words, changes));
  }
}
