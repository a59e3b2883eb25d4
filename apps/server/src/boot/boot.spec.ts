import { mkdtempSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { Accounts, AuditLog, ObjectQueries } from '@tessera/store';
import { DataSource } from 'typeorm';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfiguration } from '../house/configuration.js';
import { loadCatalogue } from './load-catalogue.js';
import { openHouse, type OpenHouse } from './open-house.js';

const folder = mkdtempSync(join(tmpdir(), 'tessera-boot-'));
const accountsFile = join(folder, 'first-accounts.txt');

async function freshUrl(): Promise<string> {
  return (await startTestPostgres()).createDatabase();
}

const open = (databaseUrl: string, more: Record<string, string> = {}): Promise<OpenHouse> =>
  openHouse(readConfiguration({
    DATABASE_URL: databaseUrl, TESSERA_KEY: Buffer.alloc(32).toString('base64'), TESSERA_PORT: '0', TESSERA_ROLES: 'api',
    TESSERA_DEMO: '1', TESSERA_FIRST_ACCOUNTS_FILE: accountsFile, ...more,
  }));

it('an empty database gets three accounts, 40 people and a little stock; the next start changes nothing', async () => {
  const url = await freshUrl();
  const first = await open(url);
  expect(await first.app.get(Accounts).count()).toBe(43);
  const counts = await first.app.get(ObjectQueries).counts('temporary-card');
  expect(Object.fromEntries(counts.map(({ state, count }) => [state, count]))).toEqual({ unassigned: 6, produced: 2, locked: 1 });
  expect((await first.app.get(AuditLog).search({ action: 'object.created' })).items).toHaveLength(9);
  expect(statSync(accountsFile).mode & 0o777).toBe(0o600);
  const passwords = readFileSync(accountsFile, 'utf8');
  await first.close();

  const second = await open(url);
  expect(await second.app.get(Accounts).count()).toBe(43);
  expect(readFileSync(accountsFile, 'utf8')).toBe(passwords);
  await second.close();
}, 60_000);

it('a first start that was cut off goes on where it was, with passwords that work', async () => {
  const url = await freshUrl();
  const cut = await open(url);
  await cut.app.get(DataSource).query(`delete from accounts where user_name = 'admin'`);
  await cut.close();

  const next = await open(url);
  expect(await next.app.get(Accounts).count()).toBe(43);
  const [, password] = /operator (\S+)/.exec(readFileSync(accountsFile, 'utf8')) ?? [];
  const answer = await next.app.inject({ method: 'POST', url: '/api/sessions', payload: { userName: 'operator', password } });
  expect(answer.statusCode).toBe(201);
  await next.close();
}, 60_000);

it('a house without demo has accounts and roles, and nothing else', async () => {
  const house = await open(await freshUrl(), { TESSERA_DEMO: '0' });
  expect(await house.app.get(Accounts).count()).toBe(3);
  expect(await house.app.get(ObjectQueries).counts('temporary-card')).toEqual([]);
  await house.close();
}, 60_000);

it('an empty database without a place for first passwords is refused with the way out', async () => {
  await expect(open(await freshUrl(), { TESSERA_FIRST_ACCOUNTS_FILE: '' })).rejects.toThrow('TESSERA_FIRST_ACCOUNTS_FILE');
}, 60_000);

it.each([
  ['postgres://u:secret@127.0.0.1:1/d', 'No Postgres answers at 127.0.0.1:1'],
  ['postgres://u:secret@nowhere.invalid/d', 'There is no computer named nowhere.invalid'],
])('a wrong DATABASE_URL %s is refused in plain words', async (url, words) => {
  await expect(open(url)).rejects.toThrow(words);
  await expect(open(url)).rejects.not.toThrow('secret');
}, 30_000);

it('all faults of the installed packages are told at once, and the house stays closed', async () => {
  const file = join(folder, 'plugins.json');
  writeFileSync(file, '["acme-not-there", "acme-neither"]');
  const loading = loadCatalogue(file);
  await expect(loading).rejects.toThrow('acme-not-there');
  await expect(loading).rejects.toThrow('acme-neither');
  writeFileSync(file, '{}');
  await expect(loadCatalogue(file)).rejects.toThrow('list of package names');
});
