import { Conflict, Refusal } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource, EntityManager } from 'typeorm';
import { poolOf } from './postgres.js';

/** What the database says about a failed statement. */
export interface DatabaseFailure {
  readonly code: string;
  readonly constraint?: string;
}

/** The database's own error behind what was thrown, whether the query builder wrapped it or not. */
export function failureOf(error: unknown): DatabaseFailure | undefined {
  if (typeof error !== 'object' || error === null) return undefined;
  if ('driverError' in error) return failureOf(error.driverError);
  return 'code' in error && typeof error.code === 'string' && 'severity' in error ? (error as DatabaseFailure) : undefined;
}

/** Names the failures that a caller can act on; everything else stays what it was. */
export function translateFailure(error: unknown): unknown {
  switch (failureOf(error)?.code) {
    case '55P03': return new Conflict('busy');
    // Characters that a text cannot hold (the null character, half of a surrogate pair).
    case '22P05': case '22021': return new Refusal('unreadable-text');
    default: return error;
  }
}

/** Runs the work between `begin` and `commit` on one connection; whatever it throws rolls everything back. */
export async function inTransaction<R>(dataSource: DataSource, work: (client: PoolClient) => Promise<R>): Promise<R> {
  const client = await poolOf(dataSource).connect();
  let broken = false;
  try {
    await client.query('begin');
    const result = await work(client);
    await client.query('commit');
    return result;
  } catch (error) {
    await client.query('rollback').catch(() => { broken = true; });
    throw translateFailure(error);
  } finally {
    client.release(broken);
  }
}

/** The same for the query builder: its manager, and the client of the same transaction for our own statements. */
export async function inManagedTransaction<R>(
  dataSource: DataSource,
  work: (manager: EntityManager, client: PoolClient) => Promise<R>,
): Promise<R> {
  try {
    return await dataSource.transaction(async (manager) => {
      const client = (await manager.queryRunner?.connect()) as PoolClient;
      return work(manager, client);
    });
  } catch (error) {
    throw translateFailure(error);
  }
}
