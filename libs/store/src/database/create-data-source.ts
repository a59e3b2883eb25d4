import { DataSource } from 'typeorm';
import * as entities from './entities.js';
import * as migrations from '../migrations/index.js';

/** How a process uses the database. */
export interface DataSourceSettings {
  /** Connections of this process at most; 10 unless told. */
  readonly poolSize?: number;
  /** Shown to whoever looks at the database's sessions. */
  readonly applicationName?: string;
}

// `bullmq` is on the path so that a job can be added in our transaction; `jit` costs more than it gives here.
const SESSION = [
  'search_path=public,bullmq', 'timezone=UTC', 'jit=off', 'work_mem=32MB', 'lock_timeout=30000', 'idle_in_transaction_session_timeout=60000',
].map((setting) => `-c ${setting}`).join(' ');

/** Makes the connection pool of a process; nothing is connected until `initialize()`. */
export function createDataSource(url: string, settings: DataSourceSettings = {}): DataSource {
  return new DataSource({
    type: 'postgres',
    url,
    entities: Object.values(entities),
    migrations: Object.values(migrations),
    migrationsTableName: 'migrations',
    synchronize: false,
    installExtensions: false,
    uuidExtension: 'pgcrypto',
    applicationName: settings.applicationName ?? 'tessera',
    connectTimeoutMS: 10_000,
    // A connection that breaks while nobody uses it is replaced by the pool; whoever asks next hears of real trouble.
    poolErrorHandler: () => undefined,
    extra: { max: settings.poolSize ?? 10, keepAlive: true, options: SESSION },
  });
}
