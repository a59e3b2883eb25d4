import { AsyncLocalStorage } from 'node:async_hooks';
import type { PgPool } from 'bullmq';
import pg from 'pg';
import { QUEUE_SCHEMA } from './migrate-queue.js';

/** What BullMQ asks of a client that is in somebody's transaction. */
interface QueryingClient {
  query(query: { name: string; text: string; values: unknown[] }): Promise<pg.QueryResult>;
}

/** A pool for BullMQ. It survives a restart of Postgres. */
export function createQueuePool(url: string, size: number, onError: (error: Error) => void): pg.Pool {
  const pool = new pg.Pool({
    connectionString: url,
    max: size,
    keepAlive: true,
    connectionTimeoutMillis: 10_000,
    application_name: 'tessera queue',
    options: `-c search_path=${QUEUE_SCHEMA} -c timezone=UTC`,
  });
  pool.on('error', onError);
  // Also while somebody holds the connection: without a listener a break would end the whole process.
  pool.on('connect', (client) => client.on('error', onError));
  return pool;
}

/** A pool whose queries go to the client of the caller's transaction while there is one. */
export class TransactionPool {
  /** What BullMQ gets. */
  readonly pool: PgPool;
  private readonly present = new AsyncLocalStorage<QueryingClient>();
  private readonly names = new Map<string, string>();

  constructor(base: pg.Pool) {
    this.pool = new Proxy(base, {
      get: (target, key) => (key === 'query' ? this.queryOf(target) : bound(target, key)),
    }) as unknown as PgPool;
  }

  /** Runs `work` with BullMQ's queries on this client. */
  within<R>(client: unknown, work: () => Promise<R>): Promise<R> {
    return this.present.run(client as QueryingClient, work);
  }

  private queryOf(target: pg.Pool) {
    return (text: string, values: unknown[] = []) => {
      const client = this.present.getStore();
      return client ? client.query({ name: this.nameOf(text), text, values }) : target.query(text, values);
    };
  }

  // Prepared once per connection: parsing the call costs as much as a small insert.
  private nameOf(text: string): string {
    const known = this.names.get(text);
    if (known) return known;
    const name = `tessera_queue_${this.names.size + 1}`;
    this.names.set(text, name);
    return name;
  }
}

function bound(target: pg.Pool, key: string | symbol): unknown {
  const value: unknown = Reflect.get(target, key);
  return typeof value === 'function' ? value.bind(target) : value;
}
