import { NoticeBoard } from '@tessera/store';
import { SignInThrottle } from './sign-in-throttle.js';
import { TestServer } from '../testing/test-server.js';
import type { Client } from '../testing/client.js';

let server: TestServer;
beforeAll(async () => {
  server = await TestServer.open();
}, 60_000);
afterAll(() => server.close());

const PASSWORD = 'correct horse battery staple';
const first = (name: string): string => server.firstPasswords[name] ?? '';

async function signIn(userName: string, password: string): Promise<{ client: Client; status: number; body: Record<string, unknown>; cookie: string }> {
  const answer = await server.nobody.post('/sessions', { userName, password });
  const cookie = String(answer.headers['set-cookie'] ?? '');
  const client = server.nobody.with({ cookie: cookie.split(';')[0] ?? '', 'x-csrf-token': String(answer.body['csrfToken'] ?? '') });
  return { client, status: answer.status, body: answer.body, cookie };
}

it('a first password opens nothing but the way to a password of one’s own', async () => {
  const { client, status, body, cookie } = await signIn('auditor', first('auditor'));
  expect(status).toBe(201);
  expect(body).toMatchObject({ account: { userName: 'auditor' }, roles: ['auditor'], mustChangePassword: true });
  expect(cookie).toMatch(/^tessera_session=[\w-]{43}; Path=\/; HttpOnly; SameSite=Strict$/);
  expect(await client.get('/admin/audit')).toMatchObject({ status: 403, body: { reason: 'password-change-required' } });
  expect((await client.get('/me')).status).toBe(200);

  const changed = await client.put('/me/password', { currentPassword: first('auditor'), newPassword: PASSWORD });
  expect(changed).toMatchObject({ status: 200, body: { mustChangePassword: false } });
  expect((await client.get('/admin/audit')).status).toBe(200);
  expect((await signIn('auditor', first('auditor'))).status).toBe(401);
  expect((await signIn('AUDITOR', PASSWORD)).status).toBe(201);
});

it.each([
  ['short', 'too-short'],
  ['operatoroperator', 'same-as-user-name'],
  ['aaaaaaaaaaaaaaaa', 'too-simple'],
])('refuses the new password %s: %s', async (newPassword, reason) => {
  const { client } = await signIn('operator', first('operator'));
  const answer = await client.put('/me/password', { currentPassword: first('operator'), newPassword });
  expect(answer).toMatchObject({ status: 422, body: { faults: [{ pointer: '/newPassword', reason }] } });
});

it('refuses a password change without the current password', async () => {
  const { client } = await signIn('operator', first('operator'));
  const answer = await client.put('/me/password', { currentPassword: 'something else', newPassword: PASSWORD });
  expect(answer).toMatchObject({ status: 422, body: { reason: 'wrong-password', faults: [{ pointer: '/currentPassword' }] } });
});

it('answers a wrong password and an unknown name alike', async () => {
  const [known, unknown] = [await signIn('admin', 'wrong'), await signIn('nobody-here', 'wrong')];
  expect(known.status).toBe(401);
  expect(unknown).toMatchObject({ status: 401, body: known.body });
});

it('people without a password cannot sign in', async () => {
  expect((await signIn('giulia.bianchi', '')).status).toBe(422);
  expect((await signIn('giulia.bianchi', 'undefined')).status).toBe(401);
});

it('whoever guesses too often has to wait, and is told how long', async () => {
  const statuses: number[] = [];
  for (let attempt = 0; attempt < 12; attempt++) statuses.push((await signIn('lorenzo.marino', `guess ${attempt}`)).status);
  expect(statuses).toEqual([...Array<number>(10).fill(401), 429, 429]);
  const answer = await server.nobody.post('/sessions', { userName: 'Lorenzo.Marino', password: 'guess' });
  expect(Number(answer.headers['retry-after'])).toBeGreaterThan(800);
  expect(answer.body).toMatchObject({ reason: 'too-many-attempts' });
});

it('whoever has many addresses or many spellings is still one', async () => {
  const throttle = server.house.app.get(SignInThrottle);
  const end = (userName: string, address: string) => throttle.attempt(userName, address).then(() => 'looked at', ({ trouble }: { trouble: { reason: string } }) => trouble.reason);
  for (let attempt = 0; attempt < 10; attempt++) await end('ilkka.kim', `2001:db8:7:1::${attempt + 1}`);
  expect(await end('ilkka.kim', '2001:db8:7:1:ffff::1')).toBe('too-many-attempts');
  expect(await end('ilkka.kim', '2001:db8:7:2::1')).toBe('looked at');
  expect(await end('\u0130l\u212a\u212aa.\u212aim', '2001:0db8:0007:0001:0:0:0:9')).toBe('too-many-attempts');
});

