import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { createDataSource } from '@tessera/store';
import { runCommand } from './run-command.js';

const said: string[] = [];
const say = (line: string): void => void said.push(line);
beforeEach(() => said.splice(0));

it('tessera check finds no fault in the installed packages, without a database', async () => {
  expect(await runCommand(['check'], {}, say)).toBe(0);
  expect(said.at(-1)).toMatch(/^\d+ packages, no faults$/);
});

it('tessera check tells every fault', async () => {
  const file = join(mkdtempSync(join(tmpdir(), 'tessera-cli-')), 'plugins.json');
  writeFileSync(file, '["acme-one", "acme-two"]');
  await expect(runCommand(['check'], { TESSERA_PLUGINS: file }, say)).rejects.toThrow(/acme-one[^]*acme-two/);
});

it('tessera migrate brings a database up to date, and a second time changes nothing', async () => {
  const databaseUrl = await (await startTestPostgres()).createDatabase();
  expect(await runCommand(['migrate'], { DATABASE_URL: databaseUrl }, say)).toBe(0);
  expect(said.length).toBeGreaterThan(1);
  said.splice(0);
  expect(await runCommand(['migrate'], { DATABASE_URL: databaseUrl }, say)).toBe(0);
  expect(said).toEqual(['the database is up to date']);
}, 60_000);

it('tessera audit verify proves the audit, and says which seal does not fit', async () => {
  const databaseUrl = await (await startTestPostgres()).createDatabase();
  await runCommand(['migrate'], { DATABASE_URL: databaseUrl }, say);
  const dataSource = await createDataSource(databaseUrl).initialize();
  const insert = `insert into audit_entries (id, at, actor_id, actor_name, action) values (gen_random_uuid(), now(), 'a', 'Ada', 'session.opened')`;
  await dataSource.query(insert);
  expect(await runCommand(['audit', 'verify'], { DATABASE_URL: databaseUrl }, say)).toBe(0);
  expect([said.at(-3), said.at(-1)]).toEqual(['1 lines under 1 seals, 0 not sealed yet, 0 with erased values', 'the audit is whole']);
  const noted = /1:[0-9a-f]{64}/.exec(said.at(-2) ?? '')?.[0] ?? '';
  expect(await runCommand(['audit', 'verify', noted], { DATABASE_URL: databaseUrl }, say)).toBe(0);
  const another = noted.replace(/.$/, (digit) => (digit === '0' ? '1' : '0'));
  await expect(runCommand(['audit', 'verify', another], { DATABASE_URL: databaseUrl }, say)).rejects.toThrow('cut off');
  expect(await runCommand(['audit', 'verify', 'everything'], { DATABASE_URL: databaseUrl }, say)).toBe(2);
  await dataSource.query(`alter table audit_entries disable trigger user; update audit_entries set actor_name = 'Eve'`);
  await expect(runCommand(['audit', 'verify'], { DATABASE_URL: databaseUrl }, say)).rejects.toThrow('seal 1 does not fit');
  await dataSource.destroy();
}, 60_000);

it('an unknown command shows what there is', async () => {
  expect(await runCommand(['fly'], {}, say)).toBe(2);
  expect(said.join('\n')).toContain('migrate');
});
