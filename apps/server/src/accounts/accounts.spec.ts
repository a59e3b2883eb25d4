import { jest } from '@jest/globals';
import type { AclScheme } from '@tessera/engine';
import { AccessSchemes } from '@tessera/store';
import { DataSource } from 'typeorm';
import { auditLine } from '../access/audit-line.js';
import { Passwords } from '../access/passwords.js';
import type { Client } from '../testing/client.js';
import { lettersTo, signInAt } from '../testing/people.js';
import { TestServer } from '../testing/test-server.js';
import { ResetDesk } from './reset-desk.js';

let server: TestServer;
let boss: Client;
beforeAll(async () => {
  server = await TestServer.open();
  boss = await server.withRoles('administrator');
}, 60_000);
afterAll(() => server.close());

const PASSWORD = 'correct horse battery staple';
const query = <R>(text: string, values: unknown[] = []): Promise<R[]> => server.house.app.get(DataSource).query(text, values);

const signIn = (userName: string, password: string, more: object = {}) => signInAt(server, { userName, password, ...more });
const mailsTo = (recipient: string) => lettersTo(server, recipient);

/** Somebody with an account and a password of their own. */
async function person(userName: string, displayName = 'Mario De Rossi', roles: string[] = []) {
  const made = (await boss.post('/admin/accounts', { userName, displayName, roles })).body as unknown as { id: string; password: string };
  const { client } = await signIn(userName, made.password);
  expect((await client.put('/me/password', { currentPassword: made.password, newPassword: PASSWORD })).status).toBe(200);
  return { id: made.id, client };
}

const codeTo = async (address: string) => /\b\d{6}\b/.exec((await mailsTo(address))[0]?.text ?? '')?.[0] ?? '';

async function verified(userName: string, address: string) {
  const one = await person(userName);
  await one.client.put('/me/contacts/email', { value: address });
  await one.client.post('/me/contacts/email/code');
  expect(await one.client.post('/me/contacts/email/verification', { code: await codeTo(address) })).toMatchObject({ status: 200, body: { email: { value: address, verifiedBy: 'Mario De Rossi' } } });
  return one;
}

const reset = async (userName: string) => {
  const answer = await server.nobody.post('/password-resets', { userName });
  await server.house.app.get(ResetDesk).settled();
  return answer;
};