it('an unsafe request without the CSRF token of this session is refused', async () => {
  const client = await server.withRoles('administrator');
  expect((await client.with({ 'x-csrf-token': '' }).patch('/me', { language: 'it-IT' })).body).toMatchObject({ reason: 'csrf' });
  const other = await server.withRoles('administrator');
  const stolen = String((await other.get('/me')).body['csrfToken']);
  expect((await client.with({ 'x-csrf-token': stolen }).patch('/me', { language: 'it-IT' })).status).toBe(403);
  expect((await client.patch('/me', { language: 'it-IT' })).body).toMatchObject({ account: { language: 'it-IT' } });
});

it('signing out ends this session, signing out everywhere ends all', async () => {
  const [one, two, three] = [await signIn('auditor', PASSWORD), await signIn('auditor', PASSWORD), await signIn('auditor', PASSWORD)];
  expect((await one.client.delete('/sessions/current')).status).toBe(204);
  expect((await one.client.get('/me')).status).toBe(401);
  expect((await two.client.delete('/sessions')).status).toBe(204);
  expect((await three.client.get('/me')).status).toBe(401);
});

it('a page that opens learns who is signed in, or that nobody is, without an error', async () => {
  expect((await server.nobody.get('/sessions/current')).status).toBe(204);
  const auditor = await server.withRoles('auditor');
  expect(await auditor.get('/sessions/current')).toMatchObject({ status: 200, body: { roles: ['auditor'] } });
});

it('a disabled account is out at once', async () => {
  const administrator = await server.withRoles('administrator');
  const operator = await server.withRoles('operator');
  expect((await operator.get('/me')).status).toBe(200);
  await administrator.patch(`/admin/accounts/${operator.accountId}`, { disabled: true });
  expect((await operator.get('/me')).status).toBe(401);
});

it('a changed role holds from the next request on', async () => {
  const administrator = await server.withRoles('administrator');
  const somebody = await server.withRoles('operator');
  expect((await somebody.get('/admin/audit')).status).toBe(403);
  await administrator.patch(`/admin/accounts/${somebody.accountId}`, { roles: ['auditor'] });
  expect((await somebody.get('/admin/audit')).status).toBe(200);
});

describe('tokens for machines', () => {
  const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

  it('carry their scopes and nothing else, without a CSRF token', async () => {
    const administrator = await server.withRoles('administrator');
    const made = await administrator.post('/tokens', { name: 'Nightly', scopes: ['audit:read'], expiresAt: inAnHour() });
    expect(made.status).toBe(201);
    const machine = server.nobody.with({ authorization: `Bearer ${String(made.body['token'])}` });
    expect((await machine.get('/admin/audit')).status).toBe(200);
    expect(await machine.get('/admin/accounts')).toMatchObject({ status: 403, body: { details: { permission: 'account:read' } } });
    expect(JSON.stringify((await administrator.get('/tokens')).body)).not.toContain(String(made.body['token']));
    await administrator.delete(`/tokens/${String(made.body['id'])}`);
    expect((await machine.get('/admin/audit')).status).toBe(401);
  });

  it('end with a new first password, of which the owner is told', async () => {
    const [administrator, owner] = [await server.withRoles('administrator'), await server.withRoles('auditor')];
    const made = await owner.post('/tokens', { name: 'Nightly', scopes: ['audit:read'], expiresAt: inAnHour() });
    const machine = server.nobody.with({ authorization: `Bearer ${String(made.body['token'])}` });
    expect((await machine.get('/me')).status).toBe(200);
    expect((await administrator.post(`/admin/accounts/${owner.accountId}/password`)).status).toBe(200);
    expect((await machine.get('/me')).status).toBe(401);
    const { items } = await server.house.app.get(NoticeBoard).list(owner.accountId, {});
    expect(items.map(({ template }) => template)).toEqual(['password-changed']);
  });

  it('do not look after their owner’s account: sessions, tokens, language and password are for people', async () => {
    const owner = await server.withRoles('administrator');
    const { body } = await owner.post('/tokens', { name: 'All', scopes: ['*'], expiresAt: inAnHour() });
    const machine = server.nobody.with({ authorization: `Bearer ${String(body['token'])}` });
    const answers = await Promise.all([
      machine.delete('/sessions'), machine.delete('/sessions/current'), machine.patch('/me', { language: 'it-IT' }),
      machine.put('/me/password', { currentPassword: PASSWORD, newPassword: PASSWORD }), machine.get('/tokens'),
      machine.post('/tokens', { name: 'More', scopes: ['audit:read'], expiresAt: inAnHour() }), machine.delete(`/tokens/${String(body['id'])}`),
    ]);
    for (const answer of answers) expect(answer).toMatchObject({ status: 403, body: { reason: 'session-required' } });
    expect((await owner.get('/me')).status).toBe(200);
    expect((await machine.get('/me')).status).toBe(200);
  });

  it('never carry more than their owner holds', async () => {
    const auditor = await server.withRoles('auditor');
    expect(await auditor.post('/tokens', { name: 'Too much', scopes: ['audit:read', 'account:write'], expiresAt: inAnHour() }))
      .toMatchObject({ status: 422, body: { faults: [{ pointer: '/scopes/1', reason: 'not-permitted' }] } });
  });

  it('have an end, which is neither past nor far', async () => {
    const auditor = await server.withRoles('auditor');
    for (const expiresAt of ['2001-01-01T00:00:00Z', '2999-01-01T00:00:00Z']) {
      expect((await auditor.post('/tokens', { name: 'x', scopes: ['audit:read'], expiresAt })).status).toBe(422);
    }
  });
});

