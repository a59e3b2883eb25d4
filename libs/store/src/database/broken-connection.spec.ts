import { openTestStore } from '../testing/test-store.js';
import { inTransaction } from './in-transaction.js';

it('outlives a connection that breaks between two statements of a transaction', async () => {
  const room = await openTestStore();
  const broken = inTransaction(room.dataSource, async (client) => {
    const { rows } = await client.query<{ pid: number }>('select pg_backend_pid() as pid');
    await room.dataSource.query('select pg_terminate_backend($1)', [rows[0]?.pid]);
    await new Promise((resolve) => setTimeout(resolve, 100));
    await client.query('select 1');
  });
  await expect(broken).rejects.toThrow();
  expect(await room.dataSource.query('select 1 as alive')).toEqual([{ alive: 1 }]);
  await room.close();
});
