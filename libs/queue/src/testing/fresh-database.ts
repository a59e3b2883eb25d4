import pg from 'pg';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { migrateQueue } from '../migrate-queue.js';

/** An empty database with BullMQ's schema. */
export async function freshDatabase(): Promise<string> {
  const postgres = await startTestPostgres();
  return postgres.createDatabaseFrom('tessera_queue', migrateQueue);
}

/** Clients as the store has them: the queue's schema is in their search path. */
export function storePool(url: string): pg.Pool {
  return new pg.Pool({ connectionString: url, max: 8, options: '-c search_path=public,bullmq' });
}

/** Waits until `check` holds. */
export async function until(check: () => boolean | Promise<boolean>, ms = 15_000): Promise<void> {
  const end = Date.now() + ms;
  while (!(await check())) {
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