it('nobody hands out or takes over more than they hold', async () => {
  const clerk = await server.withPermissions('account:read', 'account:write', 'role:read', 'role:write');
  const { items } = (await clerk.get('/admin/accounts?text=admin')).body as unknown as { items: { id: string }[] };
  expect(await clerk.post(`/admin/accounts/${items[0]?.id ?? ''}/password`)).toMatchObject({ status: 403 });
  expect(await clerk.post('/admin/accounts', { userName: 'eve', displayName: 'Eve', roles: ['administrator'] })).toMatchObject({ status: 403 });
  expect(await clerk.with({ 'if-match': '"1"' }).put('/admin/roles/operator', { title: 'Operator', permissions: ['*'] })).toMatchObject({ status: 403 });
});

it('nobody gives themselves a new first password', async () => {
  const administrator = await server.withRoles('administrator');
  expect(await administrator.post(`/admin/accounts/${administrator.accountId}/password`)).toMatchObject({ status: 422, body: { reason: 'own-account' } });
  expect((await administrator.get('/me')).status).toBe(200);
});

it('sign-ins and refused sign-ins stand in the audit, with no password in it', async () => {
  const administrator = await server.withRoles('administrator');
  const audit = await administrator.get('/admin/audit?limit=200');
  const { items } = audit.body as unknown as { items: { action: string }[] };
  expect(items.map(({ action }) => action)).toEqual(expect.arrayContaining(['session.opened', 'session.refused', 'account.password-changed', 'token.created']));
  expect(audit.text).not.toContain(PASSWORD);
  expect(audit.text).not.toContain('guess');
});

describe('a page elsewhere', () => {
  const attempt = (headers: Record<string, string>, body = JSON.stringify({ userName: 'nobody-here', password: 'anything' })) =>
    server.nobody.raw({ method: 'POST', path: '/api/sessions', headers, body });
  const json = { 'content-type': 'application/json' };

  it.each(['application/x-www-form-urlencoded', 'text/plain', 'multipart/form-data; boundary=x'])('cannot sign anybody in with a form of %s', async (type) => {
    expect(await attempt({ 'content-type': type }, 'userName=operator&password=anything')).toMatchObject({ status: 415, body: { reason: 'wrong-content-type' } });
  });

  it('is recognised by what the browser says about it', async () => {
    const told: readonly Record<string, string>[] =
      [{ 'sec-fetch-site': 'cross-site' }, { 'sec-fetch-site': 'same-site' }, { origin: 'https://elsewhere.example' }, { origin: 'null' }];
    for (const headers of told) {
      expect(await attempt({ ...json, ...headers })).toMatchObject({ status: 403, body: { reason: 'csrf' } });
    }
  });

  it('is not our own sign-in page, nor a machine', async () => {
    const told: readonly Record<string, string>[] =
      [{}, { 'sec-fetch-site': 'same-origin', origin: 'http://behind.a.proxy' }, { host: 'tessera.example', origin: 'https://tessera.example' }];
    for (const headers of told) {
      expect((await attempt({ ...json, ...headers })).status).toBe(401);
    }
  });
});
