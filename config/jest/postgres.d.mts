/** A running throw-away Postgres. */
export interface TestPostgres {
  /** The address of its `postgres` database, as superuser. */
  readonly url: string;
  /** Makes an empty database and gives its address. */
  createDatabase(name?: string): Promise<string>;
  /** Gives a copy of a database that `prepare` fills once per Jest run (migrations, for example). */
  createDatabaseFrom(template: string, prepare: (url: string) => Promise<void>): Promise<string>;
  dropDatabase(url: string): Promise<void>;
  /** Ends it and deletes its data; does nothing when the cluster belongs to the whole Jest run. */
  stop(): Promise<void>;
}

/** Starts a cluster, or joins the one of the Jest run; `own` asks for one that nobody shares. */
export function startTestPostgres(
  options?: { readonly own?: boolean; readonly settings?: Readonly<Record<string, string | number>> },
): Promise<TestPostgres>;
export function startForRun(): Promise<void>;
export function stopAfterRun(): Promise<void>;
