import { jest } from '@jest/globals';
import pg from 'pg';
import { BullQueue } from './bull-queue.js';
import { JobWorker } from './job-worker.js';
import { Schedules } from './schedules.js';
import { freshDatabase, storePool, until } from './testing/fresh-database.js';
import type { Work } from './work.js';

const quiet = { error: () => undefined };

describe('schedules', () => {
  let url: string;
  let pool: pg.Pool;
  let queue: BullQueue;
  let schedules: Schedules;

  beforeEach(async () => {
    url = await freshDatabase();
    pool = storePool(url);
    queue = await BullQueue.open(url, quiet);
    schedules = new Schedules(queue, 'Europe/Rome');
  });

  afterEach(async () => {
    await queue.close();
    await pool.end();
  });

  const planned = async () => (await schedules.list()).map(({ entryId, cron }) => `${entryId} ${cron}`).sort();

  it('follow the process lists', async () => {
    await schedules.keep([{ entryId: 'a', cron: '0 6 * * *' }, { entryId: 'b', cron: '*/5 * * * *' }]);
    expect(await planned()).toEqual(['a 0 6 * * *', 'b */5 * * * *']);
    await schedules.keep([{ entryId: 'b', cron: '*/10 * * * *' }]);
    expect(await planned()).toEqual(['b */10 * * * *']);
    await schedules.keep([]);
    expect(await planned()).toEqual([]);
  });

  it('are kept although one among them never comes', async () => {
    const unkept = await schedules.keep([{ entryId: 'never', cron: '0 0 31 2 *' }, { entryId: 'wrong', cron: 'soon' }, { entryId: 'b', cron: '*/5 * * * *' }]);
    expect(unkept.map(({ entryId }) => entryId)).toEqual(['never', 'wrong']);
    expect(await planned()).toEqual(['b */5 * * * *']);
  });

  it('are listed by one statement, however many there are', async () => {
    await schedules.keep(Array.from({ length: 20 }, (_, index) => ({ entryId: `e${index}`, cron: '0 6 * * *' })));
    const watching = jest.spyOn(pg.Client.prototype, 'query');
    expect(await schedules.list()).toHaveLength(20);
    const asked = watching.mock.calls.map((given) => JSON.stringify(given[0]));
    watching.mockRestore();
    expect(asked.filter((text) => text.includes('scheduler'))).toHaveLength(1);
  });

  it('mean the time of the house', async () => {
    await schedules.keep([{ entryId: 'a', cron: '0 6 * * *' }]);
    const [{ next } = {}] = await schedules.list();
    expect(next?.toLocaleTimeString('en-GB', { timeZone: 'Europe/Rome' })).toBe('06:00:00');
  });

  it('keep their next time when nothing changed', async () => {
    await schedules.keep([{ entryId: 'a', cron: '0 6 * * *' }]);
    const jobs = async () => (await pool.query<{ id: string; seq: string }>('select id, seq from bullmq.job order by id')).rows;
    const before = await jobs();
    await schedules.keep([{ entryId: 'a', cron: '0 6 * * *' }]);
    expect(await jobs()).toEqual(before);
  });

  it('fire once per time, however many processes there are', async () => {
    const fired: { id: string; at: number }[] = [];
    const work: Work = {
      task: async () => undefined,
      run: async () => undefined,
      batch: async () => undefined, import: async () => undefined, message: async () => undefined, webHook: async () => undefined,
      schedule: async (id) => void fired.push({ id, at: Math.round(Date.now() / 1000) }),
      sweep: async () => undefined,
    };
    const workers = await Promise.all([1, 2, 3].map(() => JobWorker.start(url, work, quiet)));
    const others = await Promise.all([1, 2].map(() => BullQueue.open(url, quiet)));
    const every = [{ entryId: 'a', cron: '* * * * * *' }];
    await Promise.all([queue, ...others].map((one) => new Schedules(one, 'Europe/Rome').keep(every)));
    await until(() => fired.length >= 4);
    await schedules.keep([]);
    await Promise.all(workers.map((worker) => worker.close()));
    await Promise.all(others.map((one) => one.close()));
    const seconds = fired.map(({ at }) => at);
    expect(new Set(seconds).size).toBe(seconds.length);
  });

  it('fire now when an administrator says so, once for two clicks', async () => {
    const fired: string[] = [];
    await queue.fireNow('a');
    await queue.fireNow('a');
    const work: Work = { task: async () => undefined, run: async () => undefined, batch: async () => undefined, import: async () => undefined, message: async () => undefined, webHook: async () => undefined, schedule: async (id) => void fired.push(id), sweep: async () => undefined };
    const worker = await JobWorker.start(url, work, quiet);
    await until(() => fired.length > 0);
    await worker.close();
    expect(fired).toEqual(['a']);
  });

  it('come late rather than never, and once, when nobody was there at their time', async () => {
    const daily = [{ entryId: 'a', cron: '0 6 * * *' }];
    await schedules.keep(daily);
    const missed = Date.now() - 3_600_000;
    await pool.query(`update bullmq.job set id = 'repeat:' || scheduler_id || ':' || $1::bigint, process_at_ms = $1 where scheduler_id = 'entry-a'`, [missed]);
    await pool.query(`update bullmq.scheduler set next_run_ms = $1 where scheduler_id = 'entry-a'`, [missed]);
    const others = await Promise.all([1, 2].map(() => BullQueue.open(url, quiet)));
    await Promise.all([queue, ...others].map((one) => new Schedules(one, 'Europe/Rome').keep(daily)));
    await Promise.all(others.map((one) => one.close()));
    const fired: string[] = [];
    const work: Work = { task: async () => undefined, run: async () => undefined, batch: async () => undefined, import: async () => undefined, message: async () => undefined, webHook: async () => undefined, schedule: async (id) => void fired.push(id), sweep: async () => undefined };
    const worker = await JobWorker.start(url, work, quiet);
    await until(() => fired.length > 0).finally(() => worker.close());
    expect(fired).toEqual(['a']);
    const left = await pool.query<{ state: string }>(`select state from bullmq.job where data ->> 'id' = 'a' and state not in ('completed', 'failed')`);
    expect(left.rows).toEqual([{ state: 'delayed' }]);
    expect((await schedules.list())[0]?.next?.getTime()).toBeGreaterThan(Date.now());
  });

  it('sweep from the first minute on', async () => {
    let swept = 0;
    const work: Work = { task: async () => undefined, run: async () => undefined, batch: async () => undefined, import: async () => undefined, message: async () => undefined, webHook: async () => undefined, schedule: async () => undefined, sweep: async () => void swept++ };
    await schedules.keep([]);
    const worker = await JobWorker.start(url, work, quiet);
    await until(() => swept > 0);
    await worker.close();
  });
});