describe('rules for accounts', () => {
  const rules = { maxAttempts: 0, disabledMinutes: 0, resetMinutes: 0, inactiveDays: 0, maxSessions: 0, internalSignIn: true };
  const give = async (id: string, name: string, more: object) => {
    const made = (await boss.post('/admin/criteria/account', { name, ...rules, ...more })).body['account'] as unknown as { id: string; name: string }[];
    const criteria = made.find((one) => one.name === name)?.id;
    expect(await boss.patch(`/admin/accounts/${id}`, { accountCriteria: criteria })).toMatchObject({ status: 200, body: { accountCriteriaId: criteria } });
    return criteria ?? '';
  };

  it('disable after the third wrong password, say nothing about it, and let people back in after their time', async () => {
    const { id, client } = await person('locky');
    await give(id, 'Three tries', { maxAttempts: 3, disabledMinutes: 15 });
    const answers = [];
    for (let count = 0; count < 4; count++) answers.push(await signIn('locky', 'wrong'));
    const locked = await signIn('locky', PASSWORD);
    expect(new Set([...answers, locked, await signIn('nobody-here', 'x')].map(({ status, text }) => `${status} ${text}`)).size).toBe(1);
    expect((await client.get('/me')).status).toBe(401);
    expect((await boss.get('/admin/accounts?text=locky')).body['items']).toMatchObject([{ disabled: true, disabledReason: 'attempts', password: 'own' }]);
    await query(`update accounts set disabled_at = disabled_at - interval '16 minutes' where id = $1`, [id]);
    expect((await signIn('locky', PASSWORD)).status).toBe(201);
  });

  it('go on counting wrong passwords after a lock has run out', async () => {
    const { id } = await person('patient');
    await give(id, 'Two tries', { maxAttempts: 2, disabledMinutes: 15 });
    const guess = async () => { for (let count = 0; count < 2; count++) await signIn('patient', 'wrong'); };
    await guess();
    await query(`update accounts set disabled_at = disabled_at - interval '16 minutes' where id = $1`, [id]);
    await guess();
    expect((await signIn('patient', PASSWORD)).status).toBe(401);
    await query(`update accounts set disabled_at = disabled_at - interval '16 minutes' where id = $1`, [id]);
    expect((await signIn('patient', PASSWORD)).status).toBe(201);
  });

  it.each([
    ['switches the account off', (id: string) => boss.patch(`/admin/accounts/${id}`, { disabled: true })],
    ['gives a new first password', (id: string) => boss.post(`/admin/accounts/${id}/password`)],
  ])('let nobody in while an administrator %s', async (what, act) => {
    const userName = `racer-${what.length}`;
    const { id } = await person(userName);
    const passwords = server.house.app.get(Passwords);
    const fits = jest.spyOn(passwords, 'fits').mockImplementationOnce(async (...given) => {
      const right = await Passwords.prototype.fits.apply(passwords, given);
      expect((await act(id)).status).toBe(200);
      return right;
    });
    expect((await signIn(userName, PASSWORD)).status).toBe(401);
    fits.mockRestore();
    expect(await query('select disabled_at is not null as off, must_change_password as first from accounts where id = $1', [id]))
      .toEqual([what.startsWith('switches') ? { off: true, first: false } : { off: false, first: true }]);
    expect(await query('select 1 from sessions where account_id = $1', [id])).toEqual([]);
  });

  it('switch off who stays away, until an administrator lets them in again', async () => {
    const { id } = await person('sailor');
    await give(id, 'A month at sea', { inactiveDays: 30 });
    await query(`update accounts set signed_in_at = now() - interval '31 days', password_changed_at = now() - interval '31 days' where id = $1`, [id]);
    expect((await signIn('sailor', PASSWORD)).status).toBe(401);
    expect((await boss.patch(`/admin/accounts/${id}`, { disabled: false })).body).toMatchObject({ disabled: false });
    expect((await signIn('sailor', PASSWORD)).status).toBe(201);
  });

  it('end the oldest session only when its owner says so', async () => {
    const { id } = await person('seats');
    await give(id, 'Two seats', { maxSessions: 2 });
    const second = await signIn('seats', PASSWORD);
    expect(second.status).toBe(201);
    expect(await signIn('seats', PASSWORD)).toMatchObject({ status: 409, body: { reason: 'too-many-sessions', details: { most: 2 } } });
    const third = await signIn('seats', PASSWORD, { closeOldest: true });
    expect(third.status).toBe(201);
    const sessions = (await third.client.get('/me/sessions')).body['items'] as unknown as { id: string; isCurrent: boolean }[];
    expect(sessions.map(({ isCurrent }) => isCurrent)).toEqual([false, true]);
    expect((await third.client.delete('/me/sessions')).status).toBe(204);
    expect((await second.client.get('/me')).status).toBe(401);
    expect((await third.client.get('/me')).status).toBe(200);
  });

  it('are kept apart by name, changed by whoever knows how they stand, and never lost for the default', async () => {
    const all = (await boss.get('/admin/criteria')).body as unknown as Record<string, { id: string; isDefault: boolean; revision: number; name: string }[]>;
    const [first] = all['account'] ?? [];
    expect(first).toMatchObject({ isDefault: true, name: 'Default', ...rules });
    expect((await boss.post('/admin/criteria/account', { name: 'DEFAULT', ...rules })).body).toMatchObject({ reason: 'name-taken' });
    expect((await boss.put(`/admin/criteria/account/${first?.id}?revision=9`, { name: 'Default', ...rules })).body).toMatchObject({ reason: 'revision-conflict' });
    expect((await boss.delete(`/admin/criteria/${first?.id}`)).status).toBe(404);
    expect((await boss.post('/admin/criteria/account', { name: 'x', ...rules, maxAttempts: -1 })).body).toMatchObject({ faults: [{ pointer: '/maxAttempts' }] });
  });
});

