import { chownSync, lstatSync, mkdtempSync, readdirSync, readFileSync, statSync, symlinkSync, writeFileSync } from 'node:fs';
import { Accounts, AuditLog, ConfigurationRevisions, ObjectQueries } from '@tessera/store';
import { DataSource } from 'typeorm';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { filesOf } from '../configuration/yaml-writer.js';
import { readConfiguration } from '../house/configuration.js';
import { loadCatalogue } from './load-catalogue.js';
import { openHouse, type OpenHouse } from './open-house.js';

const folder = mkdtempSync(join(tmpdir(), 'tessera-boot-'));
const defaults = fileURLToPath(new URL('../../../../config/defaults', import.meta.url));
const accountsFile = join(folder, 'first-accounts.txt');

async function freshUrl(): Promise<string> {
  return (await startTestPostgres()).createDatabase();
}

const open = (databaseUrl: string, more: Record<string, string> = {}): Promise<OpenHouse> =>
  openHouse(readConfiguration({
    DATABASE_URL: databaseUrl, TESSERA_KEY: Buffer.alloc(32).toString('base64'), TESSERA_PORT: '0', TESSERA_ROLES: 'api',
    TESSERA_DEMO: '1', TESSERA_FIRST_ACCOUNTS_FILE: accountsFile, ...more,
  }));

it('an empty database gets three accounts with their identities, those of the house, 40 more and a little stock; the next start changes nothing', async () => {
  const url = await freshUrl();
  const first = await open(url);
  expect(await first.app.get(Accounts).count()).toBe(3);
  const counts = await first.app.get(ObjectQueries).counts('temporary-card');
  expect(Object.fromEntries(counts.map(({ state, count }) => [state, count]))).toEqual({ unassigned: 6, produced: 2, locked: 1 });
  expect(await first.app.get(ObjectQueries).counts('identity')).toEqual([{ state: 'active', count: 44, capped: false }]);
  expect((await first.app.get(AuditLog).search({ action: 'object.created', limit: 200 })).items.filter((line) => line.objectType === 'temporary-card')).toHaveLength(9);
  expect(statSync(accountsFile).mode & 0o777).toBe(0o600);
  const passwords = readFileSync(accountsFile, 'utf8');
  await first.close();

  const second = await open(url);
  expect(await second.app.get(Accounts).count()).toBe(3);
  expect(readFileSync(accountsFile, 'utf8')).toBe(passwords);
  await second.close();
}, 60_000);

it('a first start that was cut off goes on where it was, with passwords that work', async () => {
  const url = await freshUrl();
  const cut = await open(url);
  await cut.app.get(DataSource).query(`delete from accounts where user_name = 'admin'`);
  await cut.close();

  const next = await open(url);
  expect(await next.app.get(Accounts).count()).toBe(3);
  const [, password] = /operator (\S+)/.exec(readFileSync(accountsFile, 'utf8')) ?? [];
  const answer = await next.app.inject({ method: 'POST', url: '/api/sessions', payload: { userName: 'operator', password } });
  expect(answer.statusCode).toBe(201);
  await next.close();
}, 60_000);

it('a house without demo has accounts and its first configuration, and nothing else: exported, it has the very bytes of the defaults', async () => {
  const house = await open(await freshUrl(), { TESSERA_DEMO: '0' });
  const revisions = house.app.get(ConfigurationRevisions);
  const files = filesOf((await revisions.snapshot()).configuration);
  if (process.env['UPDATE_DEFAULTS'] === '1') for (const [name, text] of files) writeFileSync(join(defaults, name), text);
  for (const [name, text] of files) expect(readFileSync(join(defaults, name), 'utf8')).toBe(text);
  expect(readdirSync(defaults).filter((name) => name.endsWith('.yaml')).sort()).toEqual([...files.keys()].sort());
  expect((await revisions.list({})).items).toMatchObject([{ number: 1, origin: 'start', reason: 'first configuration', actorName: 'System' }]);
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

it('another key than the first one opens nothing, and is refused before it seals anything', async () => {
  const url = await freshUrl();
  await (await open(url)).close();
  await expect(open(url, { TESSERA_KEY: Buffer.alloc(32, 1).toString('base64') })).rejects.toThrow('TESSERA_KEY is not the key');
  await (await open(url)).close();
}, 60_000);

it('a package whose use cases are in use may not leave: everything that misses it is named, and the way out', async () => {
  const url = await freshUrl();
  const house = await open(url);
  const dataSource = house.app.get(DataSource);
  await dataSource.query(`insert into process_lists values ('visitor-badge', 'new', 1)`);
  await dataSource.query(`insert into process_list_entries values ('e1', 'visitor-badge', 'new', 1, 'BadgesProcOrder', true, '{}')`);
  await dataSource.query(`insert into runs (id, entry_id, use_case, object_type, place, status, options, subject_ids, input, step, actor_id, actor_name,
    opened_at, expires_at, touched_at) values (gen_random_uuid(), 'e1', 'BadgesProcTear', 'visitor-badge', 'printed', 'open', '{}', '{}', '{}', 0, 'a', 'A', now(), now(), now())`);
  await house.close();
  const starting = open(url);
  await expect(starting).rejects.toThrow('BadgesProcOrder of object type visitor-badge, which stands on the process list of new');
  await expect(starting).rejects.toThrow('BadgesProcTear of object type visitor-badge, which open runs need (1)');
  await expect(starting).rejects.toThrow('Put the packages back into');
}, 60_000);

it('first passwords belong to the owner of their folder, whoever starts the house, and follow no link', async () => {
  const [theirs, elsewhere] = [mkdtempSync(join(tmpdir(), 'tessera-theirs-')), join(folder, 'elsewhere')];
  const file = join(theirs, 'first-accounts.txt');
  writeFileSync(elsewhere, 'mine');
  symlinkSync(elsewhere, file);
  if (process.getuid?.() === 0) chownSync(theirs, 4_242, 4_242);
  await (await open(await freshUrl(), { TESSERA_FIRST_ACCOUNTS_FILE: file })).close();
  expect(statSync(file).uid).toBe(statSync(theirs).uid);
  expect(lstatSync(file).mode & 0o777).toBe(0o600);
  expect(readFileSync(elsewhere, 'utf8')).toBe('mine');
}, 60_000);
