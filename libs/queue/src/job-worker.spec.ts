import { spawn } from 'node:child_process';
import type { Job, Transaction } from '@tessera/engine';
import type pg from 'pg';
import { BullQueue } from './bull-queue.js';
import { JobWorker } from './job-worker.js';
import { freshDatabase, storePool, until } from './testing/fresh-database.js';
import type { Work } from './work.js';

const quiet = { error: () => undefined };
const task = (id: string): Job => ({ kind: 'task', id, attempts: 5 });
const idle: Work = { task: async () => undefined, run: async () => undefined, batch: async () => undefined, import: async () => undefined, message: async () => undefined, webHook: async () => undefined, schedule: async () => undefined, sweep: async () => undefined };

describe('doing jobs', () => {
  let url: string;
  let pool: pg.Pool;
  let queue: BullQueue;
  const workers: JobWorker[] = [];

  const start = async (work: Partial<Work>, settings = {}) => {
    const worker = await JobWorker.start(url, { ...idle, ...work }, quiet, settings);
    workers.push(worker);
    return worker;
  };
  const left = async () => (await pool.query<{ id: string; state: string }>('select id, state from bullmq.job')).rows;

  beforeEach(async () => {
    url = await freshDatabase();
    pool = storePool(url);
    queue = await BullQueue.open(url, quiet);
  });

  afterEach(async () => {
    await Promise.all(workers.splice(0).map((worker) => worker.close()));
    await queue.close();
    await pool.end();
  });

  it('does a task at once and leaves nothing behind', async () => {
    const done: string[] = [];
    await start({ task: async (id) => void done.push(id) as undefined });
    await queue.addAgain([task('a')]);
    await until(() => done.length === 1, 2_000);
    await until(async () => (await left()).length === 0);
    await queue.addAgain([task('a')]);
    await until(() => done.length === 2, 2_000);
  });

  it('does accepted runs although every slow partner is asked', async () => {
    const done: string[] = [];
    let free = () => {};
    const slow = new Promise<void>((resolve) => (free = resolve));
    await start({ task: () => slow.then(() => undefined), run: async (id) => void done.push(id) }, { outside: 2 });
    await queue.addAgain([task('a'), task('b'), task('c'), { kind: 'run', id: 'r' }]);
    await until(() => done.includes('r'), 3_000);
    free();
  });

  it('performs tasks although no receiver of events answers', async () => {
    const done: string[] = [];
    let free = () => {};
    const slow = new Promise<void>((resolve) => (free = resolve));
    await start({ webHook: () => slow, task: async (id) => void done.push(id) as undefined }, { hooks: 1, outside: 1 });
    await queue.addAgain([{ kind: 'web-hook', id: 'h' }, { kind: 'web-hook', id: 'g' }, task('a')]);
    await until(() => done.includes('a'), 3_000);
    free();
  });

  it('goes on with a batch that is resumed while its worker is just stopping', async () => {
    const begun: string[] = [];
    let stop = () => {};
    const stopping = new Promise<void>((resolve) => (stop = resolve));
    const hand = async () => {
      const client = await pool.connect();
      await client.query('begin');
      await queue.add({ client } as unknown as Transaction, [{ kind: 'batch', id: 'b' }]);
      await client.query('commit');
      client.release();
    };
    await start({ batch: async (id) => (begun.push(id) === 1 ? stopping : undefined) });
    await hand();
    await until(() => begun.length === 1);
    await hand();
    await until(() => begun.length === 2, 3_000);
    stop();
  });

  it('comes again after the time that the task performer names', async () => {
    const at: number[] = [];
    await start({ task: async () => (at.push(Date.now()) < 3 ? 200 : undefined) });
    await queue.addAgain([task('a')]);
    await until(() => at.length === 3);
    expect(at[1]! - at[0]!).toBeGreaterThanOrEqual(190);
    await until(async () => (await left()).length === 0);
  });

  it('starts a task that waits for its next attempt when somebody hurries it', async () => {
    let times = 0;
    await start({ task: async () => (++times < 2 ? 600_000 : undefined) });
    await queue.addAgain([task('a')]);
    await until(async () => (await queue.countTasks()).delayed === 1);
    await queue.hurry([task('a')]);
    await until(() => times === 2);
  });

  it('tries again after an error of ours', async () => {
    let times = 0;
    await start({
      task: async () => {
        if (++times < 2) throw new Error('the database is away');
        return undefined;
      },
    });
    await queue.addAgain([task('a')]);
    await until(() => times === 2);
    await until(async () => (await left()).length === 0);
  });

  it('stops within three seconds and hands unfinished work over', async () => {
    let begun = 0;
    const worker = await start({ task: () => (begun++, new Promise<undefined>(() => undefined)) }, { graceMs: 500 });
    await queue.addAgain([task('a')]);
    await until(() => begun === 1);
    const before = Date.now();
    await worker.close();
    workers.length = 0;
    expect(Date.now() - before).toBeLessThan(3_000);
    await start({ task: async () => void begun++ as undefined });
    await until(() => begun === 2, 3_000);
  });

  it('takes the work of a process that was killed', async () => {
    const killed = spawn(process.execPath, ['--input-type=module', '-e', DIES_AT_WORK], { env: { ...process.env, URL_OF_QUEUE: url } });
    await queue.addAgain([task('a')]);
    await until(async () => (await left())[0]?.state === 'active');
    killed.kill('SIGKILL');
    const done: string[] = [];
    await start({ task: async (id) => void done.push(id) as undefined }, { lockMs: 1_000 });
    await until(() => done.length === 1);
  });

  it('goes on when Postgres drops all connections', async () => {
    const done: string[] = [];
    await start({ task: async (id) => void done.push(id) as undefined });
    pool.on('error', () => undefined);
    await pool.query('select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()');
    await until(() => queue.addAgain([task('a')]).then(() => true, () => false));
    await until(() => done.length === 1);
  });
});

// Takes a job with a short lock and never ends it.
const DIES_AT_WORK = `
  import { createPostgresBackend, withBackend } from 'bullmq';
  import pg from 'pg';
  const { Worker } = withBackend(createPostgresBackend);
  const connection = new pg.Pool({ connectionString: process.env.URL_OF_QUEUE, keepAlive: true, options: '-c search_path=bullmq' });
  new Worker('tessera-outside', () => new Promise(() => setInterval(() => {}, 1000)), { connection, lockDuration: 1000 });
`;
