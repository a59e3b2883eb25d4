// A throw-away Postgres for tests: in memory speed (no fsync), gone when the test process ends, however it ends.
import { randomBytes } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { canRun, copyNative, findNative, freePort, initialize, launch, makeOwnFolder, systemUser, untilReady } from '../deploy/cluster.mjs';

const SETTINGS = {
  fsync: 'off', synchronous_commit: 'off', full_page_writes: 'off', jit: 'off', max_connections: 200,
  shared_buffers: '64MB', max_wal_size: '2GB', checkpoint_timeout: '1h',
};
const RUNNING = 'TESSERA_TEST_POSTGRES';

/** Starts a cluster, or joins the one that the Jest run of this room has started. */
export async function startTestPostgres(options = {}) {
  const running = process.env[RUNNING];
  if (running && !options.own) return clusterAt(running, async () => {});
  return startCluster(options.settings ?? {});
}

/** Jest's globalSetup: one cluster for all specs of a room. */
export async function startForRun() {
  const cluster = await startCluster({});
  process.env[RUNNING] = cluster.url;
  globalThis.tesseraTestPostgres = cluster;
}

/** Jest's globalTeardown. */
export async function stopAfterRun() {
  delete process.env[RUNNING];
  await globalThis.tesseraTestPostgres?.stop();
}

async function startCluster(settings, attempts = 3) {
  const user = systemUser();
  const folder = mkdtempSync(join(tmpdir(), 'tessera-test-'));
  makeOwnFolder(folder, user);
  const installed = await findNative();
  const native = canRun(installed, user) ? installed : copyNative(installed, join(folder, 'programs'));
  const data = join(folder, 'data');
  const password = randomBytes(12).toString('hex');
  await initialize({ native, user, data, password, quick: true });
  const port = await freePort();
  const child = launch({ native, user, data, port, settings: { ...SETTINGS, ...settings }, temporary: folder });
  try {
    await untilReady(child);
  } catch (error) {
    // Another process may take the port between asking for it and using it.
    if (attempts > 1) return startCluster(settings, attempts - 1);
    throw error;
  }
  letGo(child);
  return clusterAt(`postgres://postgres:${password}@127.0.0.1:${port}/postgres`, () => stopCluster(child, folder));
}

// Neither the pipes nor the process keep Node alive: a test that forgets to stop it still ends.
function letGo(child) {
  for (const each of [child, child.stderr, child.stdin]) each.unref();
}

async function stopCluster(child, folder) {
  const gone = new Promise((resolve) => child.once('exit', resolve));
  child.ref();
  // Nothing in it is worth a checkpoint.
  child.kill('SIGQUIT');
  await gone;
  rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
}

function clusterAt(url, stop) {
  return {
    url,
    stop,
    createDatabase: (name) => createDatabase(url, name ?? freshName(), 'template1'),
    createDatabaseFrom: async (template, prepare) => {
      await ensureTemplate(url, template, prepare);
      return createDatabase(url, freshName(), template);
    },
    dropDatabase: (databaseUrl) =>
      asAdmin(url, (client) => client.query(`drop database if exists ${quoted(nameOf(databaseUrl))} with (force)`)),
  };
}

const freshName = () => `test_${randomBytes(6).toString('hex')}`;
const quoted = (name) => pg.escapeIdentifier(name);
const nameOf = (url) => new URL(url).pathname.slice(1);

function urlOf(url, name) {
  const changed = new URL(url);
  changed.pathname = `/${name}`;
  return changed.href;
}

async function asAdmin(url, work) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return await work(client);
  } finally {
    await client.end();
  }
}

async function createDatabase(url, name, template) {
  await asAdmin(url, (client) =>
    client.query(`create database ${quoted(name)} template ${quoted(template)} strategy file_copy`));
  return urlOf(url, name);
}

// Specs run in several processes: one prepares the template, the others wait for its lock.
async function ensureTemplate(url, template, prepare) {
  await asAdmin(url, async (client) => {
    await client.query(`select pg_advisory_lock(hashtext('tessera test template'))`);
    const { rowCount } = await client.query('select from pg_database where datname = $1', [template]);
    if (rowCount) return;
    const raw = freshName();
    await client.query(`create database ${quoted(raw)}`);
    await prepare(urlOf(url, raw));
    await client.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = $1', [raw]);
    await client.query(`alter database ${quoted(raw)} rename to ${quoted(template)}`);
  });
}
