import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import type { TestPostgres } from '../../../../config/jest/postgres.mjs';
import type { DataSource } from 'typeorm';
import { createStore } from '../create-store.js';
import type { StoreRoom } from '../create-store.js';
import { createDataSource } from '../database/create-data-source.js';
import { migrate } from '../database/migrate.js';
import { card } from './cards.js';

/** A store on a database of its own. */
export interface TestStore extends StoreRoom {
  readonly dataSource: DataSource;
  readonly url: string;
  close(): Promise<void>;
}

/** Opens a store on a fresh copy of the migrated schema. */
export async function openTestStore(): Promise<TestStore> {
  const postgres = await startTestPostgres();
  const url = await postgres.createDatabaseFrom('store_template', prepare);
  const dataSource = await createDataSource(url, { poolSize: 10 }).initialize();
  return { ...createStore(dataSource, [card]), dataSource, url, close: () => close(postgres, dataSource, url) };
}

async function prepare(url: string): Promise<void> {
  const dataSource = await createDataSource(url).initialize();
  await migrate(dataSource);
  const room = createStore(dataSource, [card]);
  await room.installObjectTypes();
  await room.buildAttributeIndexes();
  await dataSource.destroy();
}

async function close(postgres: TestPostgres, dataSource: DataSource, url: string): Promise<void> {
  await dataSource.destroy();
  await postgres.dropDatabase(url);
}
