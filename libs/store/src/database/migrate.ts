import type { DataSource } from 'typeorm';
import { withAdvisoryLock } from './advisory-lock.js';

/** Brings the schema up to date; processes that start together take turns. Gives the names of what it ran. */
export async function migrate(dataSource: DataSource): Promise<readonly string[]> {
  return withAdvisoryLock(dataSource, 'tessera migrations', async () => {
    const done = await dataSource.runMigrations({ transaction: 'each' });
    return done.map((migration) => migration.name);
  });
}
