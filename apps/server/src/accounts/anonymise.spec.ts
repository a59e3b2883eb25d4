import type { Engine } from '@tessera/engine';
import { ObjectQueries } from '@tessera/store';
import { DataSource } from 'typeorm';
import { runCommand } from '../cli/run-command.js';
import { Passwords } from '../access/passwords.js';
import { ENGINE } from '../house/tokens.js';
import { newId } from '../house/new-id.js';
import type { Client } from '../testing/client.js';
import { offerAt } from '../testing/people.js';
import { TestServer } from '../testing/test-server.js';

const LISTS: readonly (readonly [type: string, place: string, useCases: readonly string[]])[] = [
  ['identity', 'new', ['UsersProcCreate']], ['identity', 'active', ['UsersProcLock', 'UsersProcDeleteUser', 'IdentityProcSetServiceEmail']],
  ['identity', 'locked', ['UsersProcAnonymise']], ['identity', 'deleted', ['UsersProcAnonymise']], ['reason', 'new', ['UsersProcCreateReason']],
  ['temporary-card', 'unassigned', ['TempCardsProcAssign']], ['temporary-card', 'assigned', ['TempCardsProcWithdraw']],
];

const PASSWORD = 'correct horse battery staple';
let server: TestServer;
let boss: Client;
const entries = new Map<string, string>();
beforeAll(async () => {
  server = await TestServer.open();
  boss = await server.withRoles('administrator');
  await server.openScheme('temporary-card');
  for (const [type, place, useCases] of LISTS) await offer(type, place, useCases);
  await query(`insert into web_hooks (id, name, address, object_types, actions, identification, enabled, secret, revision, created_at, changed_at, changed_by)
    values ($1, 'All', 'https://example.org', '{}', '{}', true, true, '', 1, now(), now(), 'boss')`, [newId()]);
}, 60_000);
afterAll(() => server.close());

const query = <R>(text: string, values: unknown[] = []): Promise<R[]> => server.house.app.get(DataSource).query(text, values);

async function offer(type: string, place: string, useCases: readonly string[]): Promise<void> {
  for (const { id, useCase } of await offerAt(boss, { type, place, useCases })) entries.set(`${useCase} ${place}`, id);
}

const ask = (useCase: string, place: string, subjectIds: readonly string[], input: object = {}) =>
  boss.post('/runs', { entryId: entries.get(`${useCase} ${place}`), subjectIds, input, submit: true });

/** A use case succeeds, and the workers do what follows; answers the first object. */
async function start(...asked: Parameters<typeof ask>): Promise<string> {
  const answer = await ask(...asked);
  expect(answer).toMatchObject({ status: 201 });
  const engine = server.house.app.get<Engine>(ENGINE);
  for (const { id } of await query<{ id: string }>(`select id from tasks where status = 'waiting'`)) await engine.tasks.perform(id);
  return (answer.body['outcome'] as unknown as { objects: { id: string }[] }).objects[0]?.id ?? '';
}

const create = (name: string) => start('UsersProcCreate', 'new', [], { source: 'IDM', name, email: `${name.toLowerCase()}@example.org` });
const freeCard = async () => (await query<{ id: string }>(`select id from managed_objects where object_type = 'temporary-card' and state = 'unassigned' order by id limit 1`))[0]?.id ?? '';
const assign = async (holder: string, card: string) => start('TempCardsProcAssign', 'unassigned', [card], { holder });
const withdraw = (card: string) => start('TempCardsProcWithdraw', 'assigned', [card]);
const reason = (type: string) => start('UsersProcCreateReason', 'new', [], { type: type.split('-')[0], name: `Because of ${type}` });
const historyOf = async (id: string) => (await boss.get(`/objects/${id}/history`)).text;

/** Every row of every table in which a name stands. */
async function placesOf(name: string): Promise<string[]> {
  await server.house.app.get(ObjectQueries).removeForgottenWords(new Date(Date.now() + 3_600_000));
  const tables = await query<{ name: string }>(`select quote_ident(tablename) as name from pg_tables where schemaname = 'public' order by 1`);
  const rows = await Promise.all(tables.map((table) => query<{ row: string }>(`select one::text as row from ${table.name} one where one::text ilike $1`, [`%${name}%`])));
  return tables.flatMap((table, index) => (rows[index] ?? []).map(({ row }) => `${table.name}: ${row}`));
}

const said: string[] = [];
async function audit(...noted: string[]): Promise<string> {
  expect(await runCommand(['audit', 'verify', ...noted], { DATABASE_URL: server.databaseUrl }, (line) => said.push(line))).toBe(0);
  expect(said.at(-1)).toBe('the audit is whole');
  return /\d+:[0-9a-f]{64}/.exec(said.at(-2) ?? '')?.[0] ?? '';
}

