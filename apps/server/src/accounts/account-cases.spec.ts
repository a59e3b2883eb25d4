import type { Engine } from '@tessera/engine';
import { DataSource } from 'typeorm';
import { ENGINE } from '../house/tokens.js';
import type { Client } from '../testing/client.js';
import { lettersTo, offerAt, signInAt } from '../testing/people.js';
import { TestServer } from '../testing/test-server.js';

let server: TestServer;
let boss: Client;
const entries = new Map<string, string>();

const PLACES = {
  new: ['UsersProcCreate'],
  active: ['UsersProcDeactivate', 'UsersProcLock', 'UsersProcDeleteUser', 'UsersProcChangePassword', 'UsersProcResetPassword', 'UsersProcEditRoles', 'UsersBatchProcEditRoles', 'UsersBoProcResetPassword'],
  locked: ['UsersProcAnonymise'],
  inactive: ['UsersProcReactivate', 'UsersProcResetPassword'],
} as const;

beforeAll(async () => {
  server = await TestServer.open();
  boss = await server.withRoles('administrator');
  for (const [place, useCases] of Object.entries(PLACES)) await offer('identity', place, useCases);
  await offer('reason', 'new', ['UsersProcCreateReason']);
}, 60_000);
afterAll(() => server.close());

async function offer(type: string, place: string, useCases: readonly string[], options: object = {}) {
  for (const { id, useCase } of await offerAt(boss, { type, place, useCases, options })) entries.set(`${useCase} ${place}`, id);
}

const query = <R>(text: string, values: unknown[] = []): Promise<R[]> => server.house.app.get(DataSource).query(text, values);

const start = (client: Client, useCase: string, place: string, subjectIds: readonly string[], input: object = {}) =>
  client.post('/runs', { entryId: entries.get(`${useCase} ${place}`), subjectIds, input, submit: true });

let made = 0;
async function create(client = boss, more: object = {}) {
  const answer = await start(client, 'UsersProcCreate', 'new', [], { source: 'IDM', name: `Mario Bianchi ${++made}`, email: `mario${made}@example.org`, ...more });
  const { id: runId, letters, outcome } = answer.body as unknown as { id: string; letters?: number; outcome?: { objects: { id: string }[] } };
  return { answer, runId, letters, id: outcome?.objects[0]?.id ?? '', userName: `mario${made}@example.org` };
}

const lettersOf = async (client: Client, runId: string) => (await client.post(`/runs/${runId}/letters`)).body['items'] as unknown as { name: string; userName: string; password: string }[];

const signIn = (userName: string, password: string) => signInAt(server, { userName, password });
const mailsTo = (recipient: string) => lettersTo(server, recipient);
const rolesOf = async (id: string) => (await query<{ role: string }>('select role from account_roles join accounts on accounts.id = account_id where identity_id = $1 order by role', [id])).map(({ role }) => role);

async function reason(type: string) {
  const run = await start(boss, 'UsersProcCreateReason', 'new', [], { type, name: `Because ${++made}` });
  return (run.body['outcome'] as unknown as { objects: { id: string }[] }).objects[0]?.id ?? '';
}

async function change(useCase: string, place: string, id: string, type: string) {
  return start(boss, useCase, place, [id], { reason: await reason(type) });
}

/** Somebody created here, with a password of their own. */
async function settled(password = 'correct horse battery staple') {
  const { id, runId, userName } = await create();
  const [letter] = await lettersOf(boss, runId);
  const { client } = await signIn(userName, letter?.password ?? '');
  expect((await client.put('/me/password', { currentPassword: letter?.password, newPassword: password })).status).toBe(200);
  return { id, userName, client, password };
}

