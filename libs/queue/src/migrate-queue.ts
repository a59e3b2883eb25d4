import { runMigrations } from 'bullmq';
import pg from 'pg';

/** The schema that BullMQ's tables live in. A pool given to BullMQ always means this one. */
export const QUEUE_SCHEMA = 'bullmq';

/** Creates or raises BullMQ's schema; several processes may call it at once. */
export async function migrateQueue(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, application_name: 'tessera migrate' });
  await client.connect();
  try {
    await runMigrations(client, QUEUE_SCHEMA);
  } finally {
    await client.end();
  }
}
