import { setTimeout as sleep } from 'node:timers/promises';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { poolOf } from './postgres.js';

const TRY_AGAIN_AFTER = 100;

/**
 * Does the work in one process at a time. It tries again instead of waiting inside the database: a waiting
 * statement holds a snapshot, and an index that is built concurrently would wait for it for ever.
 */
export async function withAdvisoryLock<R>(
  dataSource: DataSource,
  name: string,
  work: (client: PoolClient) => Promise<R>,
): Promise<R> {
  const client = await poolOf(dataSource).connect();
  let broken = false;
  try {
    while (!(await tryLock(client, name))) await sleep(TRY_AGAIN_AFTER);
    return await work(client);
  } finally {
    // A connection that cannot let go of the lock is closed, which lets go of it.
    await client.query('select pg_advisory_unlock(hashtextextended($1, 0))', [name]).catch(() => { broken = true; });
    client.release(broken);
  }
}

async function tryLock(client: PoolClient, name: string): Promise<boolean> {
  const { rows } = await client.query<{ locked: boolean }>(
    'select pg_try_advisory_lock(hashtextextended($1, 0)) as locked',
    [name],
  );
  return rows[0]?.locked ?? false;
}