describe('Create user', () => {
  it('makes an account with the default role, and a letter that is read once, by whoever asked for it', async () => {
    const { id, runId, letters, userName } = await create();
    expect(letters).toBe(1);
    expect(await rolesOf(id)).toEqual(['self-service']);
    const other = await server.withRoles('administrator');
    expect((await other.post(`/runs/${runId}/letters`)).status).toBe(404);
    const [letter, ...more] = await lettersOf(boss, runId);
    expect(letter).toMatchObject({ userName, name: expect.stringContaining('Mario') });
    expect(more).toEqual([]);
    expect(await lettersOf(boss, runId)).toEqual([]);
    expect((await boss.get(`/runs/${runId}`)).body).not.toHaveProperty('letters');
    expect((await signIn(userName, letter?.password ?? '')).body).toMatchObject({ mustChangePassword: true, roles: ['self-service'] });
    const everything = await query('select to_jsonb(runs.*) from runs union all select to_jsonb(audit_entries.*) from audit_entries union all select to_jsonb(audit_values.*) from audit_values union all select to_jsonb(password_letters.*) from password_letters union all select to_jsonb(accounts.*) from accounts');
    expect(JSON.stringify(everything)).not.toContain(letter?.password);
    expect((await boss.get(`/objects/${id}/history`)).text).toContain('password-letter.shown');
  });

  it('lets nobody read a letter that has waited too long', async () => {
    const { runId } = await create();
    await query(`update password_letters set expires_at = now() where run_id = $1`, [runId]);
    expect(await lettersOf(boss, runId)).toEqual([]);
  });

  it.each([['de-DE, en;q=0.8', 'en-US'], ['it', 'it-IT'], ['de-DE', 'it-IT'], ['', 'it-IT']])('leaves the language of the session to the browser: %j becomes %s, until the person prefers one', async (spoken, language) => {
    const { id, runId, userName } = await create();
    const [letter] = await lettersOf(boss, runId);
    const visit = async () => (await server.nobody.with({ 'accept-language': spoken }).post('/sessions', { userName, password: letter?.password ?? '' })).body;
    expect(await visit()).toMatchObject({ account: { language } });
    const other = language === 'it-IT' ? 'en-US' : 'it-IT';
    await query(`update managed_objects set attributes = attributes || jsonb_build_object('preferredLanguage', $2::text) where id = $1`, [id, other]);
    expect(await visit()).toMatchObject({ account: { language: other } });
  });

  it('mails the password, and refuses somebody who has no address', async () => {
    await offer('identity', 'new', ['UsersProcCreate'], { UsersPasswordDelivery: 'email' });
    const { userName, letters } = await create();
    expect(letters).toBeUndefined();
    const [mail] = await mailsTo(userName);
    const password = /[a-z2-9]{5}(-[a-z2-9]{5}){3}/.exec(mail?.text ?? '')?.[0] ?? '';
    expect((await signIn(userName, password)).status).toBe(201);
    const { answer } = await create(boss, { email: '' });
    expect(answer).toMatchObject({ status: 422, body: { reason: 'no-address', detail: expect.stringContaining('no e-mail address') } });
    await offer('identity', 'new', ['UsersProcCreate'], { UsersPasswordDelivery: 'nopassword' });
    const silent = await create(boss, { email: '', name: 'Nicolò D’Amico' });
    expect(await query('select user_name, password_hash from accounts where identity_id = $1', [silent.id])).toEqual([{ user_name: 'nicolo.d.amico', password_hash: null }]);
    await offer('identity', 'new', ['UsersProcCreate']);
  });

  it('gives two people of one name different user names, also when they come at the same moment', async () => {
    const both = await Promise.all([1, 2].map(() => create(boss, { name: 'Anna Neri', email: '' })));
    const names = await query<{ name: string }>('select user_name as name from accounts where identity_id = any ($1::uuid[]) order by 1', [both.map(({ id }) => id)]);
    expect(names.map(({ name }) => name)).toEqual(['anna.neri', 'anna.neri-2']);
  });

  it('gives no default role that the operator could not give', async () => {
    await query(`update roles set permissions = '{audit:read}' where name = 'self-service'`);
    const clerk = await server.withPermissions('identity:create', 'identity:read');
    await server.openScheme('identity');
    const { answer } = await create(clerk);
    expect(answer).toMatchObject({ status: 403, body: { details: { permission: 'audit:read' } } });
    await query(`update roles set permissions = '{}' where name = 'self-service'`);
  });
});