it('passwords follow the rules: complexity, history and youngest age', async () => {
  const { id, client } = await person('m.derossi');
  const rules = { complexity: true, minLength: 8, history: 2, maxAgeDays: 0, minAgeDays: 0 };
  const all = (await boss.post('/admin/criteria/password', { name: 'Strict', ...rules })).body['password'] as unknown as { id: string; name: string; revision: number }[];
  const strict = all.find(({ name }) => name === 'Strict');
  await boss.patch(`/admin/accounts/${id}`, { passwordCriteria: strict?.id });
  let present = PASSWORD;
  const change = async (newPassword: string) => {
    const { status, body } = await client.put('/me/password', { currentPassword: present, newPassword });
    if (status === 200) present = newPassword;
    return status === 200 ? 'changed' : ((body['faults'] as unknown as { reason: string }[])?.[0]?.reason ?? body['reason']);
  };
  const ends = [];
  // After two new passwords an old one may return; after one it may not.
  for (const one of ['Rossi-Luna-7', 'De-Luna-77', 'De-Luna-77', PASSWORD, 'De-Luna-78', 'De-Luna-77', 'De-Luna-79', 'De-Luna-77']) ends.push(await change(one));
  expect(ends).toEqual(['contains-name', 'changed', 'same-as-before', 'too-few-kinds', 'changed', 'used-before', 'changed', 'changed']);
  await boss.put(`/admin/criteria/password/${strict?.id}?revision=${strict?.revision}`, { name: 'Strict', ...rules, minAgeDays: 1 });
  expect(await change('De-Luna-80')).toBe('password-too-young');
}, 30_000);