it('somebody who had cards is named nowhere after they were anonymised, and the audit still proves itself', async () => {
  const [ada, bruno, first] = [await create('Adalgisa'), await create('Brunoldo'), await freeCard()];
  await assign(ada, first);
  expect(await ask('TempCardsProcAssign', 'unassigned', [await freeCard()], { holder: ada })).toMatchObject({
    status: 422, body: { reason: 'holder-has-a-card', detail: expect.stringMatching(/^Adalgisa already has the card T\d+/) },
  });
  await withdraw(first);
  await assign(bruno, first);
  await withdraw(first);
  const second = await freeCard();
  await assign(ada, second);
  await start('UsersProcLock', 'active', [ada], { reason: await reason('locking') });
  expect(await historyOf(second)).toContain('Adalgisa');
  expect((await boss.get(`/objects/${second}`)).body).toMatchObject({ state: 'locked', attributes: { holderName: 'Adalgisa' } });
  const noted = await audit();

  await start('UsersProcAnonymise', 'locked', [ada]);
  expect(await placesOf('adalgisa')).toEqual([]);
  await audit(noted);
  const { attributes } = (await boss.get(`/objects/${second}`)).body as unknown as { attributes: object };
  expect(attributes).toMatchObject({ holder: ada, validTo: expect.any(String) });
  expect(attributes).not.toHaveProperty('holderName');
  expect(await historyOf(second)).toContain('validTo');
  expect(await historyOf(first)).toContain('Brunoldo');
  expect((await boss.get('/objects?type=temporary-card&text=adalgisa')).body).toMatchObject({ items: [] });
});

it('somebody who was deleted first is named nowhere either', async () => {
  const [carla, card] = [await create('Carlotta'), await freeCard()];
  await assign(carla, card);
  await start('UsersProcDeleteUser', 'active', [carla], { reason: await reason('deletion') });
  await start('UsersProcAnonymise', 'deleted', [carla]);
  expect(await placesOf('carlotta')).toEqual([]);
  await audit();
});

it('the user name of somebody who was there is forgotten with them', async () => {
  const id = await start('UsersProcCreate', 'new', [], { source: 'IDM', name: 'Plain Person', email: 'florianda@example.org' });
  await query('update accounts set password_hash = $2, must_change_password = false where identity_id = $1', [id, await server.house.app.get(Passwords).hash(PASSWORD)]);
  const visit = async (password: string) => server.nobody.post('/sessions', { userName: 'florianda@example.org', password });
  expect((await visit('not this one')).status).toBe(401);
  const { status, headers, body } = await visit(PASSWORD);
  expect(status).toBe(201);
  const person = server.nobody.with({ cookie: String(headers['set-cookie']).split(';')[0] ?? '', 'x-csrf-token': String(body['csrfToken']) });
  await visit(PASSWORD);
  expect((await person.delete('/me/sessions')).status).toBe(204);
  expect((await person.put('/me/password', { currentPassword: PASSWORD, newPassword: 'another good long one' })).status).toBe(200);
  const lines = await query<{ action: string }>(`select action from audit_entries where actor_id = $1 order by action`, [id]);
  expect(lines.map(({ action }) => action)).toEqual(['account.password-changed', 'session.opened', 'session.opened', 'session.others-ended', 'session.refused']);
  expect(await historyOf(id)).toContain('account.password-changed');
  await start('UsersProcLock', 'active', [id], { reason: await reason('locking-a-visitor') });
  await start('UsersProcAnonymise', 'locked', [id]);
  await query(`delete from sign_in_attempts where key like '%florianda%'`);
  expect(await placesOf('florianda')).toEqual([]);
  await audit();
});

it('messages to an address, and codes that went there, are forgotten with whoever had it; others keep theirs', async () => {
  const [dora, elsa] = [await create('Doralisa'), await create('Elsabetta')];
  const address = (id: string, serviceEmail: string) => start('IdentityProcSetServiceEmail', 'active', [id], { serviceEmail });
  const code = async (id: string) => expect((await boss.post(`/admin/identities/${id}/contacts/email/code`)).status).toBe(204);
  await address(dora, 'Doralisa.old@example.org');
  await code(dora);
  await address(dora, 'family@example.org');
  await address(elsa, 'family@example.org');
  await code(elsa);
  await query(`update contact_codes set created_at = created_at - interval '2 minutes'`);
  await code(dora);
  await query(`update outbox set status = 'waiting' where recipient = 'family@example.org'`);
  await start('UsersProcLock', 'active', [dora], { reason: await reason('locking-for-good') });
  expect(await placesOf('doralisa')).toEqual(expect.arrayContaining([expect.stringContaining('outbox: '), expect.stringContaining('contact_codes: ')]));
  await start('UsersProcAnonymise', 'locked', [dora]);
  expect(await placesOf('doralisa')).toEqual([]);
  expect(await query('select count(*)::int as codes from contact_codes where identity_id = $1', [dora])).toEqual([{ codes: 0 }]);
  // Nothing that somebody else may still be waiting for is taken away.
  expect(await query(`select count(*)::int as waiting from outbox where recipient = 'family@example.org' and status = 'waiting'`)).toEqual([{ waiting: 2 }]);
});
