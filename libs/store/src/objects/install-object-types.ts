import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { withAdvisoryLock } from '../database/advisory-lock.js';
import { ofType, quoted, uniqueExpression, valueExpression } from './match-attributes.js';
import type { ObjectTypes } from './object-types.js';
import { attributeIndexName, databaseName, statisticsName, uniqueIndexName } from './object-types.js';
import { quickIndexOf } from './quick-filters.js';

interface Index {
  readonly name: string;
  readonly definition: string;
  readonly unique: boolean;
}

/**
 * Makes what the object types need before anything is written: number ranges and unique indexes. Idempotent;
 * processes that start together take turns. Nobody has to wait for reads or writes meanwhile.
 */
export async function installObjectTypes(dataSource: DataSource, types: ObjectTypes): Promise<void> {
  await withAdvisoryLock(dataSource, 'tessera object types', async (client) => {
    for (const type of types.all) {
      for (const { sequence } of types.numberingsOf(type.name)) {
        await client.query(`create sequence if not exists ${quoted(sequence)}`);
      }
    }
    await build(client, indexesOf(types).filter((index) => index.unique));
  });
}

/** Builds the indexes behind filters and sorting; without them lists are right, but slow. Idempotent. */
export async function buildAttributeIndexes(dataSource: DataSource, types: ObjectTypes): Promise<void> {
  await withAdvisoryLock(dataSource, 'tessera object types', async (client) => {
    await build(client, [...indexesOf(types), ...quickIndexesOf(types)].filter((index) => !index.unique));
    await keepStatistics(client, types);
  });
}

// The planner learns nothing from the statistics of an index that covers one type only.
async function keepStatistics(client: PoolClient, types: ObjectTypes): Promise<void> {
  const indexed = types.all.flatMap(({ name }) => types.attributesOf(name)).filter((attribute) => attribute.indexed);
  const wanted = new Map(indexed.map((attribute) => [valueExpression(attribute), statisticsName(attribute)]));
  const { rows } = await client.query<{ name: string }>(
    `select stxname as name from pg_statistic_ext where stxrelid = 'managed_objects'::regclass`,
  );
  const known = new Set(rows.map((row) => row.name));
  const missing = [...wanted].filter(([, name]) => !known.has(name));
  for (const [expression, name] of missing) {
    await client.query(`create statistics ${quoted(name)} on (${expression}) from managed_objects`);
  }
  if (missing.length > 0) await client.query('analyze managed_objects');
}

// Missing values are in no index: a fresh card is then in few, and most cards never have all attributes.
const indexesOf = (types: ObjectTypes): readonly Index[] =>
  types.all.flatMap(({ name }) => types.attributesOf(name).flatMap((attribute) => {
    const value = `(${valueExpression(attribute)})`;
    const where = `where ${ofType(name)} and ${value} is not null`;
    return [
      ...(attribute.unique ? [{ name: uniqueIndexName(name, attribute), unique: true, definition: `(${uniqueExpression(attribute)}) ${where}` }] : []),
      ...(attribute.indexed
        ? [{ name: attributeIndexName(name, attribute), unique: false, definition: `(state, ${value}, id) ${where}` }]
        : []),
    ];
  }));

const quickIndexesOf = (types: ObjectTypes): readonly Index[] =>
  types.all.flatMap(({ name }) => Object.entries(types.quickFiltersOf(name)).flatMap(([filter, quick]) => {
    const definition = quickIndexOf(types, name, quick);
    return definition === undefined ? [] : [{ name: databaseName('quick', name, filter, definition), definition, unique: false }];
  }));

async function build(client: PoolClient, indexes: readonly Index[]): Promise<void> {
  const { rows } = await client.query<{ name: string; valid: boolean }>(
    `select relname as name, indisvalid as valid from pg_index join pg_class on pg_class.oid = indexrelid
     where indrelid = 'managed_objects'::regclass`,
  );
  const valid = new Map(rows.map((row) => [row.name, row.valid]));
  const missing = indexes.filter((index) => valid.get(index.name) !== true);
  if (missing.length === 0) return;
  await client.query('set lock_timeout = 0');
  for (const { name, unique, definition } of missing) {
    // What an interrupted start has left behind is of no use.
    if (valid.has(name)) await client.query(`drop index concurrently ${quoted(name)}`);
    await client.query(`create ${unique ? 'unique ' : ''}index concurrently ${quoted(name)} on managed_objects ${definition}`);
  }
  await client.query('reset lock_timeout');
}