describe('an address', () => {
  it('is verified by the code that went there, which works once and dies with a change', async () => {
    const { id, client } = await verified('coder', 'coder@example.org');
    expect((await boss.get(`/objects/${id}`)).body).toMatchObject({ attributes: { serviceEmailValidated: { identity: { id } } } });
    await client.put('/me/contacts/email', { value: 'other@example.org' });
    expect((await client.get('/me/record')).body).toMatchObject({ email: { value: 'other@example.org' } });
    expect((await client.get('/me/record')).body['email']).not.toHaveProperty('verifiedAt');
    expect((await mailsTo('coder@example.org')).map(({ template }) => template)).toContain('contact-changed');
    await query(`update contact_codes set created_at = created_at - interval '2 minutes' where identity_id = $1`, [id]);
    expect((await client.post('/me/contacts/email/code')).status).toBe(204);
    const code = await codeTo('other@example.org');
    await client.put('/me/contacts/email', { value: 'third@example.org' });
    await client.put('/me/contacts/email', { value: 'other@example.org' });
    expect((await client.post('/me/contacts/email/verification', { code })).body).toMatchObject({ reason: 'code-expired' });
  });

  it('is set by its owner as long as the scheme of people lets them', async () => {
    const { client } = await person('governed');
    const schemes = server.house.app.get(AccessSchemes);
    const scheme = async () => (await schemes.readSchemes()).find((one) => one.objectType === 'identity' && one.level === 'model') as AclScheme;
    const save = async (entries: AclScheme['entries']) => {
      const present = await scheme();
      await schemes.saveScheme({ ...present, entries }, present.revision, auditLine({ id: 'test', displayName: 'Test' }, { action: 'access-scheme.saved' }));
    };
    const { entries } = await scheme();
    await save(entries.filter(({ permission }) => permission !== 'OwnContacts'));
    expect(await client.put('/me/contacts/email', { value: 'own@example.org' })).toMatchObject({ status: 403, body: { details: { right: 'OwnContacts', grantors: 'Administrators' } } });
    await save(entries);
    expect((await client.put('/me/contacts/email', { value: 'own@example.org' })).status).toBe(200);
  });

  it('gives five tries, a minute between codes, five codes an hour and ten minutes for each', async () => {
    const { id, client } = await person('limits');
    expect((await client.post('/me/contacts/phone/code')).body).toMatchObject({ reason: 'no-contact' });
    expect((await client.put('/me/contacts/phone', { value: '0039 333' })).body).toMatchObject({ faults: [{ pointer: '/value' }] });
    await client.put('/me/contacts/phone', { value: '+393331234567' });
    const back = (minutes: number) => query(`update contact_codes set created_at = created_at - make_interval(mins => $2) where identity_id = $1`, [id, minutes]);
    for (let sent = 0; sent < 5; sent++) {
      expect((await client.post('/me/contacts/phone/code')).status).toBe(204);
      expect((await client.post('/me/contacts/phone/code')).body).toMatchObject({ reason: sent < 4 ? 'code-sent-already' : 'too-many-codes' });
      await back(2);
    }
    expect((await client.post('/me/contacts/phone/code')).body).toMatchObject({ reason: 'too-many-codes' });
    const code = /\b\d{6}\b/.exec((await mailsTo('+393331234567'))[0]?.text ?? '')?.[0] ?? '';
    const wrong = code === '000000' ? '000001' : '000000';
    const ends = [];
    for (let tries = 0; tries < 5; tries++) ends.push((await client.post('/me/contacts/phone/verification', { code: wrong })).body['details']);
    expect(ends).toEqual([4, 3, 2, 1, 0].map((left) => ({ left })));
    expect((await client.post('/me/contacts/phone/verification', { code })).body).toMatchObject({ reason: 'code-expired' });
    await back(60);
    await client.post('/me/contacts/phone/code');
    await query(`update contact_codes set expires_at = now() where identity_id = $1`, [id]);
    expect((await client.post('/me/contacts/phone/verification', { code: '123456' })).body).toMatchObject({ reason: 'code-expired' });
    expect(await query<object>('select * from contact_codes where identity_id = $1', [id])).not.toEqual([]);
    expect(JSON.stringify(await query('select * from contact_codes'))).not.toContain(code);
  });

  it('is marked verified by somebody who may, and the stamp shows who', async () => {
    const { id, client } = await person('vouched');
    await client.put('/me/contacts/email', { value: 'vouched@example.org' });
    expect((await client.post(`/admin/identities/${id}/contacts/email/validation`)).status).toBe(403);
    const lastUpdated = async () => ((await boss.get(`/objects/${id}`)).body['common'] as unknown as { lastUpdated: object }).lastUpdated;
    const before = await lastUpdated();
    expect((await boss.post(`/admin/identities/${id}/contacts/email/validation`)).status).toBe(204);
    expect((await client.get('/me/record')).body).toMatchObject({ email: { verifiedBy: 'Ada' } });
    expect(await lastUpdated()).toEqual(before);
    expect((await boss.get('/admin/audit?action=identity.email-marked-verified')).body['items']).toMatchObject([{ objectId: id }]);
  });
});

it('a contact of somebody who may do more is answered for by nobody who may do less', async () => {
  const { id, client } = await person('mighty', 'Mighty', ['administrator']);
  const clerk = await server.withPermissions('identity:read', 'identity:set-service-email', 'identity:validate-contact');
  await client.put('/me/contacts/email', { value: 'mighty@example.org' });
  expect(await clerk.post(`/admin/identities/${id}/contacts/email/validation`)).toMatchObject({ status: 403, body: { details: { permission: '*' } } });
  expect((await client.post(`/admin/identities/${id}/contacts/email/validation`)).status).toBe(204);
});

