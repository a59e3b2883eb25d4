import { ConfigurationRevisions } from '@tessera/store';
import { DefaultDeny } from '../../access/default-deny.js';
import { runCommand } from '../../cli/run-command.js';
import type { Answer, Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';

let server: TestServer;
let administrator: Client;
beforeAll(async () => {
  server = await TestServer.open();
  administrator = await server.withRoles('administrator');
}, 60_000);
afterAll(() => server.close());

const as = <R>(answer: Answer) => answer.body as unknown as R;
const head = async () => (await server.house.app.get(ConfigurationRevisions).list({ limit: 1 })).items[0]!;
const at = (revision: number) => administrator.with({ 'if-match': `"${revision}"` });
const rule = { subject: 'role', is: 'operator' };
const entries = [{ permission: 'Read', filter: { everyone: true } }];
const account = { maxAttempts: 3, disabledMinutes: 5, resetMinutes: 5, inactiveDays: 0, maxSessions: 0, internalSignIn: true };
const password = { complexity: true, minLength: 14, history: 2, maxAgeDays: 0, minAgeDays: 0 };
const hook = { name: 'Shop', address: 'https://shop.example/in', objectTypes: [], actions: ['move'], identification: false, enabled: true };
const texts = (subject: string) => ({ texts: { 'en-US': { subject, text: 'Hello {{name}} {{password}}' }, 'it-IT': { subject, text: 'Ciao {{name}} {{password}}' } } });
let criteria = '';
let model = '';
let webHook = '';

// Every endpoint that changes the configuration, once, in an order in which each has something to change.
const SAVES: Readonly<Record<string, () => Promise<Answer>>> = {
  'PUT admin/process-lists/:type/:place': () => at(0).put('/admin/process-lists/temporary-card/unassigned', { entries: [{ useCase: 'TempCardsProcAssign', enabled: true, options: {} }] }),
  'PUT admin/roles/:name': () => at(0).put('/admin/roles/desk', { title: 'Desk', permissions: ['temporary-card:read'] }),
  'POST admin/groups': () => administrator.post('/admin/groups', { name: 'Front', rule }),
  'PUT admin/groups/:name': () => at(1).put('/admin/groups/Front', { name: 'Front', description: 'Desks', rule }),
  'DELETE admin/groups/:name': () => administrator.delete('/admin/groups/Front'),
  'PUT admin/access-schemes/:type': () => at(1).with({ confirm: 'last-keys' }).put('/admin/access-schemes/temporary-card', { entries }),
  'PUT admin/access-schemes/:type/scenarios/:name': () => at(0).put('/admin/access-schemes/temporary-card/scenarios/Vault', { entries }),
  'DELETE admin/access-schemes/:type/scenarios/:name': () => administrator.delete('/admin/access-schemes/temporary-card/scenarios/Vault'),
  'POST admin/object-models/:type': async () => {
    const made = await administrator.post('/admin/object-models/temporary-card', { name: 'Visitor' });
    model = as<{ id: string }>(made).id;
    return made;
  },
  'PUT admin/object-models/:type/:id': () => at(1).put(`/admin/object-models/temporary-card/${model}`, { name: 'Visitor', numbers: { prefix: 'V', digits: 4 } }),
  'DELETE admin/object-models/:type/:id': () => administrator.delete(`/admin/object-models/temporary-card/${model}`),
  'PUT admin/numberings/:type': () => at(0).put('/admin/numberings/identity', { prefix: 'T', digits: 6, first: 1 }),
  'PUT admin/mail/templates/:name': () => at(0).put('/admin/mail/templates/first-password', texts('Your account here')),
  'DELETE admin/mail/templates/:name': () => at(1).delete('/admin/mail/templates/first-password'),
  'PUT admin/outbox/settings': () => at(0).put('/admin/outbox/settings', { keepDays: 30 }),
  'POST admin/criteria/account': async () => {
    const made = await administrator.post('/admin/criteria/account', { name: 'Guests', ...account });
    criteria = as<{ account: { id: string; name: string }[] }>(made).account.find(({ name }) => name === 'Guests')?.id ?? '';
    return made;
  },
  'PUT admin/criteria/account/:id': () => administrator.put(`/admin/criteria/account/${criteria}?revision=1`, { name: 'Guests', ...account, maxAttempts: 4 }),
  'DELETE admin/criteria/:id': () => administrator.delete(`/admin/criteria/${criteria}`),
  'POST admin/criteria/password': async () => {
    const made = await administrator.post('/admin/criteria/password', { name: 'Strict', ...password });
    criteria = as<{ password: { id: string; name: string }[] }>(made).password.find(({ name }) => name === 'Strict')?.id ?? '';
    return made;
  },
  'PUT admin/criteria/password/:id': () => administrator.put(`/admin/criteria/password/${criteria}?revision=1`, { name: 'Strict', ...password, history: 3 }),
  'PUT admin/connectors/:name': () => at(0).put('/admin/connectors/mail-smtp', { settings: { host: 'mail.example', port: 25, senderAddress: 'a@b.example' } }),
  'DELETE admin/connectors/:name': () => at(1).delete('/admin/connectors/mail-smtp'),
  'PUT admin/plugins/:name': () => at(0).put('/admin/plugins/@tessera%2Fplugin-sms-http', { enabled: false }),
  'POST admin/web-hooks': async () => {
    const made = await administrator.post('/admin/web-hooks', hook);
    webHook = as<{ webHook: { id: string } }>(made).webHook.id;
    return made;
  },
  'PUT admin/web-hooks/:id': () => at(1).put(`/admin/web-hooks/${webHook}`, { ...hook, enabled: false }),
  'DELETE admin/web-hooks/:id': () => administrator.delete(`/admin/web-hooks/${webHook}`),
};

// They need a permission to write rules, but what they write is none.
const NO_CONFIGURATION = [
  'POST admin/process-lists/:type/:place/preview', 'POST admin/web-hooks/:id/secret', 'POST admin/web-hooks/:id/test',
  'POST admin/undelivered-events/send-again', 'POST admin/undelivered-events/:id/send-again', 'DELETE admin/undelivered-events/:id',
  'POST admin/mail/templates/:name/preview', 'POST admin/mail/templates/:name/test', 'POST admin/outbox/:id/send', 'POST admin/connectors/:name/test',
];
const WRITING = [
  'process-list:write', 'role:write', 'organisation:manage', 'acl:write', 'numbering:write', 'mail:manage', 'connector:write', 'webhook:manage', 'plugin:write', 'configuration:write',
];

it('every endpoint that changes the configuration is known here', () => {
  const doors = server.house.app.get(DefaultDeny).doors().map((door) => ({ ...door, path: door.path.replace(/^\/+|\/+$/g, '') }));
  const found = doors.flatMap(({ verb, path, requirement }) => {
    const writes = requirement?.kind === 'permission' && (WRITING.includes(requirement.permission) || path.startsWith('admin/criteria')) && verb !== 'GET';
    const isRule = !path.startsWith('admin/organisation') && !path.startsWith('admin/assignments');
    return writes && isRule ? [`${verb} ${path}`] : [];
  });
  expect(found.sort()).toEqual([...Object.keys(SAVES), ...NO_CONFIGURATION].sort());
});

it.each(Object.keys(SAVES))('%s makes exactly one revision, by whom and why', async (name) => {
  const before = await head();
  const saving = administrator;
  administrator = saving.with({ 'change-reason': encodeURIComponent(`perché no – ${name}`) });
  const answer = await SAVES[name]!();
  administrator = saving;
  expect([answer.text, answer.status]).toEqual([answer.text, answer.status < 300 ? answer.status : 200]);
  expect(await head()).toMatchObject({ number: before.number + 1, actorId: administrator.accountId, actorName: 'Ada', reason: `perché no – ${name}`, origin: 'screen', changed: 1 });
});

it('a reason that cannot be kept is refused, and nothing is saved', async () => {
  const before = await head();
  for (const reason of ['%', encodeURIComponent('x'.repeat(301)), '%00', ' ']) {
    const answer = await at(0).with({ 'change-reason': reason }).put('/admin/roles/late', { title: 'Late', permissions: [] });
    expect(answer).toMatchObject({ status: 422, body: { reason: 'invalid-input' } });
  }
  expect(await head()).toEqual(before);
});

it('revisions are read, compared and exported over HTTP', async () => {
  const { number } = await head();
  const { items, nextCursor } = as<{ items: { number: number }[]; nextCursor: string }>(await administrator.get('/admin/configuration/revisions?limit=3'));
  expect(items.map((one) => one.number)).toEqual([number, number - 1, number - 2]);
  expect((await administrator.get(`/admin/configuration/revisions?limit=3&cursor=${nextCursor}`)).body).toMatchObject({ items: [{ number: number - 3 }, {}, {}] });
  const role = as<{ items: { number: number }[] }>(await administrator.get('/admin/configuration/revisions?part=roles/desk')).items[0]?.number ?? 0;
  expect((await administrator.get(`/admin/configuration/revisions/${role}`)).body['changes']).toEqual([
    { path: 'roles/desk', after: 'title: Desk\npermissions:\n  - temporary-card:read\n' },
  ]);
  expect((await administrator.get(`/admin/configuration/compare?from=${role - 1}&to=${role}`)).body['changes']).toHaveLength(1);
  expect((await administrator.get(`/admin/configuration/compare?from=${number}`)).body).toEqual({ from: number, to: number, changes: [] });
  for (const path of ['revisions/0', 'revisions/x', `revisions/${number + 1}`, 'compare?from=99999', 'export?revision=99999']) {
    expect((await administrator.get(`/admin/configuration/${path}`)).status).toBe(404);
  }
  expect((await administrator.get('/admin/configuration/compare?from=x')).status).toBe(422);
});

it('the same configuration has the same bytes, over HTTP and from the command line', async () => {
  const answer = await administrator.get('/admin/configuration/export');
  expect(answer.headers).toMatchObject({ 'content-type': 'text/yaml; charset=utf-8', 'content-disposition': 'attachment; filename="configuration.yaml"' });
  expect((await administrator.get(`/admin/configuration/export?revision=${(await head()).number}`)).text).toBe(answer.text);
  const said: string[] = [];
  expect(await runCommand(['config', 'export'], { DATABASE_URL: server.databaseUrl }, (line) => said.push(line))).toBe(0);
  expect(`${said.join('\n')}\n`).toBe(answer.text);
  said.splice(0);
  expect(await runCommand(['config', 'revisions'], { DATABASE_URL: server.databaseUrl }, (line) => said.push(line))).toBe(0);
  expect(said[0]).toMatch(/screen {4}Ada: perché no/);
  expect(await runCommand(['config', 'fly'], {}, (line) => said.push(line))).toBe(2);
  expect(said.join('\n')).toContain('config export [folder]');
});
