import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { createStore } from '../create-store.js';
import { newCard, only } from '../testing/changes.js';
import { card } from '../testing/cards.js';
import * as migrations from '../migrations/index.js';
import { createDataSource } from './create-data-source.js';
import { migrate } from './migrate.js';

const withDatabase = async (work: (url: string) => Promise<void>): Promise<void> => {
  const postgres = await startTestPostgres();
  const url = await postgres.createDatabase();
  try {
    await work(url);
  } finally {
    await postgres.dropDatabase(url);
  }
};

describe('an empty database', () => {
  it('is brought up to date once by processes that start together', () => withDatabase(async (url) => {
    const sources = await Promise.all([1, 2, 3].map(() => createDataSource(url).initialize()));
    const ran = await Promise.all(sources.map((source) => migrate(source)));
    expect(ran.map((names) => names.length).sort()).toEqual([0, 0, Object.keys(migrations).length]);
    const rooms = sources.map((source) => createStore(source, [card]));
    await Promise.all(rooms.map((room) => room.installObjectTypes()));
    await Promise.all(rooms.map((room) => room.buildAttributeIndexes()));
    await Promise.all(sources.map((source) => source.destroy()));
  }), 30_000);

  it('matches the entities and goes back to nothing', () => withDatabase(async (url) => {
    const source = await createDataSource(url).initialize();
    await migrate(source);
    const drift = (await source.driver.createSchemaBuilder().log()).upQueries.map((query) => query.query);
    expect(drift.filter((query) => /ADD COLUMN|DROP COLUMN|CREATE TABLE|TYPE/i.test(query) && !/timestamp/i.test(query))).toEqual([]);
    for (let step = 0; step < Object.keys(migrations).length; step++) await source.undoLastMigration();
    expect(await source.query(`select tablename from pg_tables where schemaname = 'public'`)).toEqual([{ tablename: 'migrations' }]);
    await source.destroy();
  }), 30_000);
});

describe('accounts of earlier versions', () => {
  it('get identities of their own, and the administrator is built in', () => withDatabase(async (url) => {
    const source = await createDataSource(url).initialize();
    await migrate(source);
    const hasIdentities = async () => (await source.query(`select 1 from information_schema.columns where table_name = 'accounts' and column_name = 'identity_id'`) as unknown[]).length > 0;
    while (await hasIdentities()) await source.undoLastMigration();
    await source.query(`insert into roles values ('administrator', 'A', '{*}', 1, now(), 'x'), ('operator', 'O', '{}', 1, now(), 'x')`);
    for (const [index, name] of ['anna', 'admin', 'bruno'].entries()) {
      const id = `00000000-0000-7000-8000-00000000000${index + 1}`;
      await source.query(`insert into accounts values ($1, $2, $3, 'it-IT', 'hash', false, null, $4, 1, now())`,
        [id, name, `${name} Ünal`, name === 'bruno' ? new Date() : null]);
      await source.query('insert into account_roles values ($1, $2)', [id, name === 'anna' ? 'operator' : 'administrator']);
    }
    await migrate(source);
    const { accounts } = createStore(source, [card]);
    const { items } = await accounts.list({});
    expect(items.map(({ userName, identity, disabledReason }) => [userName, identity.name, identity.builtIn, disabledReason])).toEqual([
      ['admin', 'admin Ünal', 'administrator', undefined], ['anna', 'anna Ünal', undefined, undefined], ['bruno', 'bruno Ünal', undefined, 'administrator'],
    ]);
    expect(items.every(({ id, identity }) => id === identity.id)).toBe(true);
    await source.destroy();
  }), 30_000);
});

describe('an object type', () => {
  it('is installed while cards are written, and an index that was left half-built is built again', () => withDatabase(async (url) => {
    const source = await createDataSource(url).initialize();
    await migrate(source);
    const room = createStore(source, [card]);
    await room.installObjectTypes();
    const writing = Promise.all(Array.from({ length: 20 }, () => room.store.transact((transaction) => transaction.write(only(newCard())))));
    await Promise.all([room.buildAttributeIndexes(), writing]);
    const indexes = () => source.query(`select relname, indisvalid from pg_index join pg_class on pg_class.oid = indexrelid
      where indrelid = 'managed_objects'::regclass and relname ~ '^(attribute|unique)_' order by relname`) as Promise<{ relname: string; indisvalid: boolean }[]>;
    const built = await indexes();
    expect(built.length).toBeGreaterThan(0);
    expect(built.filter((index) => !index.indisvalid)).toEqual([]);
    await source.query('update pg_index set indisvalid = false where indexrelid = $1::regclass', [built[0]?.relname]);
    await room.buildAttributeIndexes();
    expect(await indexes()).toEqual(built);
    await source.destroy();
  }), 30_000);
});
