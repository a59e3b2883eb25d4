import type { ClientBase, Pool, PoolClient, QueryResult, QueryResultRow } from 'pg';
import type { DataSource } from 'typeorm';

/** Whatever runs a statement: the pool, or the client of a transaction. */
export type Runner = Pick<Pool | ClientBase, 'query'>;

/** A statement that the database prepares once per connection under its name. */
export interface Statement {
  readonly name: string;
  readonly text: string;
}

/** The driver's pool behind a data source: hot statements skip the query builder. */
export function poolOf(dataSource: DataSource): Pool {
  const { master } = dataSource.driver as unknown as { readonly master: Pool };
  if (!watched.has(master)) master.on('acquire', outlive);
  watched.add(master);
  return master;
}

const watched = new WeakSet<Pool>();

// A connection may break between two statements of ours; without a listener that would end the whole process.
// The next statement on it says what happened.
function outlive(client: PoolClient): void {
  if (!client.listeners('error').includes(ignore)) client.on('error', ignore);
}

function ignore(): void {}

/** Runs a prepared statement and gives its rows. */
export async function rowsOf<R extends QueryResultRow>(
  runner: Runner,
  statement: Statement,
  values: readonly unknown[],
): Promise<readonly R[]> {
  const result: QueryResult<R> = await runner.query<R>({ ...statement, values: [...values] });
  return result.rows;
}

/** The first row, if there is one. */
export async function rowOf<R extends QueryResultRow>(
  runner: Runner,
  statement: Statement,
  values: readonly unknown[],
): Promise<R | undefined> {
  return (await rowsOf<R>(runner, statement, values))[0];
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a text can be an id at all; Postgres would answer a malformed one with an error. */
export const isUuid = (text: string): boolean => UUID.test(text);

/** Only the ids that can exist. */
export const uuidsOf = (ids: readonly string[]): string[] => ids.filter(isUuid);

/** An array of ids as one bound value; faster than the driver's own quoting, which ids do not need. */
export const uuidArray = (ids: readonly string[]): string => `{${uuidsOf(ids).join(',')}}`;