describe('the state of a user', () => {
  it('takes all roles away, and brings only the default one back', async () => {
    const { id } = await create();
    const account = await query<{ id: string }>('select id from accounts where identity_id = $1', [id]);
    await boss.patch(`/admin/accounts/${account[0]?.id}`, { roles: ['operator', 'self-service'] });
    expect((await change('UsersProcDeactivate', 'active', id, 'deactivation')).status).toBe(201);
    expect(await rolesOf(id)).toEqual([]);
    expect((await change('UsersProcReactivate', 'inactive', id, 'reactivation')).status).toBe(201);
    expect(await rolesOf(id)).toEqual(['self-service']);
    expect((await change('UsersProcLock', 'active', id, 'locking')).status).toBe(201);
    expect(await rolesOf(id)).toEqual([]);
    const history = (await boss.get(`/objects/${id}/history`)).text;
    expect(history).toContain('account.roles-changed');
  });

  it('keeps whoever may do more than the operator', async () => {
    const { id } = await create();
    const account = await query<{ id: string }>('select id from accounts where identity_id = $1', [id]);
    await boss.patch(`/admin/accounts/${account[0]?.id}`, { roles: ['administrator'] });
    const because = { deactivation: await reason('deactivation'), locking: await reason('locking'), deletion: await reason('deletion') };
    const operator = await server.withPermissions('identity:deactivate', 'identity:lock-user', 'identity:delete', 'identity:read', 'reason:read');
    await server.openScheme('identity');
    for (const [useCase, type] of [['UsersProcDeactivate', 'deactivation'], ['UsersProcLock', 'locking'], ['UsersProcDeleteUser', 'deletion']] as const) {
      const refused = await start(operator, useCase, 'active', [id], { reason: because[type] });
      expect(refused).toMatchObject({ status: 403, body: { details: { permission: expect.any(String) } } });
    }
    expect(await rolesOf(id)).toEqual(['administrator']);
  });

  it('goes with the account when the user is deleted, unless somebody still needs them', async () => {
    const { id, userName } = await create();
    const position = '01999999-0000-7000-8000-000000000001';
    await query(`insert into chart_elements (id, kind, name, revision, changed_at, changed_by) values ($1, 'position', 'Porter', 1, now(), 'Test')`, [position]);
    await query(`insert into assignments (id, identity_id, position_id, main, revision, changed_at, changed_by) values ($1, $2, $1, true, 1, now(), 'Test')`, [position, id]);
    const open = await boss.post('/runs', { entryId: entries.get('UsersProcEditRoles active'), subjectIds: [id] });
    const refused = await change('UsersProcDeleteUser', 'active', id, 'deletion');
    expect(refused).toMatchObject({ status: 422, body: { reason: 'still-needed', details: { positions: 'Porter', runs: 1 } } });
    expect(String(refused.body['detail'])).toContain('Porter');
    expect(await rolesOf(id)).toEqual(['self-service']);
    await query(`update assignments set last_day = current_date - 2 where id = $1`, [position]);
    await boss.delete(`/runs/${String(open.body['id'])}`);
    expect((await change('UsersProcDeleteUser', 'active', id, 'deletion')).status).toBe(201);
    expect(await query('select * from accounts where identity_id = $1', [id])).toEqual([]);
    expect((await signIn(userName, 'x')).status).toBe(401);
    expect((await boss.get(`/objects/${id}/history`)).text).toContain('account.removed');
  });
});

it('forgets the account with the person, its name in their history, too', async () => {
  const { id, userName } = await create();
  await change('UsersProcLock', 'active', id, 'locking');
  expect((await start(boss, 'UsersProcAnonymise', 'locked', [id])).status).toBe(201);
  expect(await query('select * from accounts where identity_id = $1', [id])).toEqual([]);
  const history = (await boss.get(`/objects/${id}/history`)).text;
  expect(history).toContain('account.removed');
  expect(history).not.toContain(userName);
});

it('does for many what it can, and says of the others why not', async () => {
  const [first, second] = [await create(), await create()];
  const mute = await create(boss, { email: '', name: 'Muta' });
  const { batchWork } = server.house.app.get<Engine>(ENGINE);
  const batch = async (useCase: string, ids: readonly string[], input: object) => {
    const made = await boss.post('/batches', { entryId: entries.get(`${useCase} active`), subjectIds: ids, input });
    await batchWork.perform(String(made.body['id']));
    return (await boss.get(`/batches/${String(made.body['id'])}`)).body;
  };
  expect(await batch('UsersBoProcResetPassword', [first.id, second.id, mute.id], {})).toMatchObject({ done: 2, skipped: 1, failed: 0 });
  expect((await mailsTo(second.userName)).map(({ template }) => template)).toEqual(['first-password']);
  expect(await batch('UsersBatchProcEditRoles', [first.id, second.id], { roles: ['auditor'] })).toMatchObject({ done: 2 });
  expect([await rolesOf(first.id), await rolesOf(second.id)]).toEqual([['auditor'], ['auditor']]);
  expect(await batch('UsersProcDeactivate', [first.id, second.id, mute.id], { reason: await reason('deactivation') })).toMatchObject({ done: 3 });
  expect([await rolesOf(first.id), await rolesOf(mute.id)]).toEqual([[], []]);
});

