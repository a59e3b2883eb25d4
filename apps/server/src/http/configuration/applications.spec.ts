import { systemActor } from '@tessera/engine';
import { AuditLog, ConfigurationRevisions, ConnectorSettings, ProcessLists } from '@tessera/store';
import { ConfigurationApplier } from '../../configuration/configuration-applier.js';
import { readDocument } from '../../configuration/yaml-reader.js';
import type { Answer, Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';

let server: TestServer;
let administrator: Client;
beforeAll(async () => {
  server = await TestServer.open({ TESSERA_SECRET_MAIL: 'hunter2', TESSERA_SECRET_HOOK: 'whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw' });
  administrator = await server.withRoles('administrator');
}, 60_000);
afterAll(() => server.close());

type Plan = { basedOn: number; seal: string; changes: { path: string; before?: string; after?: string }[]; missingSecrets: object[]; parts: { path: string; sentences: string[] }[]; takesAway: boolean };
const as = <R>(answer: Answer) => answer.body as unknown as R;
const head = async () => (await server.house.app.get(ConfigurationRevisions).list({ limit: 1 })).items[0]!;
const exported = async () => (await administrator.get('/admin/configuration/export')).text;
const plan = async (sent: object, who = administrator) => as<Plan>(await who.post('/admin/configuration/plans', sent));
const applied = async (sent: object, who = administrator) => {
  const { basedOn, seal } = await plan(sent, who);
  return who.post('/admin/configuration/applications', { ...sent, basedOn, seal, reason: 'from a file' });
};
const faults = async (document: string) => as<{ faults: object[] }>(await administrator.post('/admin/configuration/plans', { document })).faults;
const section = (name: string, rest: string) => `${name}:\n${rest.replace(/^/gm, '  ')}\n`;

const ASSIGN = 'TempCardsProcAssign';
const EVERYTHING = `
process-lists:
  temporary-card:
    unassigned:
      - useCase: ${ASSIGN}
        enabled: true
        title: Hand out
        options: {}
numbering:
  identity: { prefix: P-, digits: 5, first: 10 }
criteria:
  account:
    Default: { isDefault: true, settings: { maxAttempts: 5 } }
    Guests: { description: For a day, settings: { maxSessions: 1 } }
  password:
    Strict: { isDefault: true, settings: { minLength: 16 } }
templates:
  first-password:
    en-US: { subject: Welcome, text: "{{name}} {{password}}" }
    it-IT: { subject: Benvenuto, text: "{{name}} {{password}}" }
outbox: { keepDays: 40 }
connectors:
  mail-smtp:
    settings:
      host: mail.example
      port: 25
      senderAddress: a@b.example
web-hooks:
  - name: Shop
    address: https://shop.example/in?key=1
    objectTypes: []
    actions: [ move ]
    identification: false
    enabled: true
    secret: { secret: TESSERA_SECRET_HOOK }
`;

it('a document is planned, applied, exported as it was written, and taken back', async () => {
  const before = await exported();
  const { number } = await head();
  const planned = await plan({ document: EVERYTHING });
  expect(planned.basedOn).toBe(number);
  expect(planned.changes.map(({ path }) => path)).toEqual([
    'connectors/mail-smtp', 'criteria/account/Default', 'criteria/account/Guests', 'criteria/password/Default', 'criteria/password/Strict', 'numbering/identity', 'outbox',
    'process-lists/temporary-card/unassigned', 'templates/first-password', 'web-hooks/Shop',
  ]);
  expect(planned.parts.map(({ path }) => path)).toEqual(planned.changes.map(({ path }) => path));
  expect((await head()).number).toBe(number);
  const answer = await administrator.post('/admin/configuration/applications', { document: EVERYTHING, basedOn: planned.basedOn, seal: planned.seal, reason: 'from a file' });
  expect(answer).toMatchObject({ status: 201, body: { revision: number + 1, changed: 10 } });
  expect(await head()).toMatchObject({ number: number + 1, origin: 'apply', reason: 'from a file', actorName: 'Ada', changed: 10 });
  expect((await administrator.get('/admin/process-lists/temporary-card')).text).toContain('Hand out');
  const after = await exported();
  expect(as<Plan>(await administrator.post('/admin/configuration/plans', { document: after })).changes).toEqual([]);
  const lines = (await server.house.app.get(AuditLog).search({ limit: 10 })).items;
  expect(lines.map(({ action }) => action).sort()).toEqual([
    'connector.saved', 'criteria.created', 'criteria.created', 'criteria.removed', 'criteria.saved', 'numbering.saved', 'outbox-settings.saved', 'process-list.saved', 'template.saved', 'web-hook.created',
  ]);
  expect(JSON.stringify(lines)).not.toContain('key=1');

  expect(await applied({ rollbackTo: number })).toMatchObject({ status: 201, body: { revision: number + 2 } });
  expect(await head()).toMatchObject({ origin: 'rollback', reason: `back to ${number}: from a file` });
  expect(await exported()).toBe(before);
  expect(await applied({ rollbackTo: number })).toMatchObject({ status: 201, body: { changed: 0 } });
  expect((await head()).number).toBe(number + 2);
});

it('rows that stay keep their ids, so that open runs go on', async () => {
  const list = async () => (await server.house.app.get(ProcessLists).readAll()).find(({ place }) => place === 'unassigned')?.entries ?? [];
  const rows = (...titles: string[]) => section('process-lists', section('temporary-card', section('unassigned', titles.map((title) => `- { useCase: ${ASSIGN}, title: ${title}, enabled: true, options: {} }`).join('\n'))));
  await applied({ document: rows('A', 'B') });
  const [a, b] = await list();
  await applied({ document: rows('B', 'C') });
  expect((await list()).map(({ id }) => id)).toEqual([b?.id, a?.id]);
});

it('a plan that is not the latest any more is refused, and nothing happens', async () => {
  const document = 'outbox: { keepDays: 41 }\n';
  const { basedOn, seal } = await plan({ document });
  await applied({ document: 'outbox: { keepDays: 42 }\n' });
  const late = await administrator.post('/admin/configuration/applications', { document, basedOn, seal, reason: 'late' });
  expect(late).toMatchObject({ status: 409, body: { reason: 'plan-outdated' } });
  const now = await plan({ document });
  const other = await administrator.post('/admin/configuration/applications', { document: 'outbox: { keepDays: 1 }\n', basedOn: now.basedOn, seal: now.seal, reason: 'other' });
  expect(other).toMatchObject({ status: 409, body: { reason: 'plan-outdated' } });
  expect(await exported()).toContain('keepDays: 42');
});

it('two who apply at once are one after the other: the second is told', async () => {
  const sent = await Promise.all([43, 44].map(async (days) => ({ document: `outbox: { keepDays: ${days} }\n`, ...(await plan({ document: `outbox: { keepDays: ${days} }\n` })) })));
  const answers = await Promise.all(sent.map(({ document, basedOn, seal }) => administrator.post('/admin/configuration/applications', { document, basedOn, seal, reason: 'race' })));
  expect(answers.map(({ status }) => status).sort()).toEqual([201, 409]);
});

describe('what the screens refuse', () => {
  it.each([
    ['an unknown use case', section('process-lists', section('temporary-card', section('new', '- { useCase: Nothing, enabled: true, options: {} }'))), { pointer: '/process-lists/temporary-card/new/0/useCase', reason: 'unknown-use-case', details: { line: 4 } }],
    ['a use case that does not fit', section('process-lists', section('temporary-card', section('new', `- { useCase: ${ASSIGN}, enabled: true, options: {} }`))), { reason: 'does-not-fit' }],
    ['an unknown place', section('process-lists', section('temporary-card', section('melted', `- { useCase: ${ASSIGN}, enabled: true, options: {} }`))), { pointer: '/process-lists/temporary-card/melted', reason: 'unknown-place' }],
    ['a cron line that never comes', section('process-lists', section('temporary-card', section('processing', '- { useCase: TempCardsAddonExtProdProcUpdate, enabled: true, cron: 61 * * * *, options: {} }'))), {}],
    ['a permission that nobody knows', section('roles', 'x: { title: X, permissions: [ shoe:tie ] }'), { pointer: '/roles/x/permissions/0', reason: 'not-a-choice' }],
    ['a role that people have', 'roles: {}\n', { pointer: '/roles/administrator', reason: 'role-in-use' }],
    ['a rule about a role that is not there', section('groups', 'X: { rule: { subject: role, is: ghost } }'), { pointer: '/groups/X/rule/is', reason: 'not-a-choice' }],
    ['a rule about a person who is not there', section('groups', 'X: { rule: { subject: identity, is: 01900000-0000-7000-8000-000000000000 } }'), { pointer: '/groups/X/rule/is', reason: 'not-a-choice' }],
    ['a rule that is deeper than any screen takes', section('groups', `X: { rule: ${'{ not: '.repeat(9)}{ everyone: true }${' }'.repeat(9)} }`), { reason: 'too-deep' }],
    ['groups in a circle', section('groups', 'X: { rule: { subject: group, is: Y } }\nY: { rule: { subject: group, is: X } }'), { reason: 'group-circle' }],
    ['a scheme of an unknown type', section('access-schemes', 'shoe: { default: [] }'), { pointer: '/access-schemes/shoe/default', reason: 'unknown-object-type' }],
    ['a model with a scenario that is not there', section('models', 'temporary-card: { X: { scenario: Y } }'), { pointer: '/models/temporary-card/X/scenario', reason: 'not-a-choice' }],
    ['the prefix of the type for a model', section('models', 'identity: { X: { numbers: { prefix: ID-, digits: 3 } } }'), { pointer: '/models/identity/X/numbers/prefix', reason: 'value-already-used' }],
    ['numbers for what has none', section('numbering', 'temporary-card: { prefix: A, digits: 3, first: 1 }'), { reason: 'unknown-object-type' }],
    ['numbers that end before they begin', section('numbering', 'identity: { prefix: A, digits: 3, first: 5, last: 2 }'), { pointer: '/numbering/identity/last', reason: 'too-small' }],
    ['an unknown template', section('templates', 'x: { en-US: { subject: a, text: b }, it-IT: { subject: a, text: b } }'), { reason: 'unknown-template' }],
    ['a text without its secret', section('templates', 'first-password: { en-US: { subject: a, text: b }, it-IT: { subject: a, text: b } }'), { pointer: '/templates/first-password/en-US/text', reason: 'placeholder-missing' }],
    ['an unknown connector', section('connectors', 'x: { settings: {} }'), { reason: 'unknown-connector' }],
    ['settings that are missing', section('connectors', 'mail-smtp: { settings: { port: 25 } }'), { pointer: '/connectors/mail-smtp/settings/host', reason: 'required' }],
    ['a secret in the open', section('connectors', 'mail-smtp: { settings: { host: h, port: 25, senderAddress: a@b.c, password: x } }'), { pointer: '/connectors/mail-smtp/settings/password', reason: 'secret-by-reference' }],
    ['a secret from a variable that is none', section('connectors', 'mail-smtp: { settings: { host: h, port: 25, senderAddress: a@b.c, password: { secret: DATABASE_URL } } }'), { reason: 'secret-by-reference' }],
    ['a web hook to nowhere', 'web-hooks: [ { name: A, address: ftp://x, objectTypes: [], actions: [], identification: false, enabled: true, secret: { secret: TESSERA_SECRET_X } } ]\n', { pointer: '/web-hooks/0/address', reason: 'not-a-web-address' }],
    ['two default criteria', section('criteria', section('account', 'A: { isDefault: true, settings: {} }\nB: { isDefault: true, settings: {} }')), { pointer: '/criteria/account/B/isDefault', reason: 'duplicate' }],
  ])('%s', async (_, document, fault) => {
    const { number } = await head();
    expect(await faults(document)).toEqual(expect.arrayContaining([expect.objectContaining({ ...fault, ...('details' in fault && { details: expect.objectContaining(fault.details as object) }) })]));
    expect((await head()).number).toBe(number);
  });

  it('is told all at once', async () => {
    const told = await faults('roles: { x: { title: X, permissions: [ shoe:tie, hat:off ] } }\nnumbering: { shoe: { prefix: A, digits: 1, first: 1 } }\n');
    expect(told.map((fault) => (fault as { pointer: string }).pointer)).toEqual([
      '/numbering/shoe', '/roles/administrator', '/roles/auditor', '/roles/operator', '/roles/x/permissions/0', '/roles/x/permissions/1',
      '/groups/Administrators/rule/is', '/groups/Configurators/rule/is',
    ]);
  });
});

describe('whoever applies over HTTP', () => {
  const role = (name: string, ...permissions: string[]) => section('roles', `${ROLES}\n${name}: { title: T, permissions: [ ${permissions.map((one) => `'${one}'`).join(', ')} ] }`);
  let ROLES = '';
  beforeAll(async () => {
    const text = await exported();
    ROLES = text.slice(text.indexOf('\nroles:') + 8, text.indexOf('\ngroups:')).replace(/^ {2}/gm, '').trimEnd();
  });
  const asks = (who: Client, document: string) => who.post('/admin/configuration/plans', { document });

  it('needs to see the configuration, and the right of every section that changes', async () => {
    expect(await asks(await server.withPermissions('configuration:apply'), 'outbox: { keepDays: 7 }\n')).toMatchObject({ status: 403, body: { details: { permission: 'configuration:read' } } });
    const applier = await server.withPermissions('configuration:apply', 'configuration:read', 'mail:manage');
    expect((await asks(applier, 'outbox: { keepDays: 7 }\n')).status).toBe(200);
    for (const [document, permission] of [[section('groups', 'X: { rule: { everyone: true } }'), 'organisation:manage'], [section('models', 'temporary-card: { X: {} }'), 'acl:write']] as const) {
      expect(await asks(applier, document)).toMatchObject({ status: 403, body: { details: { permission } } });
    }
  });

  it('gives nobody more than they have, nor takes it away', async () => {
    const keeper = await server.withPermissions('configuration:apply', 'configuration:read', 'role:write', 'account:write', 'organisation:manage');
    const text = await exported();
    ROLES = text.slice(text.indexOf('\nroles:') + 8, text.indexOf('\ngroups:')).replace(/^ {2}/gm, '').trimEnd();
    expect((await asks(keeper, role('half', 'role:write'))).status).toBe(200);
    expect(await asks(keeper, role('whole', '*'))).toMatchObject({ status: 403 });
    expect(await asks(keeper, role('reader', 'audit:read'))).toMatchObject({ status: 403, body: { details: { permission: 'audit:read' } } });
    expect(await asks(keeper, section('roles', ROLES.replace("title: Auditor", 'title: Other')))).toMatchObject({ status: 403 });
    expect(await asks(keeper, section('groups', 'Designers: { rule: { everyone: true } }'))).toMatchObject({ status: 403, body: { details: { permission: '*' } } });
  });

  it('does not lock themselves out, and is asked before only the built-in administrator could undo it', async () => {
    const name = /^(role-[0-9a-f-]+):\n {2}title: .*\n {2}permissions:\n(?: {4}- .*\n)*? {4}- role:write/m.exec(ROLES)?.[1] ?? '';
    expect(name).not.toBe('');
    expect(await asks(administrator, section('groups', 'Administrators: { rule: { subject: role, is: operator } }'))).toMatchObject({ status: 422, body: { reason: 'own-access' } });
    expect(await asks(administrator, section('groups', 'Everyone: { rule: { subject: role, is: operator } }'))).toMatchObject({ status: 422, body: { reason: 'everyone-fixed' } });
    const document = section('access-schemes', 'identity: { default: [ { permission: Read, filter: { everyone: true } } ] }');
    const { basedOn, seal } = await plan({ document });
    const answer = await administrator.post('/admin/configuration/applications', { document, basedOn, seal, reason: 'r' });
    expect(answer).toMatchObject({ status: 409, body: { reason: 'last-keys' } });
  });

  it('lets no web hook tell what its maker may not see', async () => {
    const hooker = await server.withPermissions('configuration:apply', 'configuration:read', 'webhook:manage', 'identity:read', 'temporary-card:read', 'identifier:read', 'reason:read');
    const hook = (identification: boolean) => `web-hooks: [ { name: N, address: https://x.example, objectTypes: [ identity ], actions: [], identification: ${identification}, enabled: true, secret: { secret: TESSERA_SECRET_X } } ]\n`;
    expect((await asks(hooker, hook(false))).status).toBe(200);
    expect(await asks(hooker, hook(true))).toMatchObject({ status: 403, body: { details: { permission: 'webhook:grant-identification' } } });
  });
});

it('what people have called by a name that every object of JavaScript has is exported, taken away and applied again like anything else', async () => {
  const names = ['constructor', 'toString', '__proto__', 'hasOwnProperty'];
  const without = await exported();
  for (const name of names) {
    expect((await administrator.post('/admin/groups', { name, rule: { subject: 'role', is: 'operator' } })).status).toBe(201);
    expect((await administrator.post('/admin/object-models/temporary-card', { name })).status).toBe(201);
  }
  const document = await exported();
  expect((await plan({ document })).changes).toEqual([]);
  const paths = [...names.map((name) => `groups/${name}`), ...names.map((name) => `models/temporary-card/${name}`)].sort();
  const taken = await plan({ document: without });
  expect(taken.changes.map(({ path }) => path)).toEqual(paths);
  expect((await applied({ document: without })).status).toBe(201);
  expect((await plan({ document })).parts.map(({ path, sentences }) => [path, sentences])).toEqual(paths.map((path) => [path, ['It is added.']]));
  expect((await applied({ document })).status).toBe(201);
  expect(await exported()).toBe(document);
});

describe('secrets', () => {
  const mail = (host: string, reference = 'TESSERA_SECRET_MAIL') => section('connectors', `mail-smtp: { settings: { host: ${host}, port: 25, senderAddress: a@b.example, user: u, password: { secret: ${reference} } } }`);
  const stored = () => server.house.app.get(ConnectorSettings).read('mail-smtp');

  it('never follow to another place over HTTP, neither from the seal nor from the environment; the connector waits', async () => {
    expect((await plan({ document: mail('one.example') })).missingSecrets).toEqual([{ path: 'connectors/mail-smtp', reference: 'TESSERA_SECRET_MAIL' }]);
    expect(await applied({ document: mail('one.example') })).toMatchObject({ status: 201, body: { missingSecrets: [{ reference: 'TESSERA_SECRET_MAIL' }] } });
    expect(await stored()).toMatchObject({ secretsSet: [], secretRefs: { password: 'TESSERA_SECRET_MAIL' } });
    expect((await administrator.post('/admin/connectors/mail-smtp/test')).text).toContain('TESSERA_SECRET_MAIL');
    // Not in a second step either, when the place is the same one.
    expect(await applied({ document: mail('one.example') })).toMatchObject({ status: 201, body: { changed: 0 } });
    expect(await stored()).toMatchObject({ secretsSet: [] });
    const atTheHost = { actor: systemActor, trusted: true, hasKey: true };
    await server.house.app.get(ConfigurationApplier).apply(readDocument([{ text: mail('one.example') }]), atTheHost, { reason: 'secrets' });
    expect(await stored()).toMatchObject({ secretsSet: ['password'] });
    expect((await plan({ document: mail('evil.example') })).missingSecrets).toHaveLength(1);
    await applied({ document: mail('evil.example', 'TESSERA_SECRET_OTHER') });
    expect(await stored()).toMatchObject({ secretsSet: [], sealed: undefined });
    expect(await exported()).toContain('password: { secret: TESSERA_SECRET_OTHER }');
    expect(await exported()).not.toContain('hunter2');
  });

  it('stay with their connector while its address stays, also when only other settings change', async () => {
    const revision = (await stored())?.revision ?? 0;
    await administrator.with({ 'if-match': `"${revision}"` }).put('/admin/connectors/mail-smtp', { settings: { host: 'two.example', port: 25, senderAddress: 'a@b.example', user: 'u', password: 'typed' } });
    const sealed = (await stored())?.sealed;
    await applied({ document: mail('two.example', 'TESSERA_SECRET_OTHER').replace('port: 25', 'port: 26') });
    expect(await stored()).toMatchObject({ secretsSet: ['password'], settings: { port: 26 }, sealed });
  });
});
