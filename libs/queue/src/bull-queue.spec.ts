import type { Job, Transaction } from '@tessera/engine';
import type pg from 'pg';
import { BullQueue } from './bull-queue.js';
import { freshDatabase, storePool } from './testing/fresh-database.js';

const quiet = { error: () => undefined };
const task = (id: string): Job => ({ kind: 'task', id, attempts: 5 });

describe('adding jobs in a transaction', () => {
  let pool: pg.Pool;
  let queue: BullQueue;

  beforeAll(async () => {
    const url = await freshDatabase();
    pool = storePool(url);
    queue = await BullQueue.open(url, quiet);
  });

  afterAll(async () => {
    await queue.close();
    await pool.end();
  });

  const jobs = async (): Promise<string[]> => {
    const { rows } = await pool.query<{ id: string }>('select id from bullmq.job order by id');
    return rows.map(({ id }) => id);
  };

  const transact = async (ending: 'commit' | 'rollback', work: (transaction: Transaction) => Promise<void>) => {
    const client = await pool.connect();
    await client.query('begin');
    await work({ client } as unknown as Transaction);
    await client.query(ending);
    client.release();
  };

  beforeEach(() => pool.query('delete from bullmq.job'));

  it('leaves no job after a rollback', async () => {
    await transact('rollback', (transaction) => queue.add(transaction, [task('a')]));
    await transact('rollback', (transaction) => queue.add(transaction, [task('a'), task('b'), { kind: 'run', id: 'c' }]));
    expect(await jobs()).toEqual([]);
  });

  it('leaves exactly one job after a commit', async () => {
    await transact('commit', (transaction) => queue.add(transaction, [task('a')]));
    expect(await jobs()).toEqual(['task-a']);
  });

  it('shows the job to others only after the commit', async () => {
    await transact('commit', async (transaction) => {
      await queue.add(transaction, [task('a')]);
      expect(await jobs()).toEqual([]);
    });
    expect(await jobs()).toEqual(['task-a']);
  });

  it('adds many jobs of one run', async () => {
    await transact('commit', (transaction) => queue.add(transaction, [task('a'), task('b'), { kind: 'run', id: 'c' }]));
    expect(await jobs()).toEqual(['run-c', 'task-a', 'task-b']);
  });

  it('keeps one job when the sweeper adds it again', async () => {
    await transact('commit', (transaction) => queue.add(transaction, [task('a')]));
    await queue.addAgain([task('a'), task('a')]);
    await queue.addAgain([task('a')]);
    expect(await jobs()).toEqual(['task-a']);
  });

  it('never lets two open transactions wait for each other', async () => {
    const [one, other] = [await pool.connect(), await pool.connect()];
    await one.query('begin');
    await other.query('begin');
    await other.query(`set local statement_timeout = '3s'`);
    await queue.add({ client: one } as unknown as Transaction, [task('one')]);
    await queue.add({ client: other } as unknown as Transaction, [task('other')]);
    await other.query('commit');
    expect(await jobs()).toEqual(['task-other']);
    await one.query('commit');
    one.release();
    other.release();
    expect(await jobs()).toEqual(['task-one', 'task-other']);
  });

  it('keeps transactions that run at the same time apart', async () => {
    const names = Array.from({ length: 24 }, (_, index) => String(index).padStart(2, '0'));
    await Promise.all(
      names.map((name, index) => transact(index % 2 ? 'rollback' : 'commit', (transaction) => queue.add(transaction, [task(name)]))),
    );
    expect(await jobs()).toEqual(names.filter((_, index) => index % 2 === 0).map((name) => `task-${name}`));
  });

  it('asks the database once per job, by a prepared statement', async () => {
    const client = await pool.connect();
    const asked: unknown[] = [];
    const counted = { query: (query: pg.QueryConfig) => (asked.push(query.name), client.query(query)) };
    await queue.add({ client: counted } as unknown as Transaction, [task('a')]);
    client.release();
    expect(asked).toEqual([expect.stringMatching(/^tessera_queue_/)]);
  });

  it('counts tasks that wait', async () => {
    await queue.addAgain([task('a'), task('b')]);
    expect(await queue.countTasks()).toEqual({ waiting: 2, active: 0, delayed: 0 });
  });
});

it('says what to do when the schema is missing', async () => {
  const url = (await freshDatabase()).replace(/\/[^/]*$/, '/postgres');
  await expect(BullQueue.open(url, quiet)).rejects.toThrow(/migrat/i);
});
