import type { ObjectRecord } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from '../database/postgres.js';
import { objectOf } from '../unit-of-work/rows.js';
import type { ObjectRow } from '../unit-of-work/rows.js';
import type { SearchStage } from './search-stage.js';

const AT_ONCE = 1_000;
// Whoever stops reading for so long gives the snapshot up: it keeps the database from tidying.
const PATIENCE = `set local idle_in_transaction_session_timeout = '5min'`;

/** All objects of a list, read part by part in one snapshot: nothing is missed or told twice, however long it takes. */
export class ObjectWalk {
  private isBegun = false;

  private constructor(
    private readonly client: PoolClient,
    private readonly stages: readonly SearchStage[],
    /** How many there are. */
    readonly total: number,
  ) {}

  static async begin(dataSource: DataSource, stages: readonly SearchStage[]): Promise<ObjectWalk> {
    const client = await poolOf(dataSource).connect();
    try {
      await client.query('begin isolation level repeatable read read only');
      await client.query(PATIENCE);
      let total = 0;
      for (const stage of stages) {
        const { text, values } = stage.counted();
        total += (await client.query<{ count: number }>(text, [...values])).rows[0]?.count ?? 0;
      }
      return new ObjectWalk(client, stages, total);
    } catch (error) {
      client.release(true);
      throw error;
    }
  }

  /** The objects, some at a time; the next ones are read when they are asked for. Ends the walk, also when it is broken off. */
  async *parts(): AsyncGenerator<readonly ObjectRecord[], void, undefined> {
    this.isBegun = true;
    let ended = false;
    try {
      for (const stage of this.stages) yield* this.partsOf(stage);
      await this.client.query('commit');
      ended = true;
    } finally {
      // A walk that was broken off ends with its connection: what it was reading stops at once.
      this.client.release(!ended);
    }
  }

  /** Ends a walk that nobody has begun to read; one that was begun ends with its parts. */
  leave(): void {
    if (this.isBegun) return;
    this.isBegun = true;
    this.client.release(true);
  }

  private async *partsOf(stage: SearchStage): AsyncGenerator<readonly ObjectRecord[], void, undefined> {
    const { text, values } = stage.throughout();
    await this.client.query(`declare walk no scroll cursor for ${text}`, [...values]);
    for (;;) {
      const { rows } = await this.client.query<ObjectRow>(`fetch ${AT_ONCE} from walk`);
      if (rows.length > 0) yield rows.map(objectOf);
      if (rows.length < AT_ONCE) break;
    }
    await this.client.query('close walk');
  }
}