describe('Change password', () => {
  it('follows the rules for passwords, ends every session, and keeps nothing of what was typed', async () => {
    const { id, userName, client, password } = await settled();
    await query(`update roles set permissions = '{identity:change-password}' where name = 'self-service'`);
    const run = await client.post('/runs', { entryId: entries.get('UsersProcChangePassword active'), subjectIds: [id] });
    const answer = (values: object) => client.put(`/runs/${String(run.body['id'])}/steps/0`, { values });
    const submit = () => client.post(`/runs/${String(run.body['id'])}/submit`);
    const next = 'a quite different one';
    expect((await answer({ presentPassword: 'wrong', newPassword: next })).text).not.toContain(next);
    expect((await submit()).body).toMatchObject({ faults: [{ pointer: '/presentPassword', reason: 'wrong-password' }] });
    await answer({ presentPassword: password, newPassword: 'short' });
    expect((await submit()).body).toMatchObject({ faults: [{ pointer: '/newPassword', reason: 'too-short' }] });
    await answer({ presentPassword: password, newPassword: next });
    expect(JSON.stringify(await query('select to_jsonb(runs.*) from runs'))).not.toContain(next);
    expect(await submit()).toMatchObject({ status: 200, body: { status: 'done', input: {} } });
    expect((await client.get('/me')).status).toBe(401);
    const again = await signIn(userName, next);
    expect(again).toMatchObject({ status: 201, body: { mustChangePassword: false } });
    expect(JSON.stringify(await query('select input from runs where id = $1', [run.body['id']]))).toBe('[{"input":{}}]');
    const other = await create();
    expect((await start(again.client, 'UsersProcChangePassword', 'active', [other.id], { presentPassword: next, newPassword: 'x' })).status).toBe(422);
    await query(`update roles set permissions = '{}' where name = 'self-service'`);
  });
});

describe('Reset password', () => {
  it('makes a first password, ends sessions, and never takes over more than the operator may do', async () => {
    const { id, userName, client } = await settled();
    const operator = await server.withPermissions('identity:reset-password', 'identity:read');
    const run = await start(operator, 'UsersProcResetPassword', 'active', [id]);
    expect(run).toMatchObject({ status: 201, body: { letters: 1, outcome: { messages: ['The password is reset.'] } } });
    expect((await client.get('/me')).status).toBe(401);
    const [letter] = await lettersOf(operator, String(run.body['id']));
    expect((await signIn(userName, letter?.password ?? '')).body).toMatchObject({ mustChangePassword: true });
    const chief = await server.withRoles('administrator');
    expect((await start(operator, 'UsersProcResetPassword', 'active', [chief.accountId])).status).toBe(403);
    expect((await start(boss, 'UsersProcResetPassword', 'active', [boss.accountId])).body).toMatchObject({ reason: 'own-account' });
  });
});

describe('Edit roles', () => {
  it('gives exactly the picked roles and tells their owner, within what the operator may do', async () => {
    const { id, client } = await settled();
    await client.put('/me/contacts/email', { value: 'picked@example.org' });
    await boss.post(`/admin/identities/${id}/contacts/email/validation`);
    await query(`update managed_objects set attributes = attributes || '{"serviceEmailValidated": {"date": "2026-01-01T00:00:00Z", "identity": {"id": "x", "name": "Ada"}}}' where id = $1`, [id]);
    const run = await boss.post('/runs', { entryId: entries.get('UsersProcEditRoles active'), subjectIds: [id] });
    expect(run.body).toMatchObject({ step: { fields: { roles: { kind: 'roles', initial: ['self-service'], choices: { auditor: 'Auditor' } } } } });
    await boss.put(`/runs/${String(run.body['id'])}/steps/0`, { values: { roles: ['auditor', 'operator'] } });
    expect((await boss.post(`/runs/${String(run.body['id'])}/submit`)).status).toBe(200);
    expect(await rolesOf(id)).toEqual(['auditor', 'operator']);
    expect((await mailsTo('picked@example.org'))[0]).toMatchObject({ template: 'roles-changed', text: expect.stringContaining('Auditor, Operator') });
    const clerk = await server.withPermissions('identity:edit-roles', 'identity:read');
    const { id: newcomer } = await create();
    expect((await start(clerk, 'UsersProcEditRoles', 'active', [newcomer], { roles: ['administrator'] })).status).toBe(403);
    expect((await start(clerk, 'UsersProcEditRoles', 'active', [id], { roles: [] })).status).toBe(403);
    expect((await start(boss, 'UsersProcEditRoles', 'active', [boss.accountId], { roles: [] })).body).toMatchObject({ reason: 'own-account' });
    expect(await rolesOf(newcomer)).toEqual(['self-service']);
    const [house] = await query<{ id: string }>(`select id from managed_objects where common ->> 'builtIn' = 'administrator'`);
    expect((await start(boss, 'UsersProcEditRoles', 'active', [house?.id ?? ''], { roles: [] })).body).toMatchObject({ reason: 'built-in' });
  });
});

it('accounts are for people: for no card, and for nobody of the house', async () => {
  const [card, robot] = await Promise.all([`object_type = 'temporary-card'`, `common ->> 'builtIn' = 'automation'`].map(async (which) =>
    (await query<{ id: string }>(`select id from managed_objects where ${which} limit 1`))[0]?.id));
  const open = async (userName: string, identityId: string | undefined) => (await boss.post('/admin/accounts', { userName, displayName: 'X', roles: [], identityId })).body;
  expect(await open('for-a-card', card)).toMatchObject({ reason: 'unknown-identity' });
  expect(await open('for-a-robot', robot)).toMatchObject({ reason: 'built-in' });
});
