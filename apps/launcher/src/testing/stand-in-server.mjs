// Stands in for the server: needs its database, makes the first accounts, and counts how often it was started.
import { existsSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import pg from 'pg';

const pool = new pg.Pool({ connectionString: process.env.DATABASE_URL, max: 2 });
pool.on('error', () => undefined);
await pool.query('create table if not exists starts (at timestamptz)');
await pool.query('insert into starts values (now())');
const accounts = process.env.TESSERA_FIRST_ACCOUNTS_FILE;
if (!existsSync(accounts)) writeFileSync(accounts, 'admin  first-password\n', { mode: 0o600 });

async function answer(_, response) {
  try {
    const { rows } = await pool.query('select count(*)::int as starts from starts');
    response.end(JSON.stringify({ ...rows[0], pid: process.pid }));
  } catch {
    response.writeHead(503).end();
  }
}

const server = createServer(answer);
server.listen(Number(process.env.TESSERA_PORT), process.env.TESSERA_HOST, () => {
  console.log(`tessera listening on http://${process.env.TESSERA_HOST}:${server.address().port}`);
});
process.on('SIGTERM', () => {
  // A server that does not want to end has to be ended.
  if (!process.env.STAND_IN_IS_STUBBORN) process.exit(0);
});