describe('a forgotten password', () => {
  it('is not replaced by a link to an address that was given up since', async () => {
    const { client } = await verified('mover', 'mover@example.org');
    await reset('mover');
    const token = /reset-password#([\w-]+)/.exec((await mailsTo('mover@example.org'))[0]?.text ?? '')?.[1] ?? '';
    expect(token).not.toBe('');
    await client.put('/me/contacts/email', { value: 'moved@example.org' });
    expect((await server.nobody.post('/password-resets/completion', { token, newPassword: 'a good long password' })).body).toMatchObject({ reason: 'link-expired' });
  });

  it('is replaced once, by the link that went to the verified address; every session ends', async () => {
    const { id, client } = await verified('forgetful', 'forgetful@example.org');
    await query(`insert into api_tokens (id, account_id, name, scopes, token_hash, created_at, expires_at) values (gen_random_uuid(), $1, 'x', '{a:b}', 'x', now(), now() + interval '1 day')`, [id]);
    expect(await reset('FORGETFUL')).toMatchObject({ status: 202, text: '' });
    const token = /reset-password#([\w-]+)/.exec((await mailsTo('forgetful@example.org'))[0]?.text ?? '')?.[1] ?? '';
    const complete = (newPassword: string) => server.nobody.post('/password-resets/completion', { token, newPassword });
    expect((await complete('short')).body).toMatchObject({ faults: [{ pointer: '/newPassword', reason: 'too-short' }] });
    expect((await complete('another good long one')).status).toBe(204);
    expect((await complete('yet another long one')).body).toMatchObject({ reason: 'link-expired' });
    expect((await client.get('/me')).status).toBe(401);
    expect(await query('select 1 from api_tokens where account_id = $1', [id])).toEqual([]);
    expect((await signIn('forgetful', 'another good long one')).status).toBe(201);
    expect((await mailsTo('forgetful@example.org'))[0]?.template).toBe('password-changed');
    expect(JSON.stringify(await query('select * from password_links'))).not.toContain(token);
  });

  it('answers the same after the same statements, whoever is asked for, and sends nothing to addresses that nobody verified', async () => {
    const { id } = await person('unproven');
    const desk = server.house.app.get(ResetDesk);
    const inner = desk as unknown as { signIns: { find: (name: string) => Promise<unknown> } };
    const find = inner.signIns.find.bind(inner.signIns);
    const looked: string[] = [];
    // Nobody is found before both answers are there: an answer that waited for a look would never come.
    let open = () => {};
    const gate = new Promise<void>((resolve) => { open = resolve; });
    inner.signIns.find = async (name) => (looked.push(name), await gate, find(name));
    const answers = [];
    for (const userName of ['unproven', 'nobody-at-all']) {
      const { status, text } = await server.nobody.post('/password-resets', { userName });
      answers.push({ status, text });
    }
    open();
    await desk.settled();
    expect(answers[0]).toEqual(answers[1]);
    expect(looked).toEqual(['unproven', 'nobody-at-all']);
    expect(await query('select * from password_links where account_id = $1', [id])).toEqual([]);
  });

  it('stays forgotten for frozen people', async () => {
    const { id, client } = await verified('icy', 'icy@example.org');
    expect((await boss.post(`/objects/${id}/freeze`)).status).toBe(200);
    expect((await client.get('/me')).status).toBe(401);
    await reset('icy');
    expect((await mailsTo('icy@example.org')).map(({ template }) => template)).not.toContain('password-reset');
    expect((await signIn('icy', PASSWORD)).status).toBe(401);
  });
});

it('the administrator of the house cannot be switched off, frozen or renamed', async () => {
  const [admin] = (await boss.get('/admin/accounts?text=admin')).body['items'] as unknown as { id: string; identity: { id: string; builtIn: string } }[];
  expect(admin?.identity.builtIn).toBe('administrator');
  expect((await boss.patch(`/admin/accounts/${admin?.id}`, { disabled: true })).body).toMatchObject({ reason: 'built-in' });
  for (const deed of ['freeze', 'lock']) expect((await boss.post(`/objects/${admin?.identity.id}/${deed}`)).body).toMatchObject({ reason: 'built-in' });
});
