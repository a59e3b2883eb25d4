import pg from 'pg';
import type { Postgres } from './postgres.ts';

/** Asks the database itself, over a connection that is gone afterwards: it may be killed at any time. */
export async function ask<R extends pg.QueryResultRow>({ url }: Pick<Postgres, 'url'>, text: string, values: readonly unknown[] = []): Promise<readonly R[]> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<R>(text, [...values])).rows;
  } finally {
    await client.end();
  }
}
