import { DefaultDeny, type Door } from './default-deny.js';
import type { Client } from '../testing/client.js';
import { TestServer } from '../testing/test-server.js';

/** Who may use what: the whole interface, written down a second time on purpose. */
const TABLE: Readonly<Record<string, string>> = {
  'POST sessions': 'open',
  'DELETE sessions': 'signed-in',
  'GET sessions/current': 'open',
  'DELETE sessions/current': 'signed-in',
  'PUT sessions/current/assignment': 'signed-in',
  'GET me': 'signed-in',
  'PATCH me': 'signed-in',
  'PUT me/password': 'signed-in',
  'GET me/record': 'signed-in',
  'PUT me/contacts/:channel': 'signed-in',
  'POST me/contacts/:channel/code': 'signed-in',
  'POST me/contacts/:channel/verification': 'signed-in',
  'GET me/sessions': 'signed-in',
  'DELETE me/sessions/:id': 'signed-in',
  'DELETE me/sessions': 'signed-in',
  'GET me/notices': 'signed-in',
  'POST me/notices/read': 'signed-in',
  'POST password-resets': 'open',
  'POST password-resets/completion': 'open',
  'POST admin/identities/:id/contacts/:channel/code': 'identity:validate-contact',
  'POST admin/identities/:id/contacts/:channel/validation': 'identity:validate-contact',
  'POST runs/:id/letters': 'signed-in',
  'GET admin/criteria': 'account:read',
  'POST admin/criteria/account': 'account:write',
  'PUT admin/criteria/account/:id': 'account:write',
  'POST admin/criteria/password': 'account:write',
  'PUT admin/criteria/password/:id': 'account:write',
  'DELETE admin/criteria/:id': 'account:write',
  'GET admin/configuration/revisions': 'configuration:read',
  'GET admin/configuration/revisions/:number': 'configuration:read',
  'GET admin/configuration/compare': 'configuration:read',
  'GET admin/configuration/export': 'configuration:read',
  'GET admin/configuration/schema': 'configuration:read',
  'GET admin/configuration/approval': 'configuration:read',
  'PUT admin/configuration/approval': 'configuration:approve',
  'GET admin/configuration/proposals': 'configuration:read',
  'GET admin/configuration/proposals/:id': 'configuration:read',
  'POST admin/configuration/proposals/:id/approval': 'configuration:approve',
  'POST admin/configuration/proposals/:id/rejection': 'configuration:approve',
  'POST admin/configuration/proposals/:id/withdrawal': 'configuration:read',
  'POST admin/configuration/plans': 'configuration:apply',
  'POST admin/configuration/applications': 'configuration:apply',
  'GET tokens': 'signed-in',
  'POST tokens': 'signed-in',
  'DELETE tokens/:id': 'signed-in',
  'GET object-types': 'signed-in',
  'GET object-types/:type': 'signed-in',
  'GET object-types/:type/actions': 'signed-in',
  'GET objects': 'signed-in',
  'GET objects/counts': 'signed-in',
  'GET objects/export': 'signed-in',
  'GET saved-filters': 'signed-in',
  'POST saved-filters': 'signed-in',
  'PATCH saved-filters/:id': 'signed-in',
  'DELETE saved-filters/:id': 'signed-in',
  'GET objects/actions': 'signed-in',
  'GET objects/:id': 'signed-in',
  'GET objects/:id/history': 'signed-in',
  'POST objects/:id/secrets': 'secret:reveal',
  'GET objects/:id/acl': 'signed-in',
  'PUT objects/:id/acl': 'signed-in',
  'PATCH objects/:id/acl/:permission': 'signed-in',
  'PUT objects/:id/distribution-list': 'signed-in',
  'GET objects/:id/acl/:permission/people': 'signed-in',
  'POST objects/:id/customize': 'signed-in',
  'GET admin/access-schemes': 'acl:read',
  'GET admin/object-models/:type': 'acl:read',
  'POST admin/object-models/:type': 'acl:write',
  'PUT admin/object-models/:type/:id': 'acl:write',
  'DELETE admin/object-models/:type/:id': 'acl:write',
  'GET access/why': 'acl:read',
  'GET admin/access-schemes/:type': 'acl:read',
  'PUT admin/access-schemes/:type': 'acl:write',
  'PUT admin/access-schemes/:type/scenarios/:name': 'acl:write',
  'DELETE admin/access-schemes/:type/scenarios/:name': 'acl:write',
  'POST objects/:id/lock': 'signed-in',
  'POST objects/:id/unlock': 'signed-in',
  'POST objects/:id/force-unlock': 'signed-in',
  'POST objects/:id/freeze': 'signed-in',
  'POST objects/:id/unfreeze': 'signed-in',
  'POST objects/:id/number': 'signed-in',
  'GET elements/:file': 'signed-in',
  'POST files': 'signed-in',
  'GET files/:id': 'signed-in',
  'GET files/:id/thumbnail': 'signed-in',
  'GET objects/:id/attachments': 'signed-in',
  'POST objects/:id/attachments': 'signed-in',
  'DELETE objects/:id/attachments/:fileId': 'signed-in',
  'GET field-kinds': 'plugin:read',
  'POST field-kinds/:kind/:sample/form': 'plugin:read',
  'POST field-kinds/:kind/:sample/answers': 'plugin:read',
  'POST field-kinds/:kind/:sample/files': 'plugin:read',
  'POST batches': 'signed-in',
  'POST batches/questions': 'signed-in',
  'GET batches': 'signed-in',
  'GET batches/:id': 'signed-in',
  'GET batches/:id/lines': 'signed-in',
  'POST batches/:id/pause': 'signed-in',
  'POST batches/:id/resume': 'signed-in',
  'POST batches/:id/cancel': 'signed-in',
  'POST batches/:id/retry-failed': 'signed-in',
  'POST runs': 'signed-in',
  'GET runs': 'signed-in',
  'GET runs/:id': 'signed-in',
  'DELETE runs/:id': 'signed-in',
  'PUT runs/:id/steps/:index': 'signed-in',
  'POST runs/:id/submit': 'signed-in',
  'POST runs/:id/devices/:field': 'signed-in',
  'GET encoder/reader': 'signed-in',
  'PUT encoder/reader': 'signed-in',
  'GET events': 'signed-in',
  'GET admin/home': 'process-list:read',
  'GET admin/process-lists/:type': 'process-list:read',
  'GET admin/process-lists/:type/:place/candidates': 'process-list:read',
  'POST admin/process-lists/:type/:place/preview': 'process-list:write',
  'PUT admin/process-lists/:type/:place': 'process-list:write',
  'GET admin/plugins': 'plugin:read',
  'GET admin/use-cases/:symbolicName': 'plugin:read',
  'GET admin/object-types/:type': 'plugin:read',
  'PUT admin/plugins/:name': 'plugin:write',
  'POST admin/plugins/:name/preview': 'plugin:read',
  'GET admin/nodes': 'node:read',
  'GET admin/roles': 'role:read',
  'PUT admin/roles/:name': 'role:write',
  'GET admin/permissions': 'role:read',
  'GET admin/accounts': 'account:read',
  'POST admin/accounts': 'account:write',
  'PATCH admin/accounts/:id': 'account:write',
  'POST admin/accounts/:id/password': 'account:write',
  'GET admin/imports/kinds': 'signed-in',
  'GET admin/imports': 'signed-in',
  'POST admin/imports': 'signed-in',
  'GET admin/imports/:id': 'signed-in',
  'PUT admin/imports/:id/content': 'signed-in',
  'POST admin/imports/:id/inspect': 'signed-in',
  'POST admin/imports/:id/check': 'signed-in',
  'POST admin/imports/:id/run': 'signed-in',
  'POST admin/imports/:id/pause': 'signed-in',
  'POST admin/imports/:id/resume': 'signed-in',
  'POST admin/imports/:id/cancel': 'signed-in',
  'GET admin/imports/:id/findings': 'signed-in',
  'GET admin/audit': 'audit:read',
  'GET admin/organisation': 'organisation:read',
  'POST admin/organisation/elements': 'organisation:manage',
  'PUT admin/organisation/elements/:id': 'organisation:manage',
  'DELETE admin/organisation/elements/:id': 'organisation:manage',
  'GET admin/assignments': 'organisation:read',
  'POST admin/assignments': 'organisation:manage',
  'PUT admin/assignments/:id': 'organisation:manage',
  'DELETE admin/assignments/:id': 'organisation:manage',
  'GET admin/groups': 'organisation:read',
  'POST admin/groups': 'organisation:manage',
  'POST admin/groups/members': 'organisation:read',
  'PUT admin/groups/:name': 'organisation:manage',
  'DELETE admin/groups/:name': 'organisation:manage',
  'GET admin/connectors': 'connector:read',
  'GET admin/connectors/:name': 'connector:read',
  'PUT admin/connectors/:name': 'connector:write',
  'DELETE admin/connectors/:name': 'connector:write',
  'POST admin/connectors/:name/test': 'connector:write',
  'GET admin/queue': 'queue:read',
  'POST admin/queue/tasks/:id/retry': 'queue:write',
  'POST admin/queue/retry-all': 'queue:write',
  'GET admin/schedules': 'schedule:read',
  'POST admin/schedules/:entryId/run': 'schedule:run',
  'GET admin/mail/templates': 'mail:manage',
  'GET admin/mail/templates/:name': 'mail:manage',
  'PUT admin/mail/templates/:name': 'mail:manage',
  'DELETE admin/mail/templates/:name': 'mail:manage',
  'POST admin/mail/templates/:name/preview': 'mail:manage',
  'POST admin/mail/templates/:name/test': 'mail:manage',
  'GET admin/numberings': 'numbering:read',
  'PUT admin/numberings/:type': 'numbering:write',
  'GET admin/outbox': 'mail:read',
  'GET admin/outbox/settings': 'mail:read',
  'PUT admin/outbox/settings': 'mail:manage',
  'POST admin/outbox/:id/read': 'mail:read',
  'POST admin/outbox/:id/send': 'mail:manage',
  'GET admin/web-hooks': 'webhook:read',
  'POST admin/web-hooks': 'webhook:manage',
  'GET admin/web-hooks/choices': 'webhook:read',
  'GET admin/web-hooks/:id': 'webhook:read',
  'PUT admin/web-hooks/:id': 'webhook:manage',
  'DELETE admin/web-hooks/:id': 'webhook:manage',
  'POST admin/web-hooks/:id/secret': 'webhook:manage',
  'POST admin/web-hooks/:id/test': 'webhook:manage',
  'GET admin/web-hooks/:id/deliveries': 'webhook:read',
  'GET admin/undelivered-events': 'webhook:read',
  'POST admin/undelivered-events/send-again': 'webhook:manage',
  'POST admin/undelivered-events/:id/send-again': 'webhook:manage',
  'DELETE admin/undelivered-events/:id': 'webhook:manage',
  'GET health': 'open',
  'POST connectors/:name/events': 'open',
};

const AUDITOR = ['account:read', 'acl:read', 'audit:read', 'configuration:read', 'connector:read', 'organisation:read', 'plugin:read', 'process-list:read', 'queue:read', 'role:read', 'schedule:read', 'webhook:read'];
const GRANTED: Readonly<Record<string, (permission: string) => boolean>> = {
  administrator: () => true,
  operator: () => false,
  auditor: (permission) => AUDITOR.includes(permission),
};

const SOMEWHERE = '01900000-0000-7000-8000-000000000000';
const WITH_VALUES: Readonly<Record<string, string>> = { ':type': 'temporary-card', ':place': 'new', ':index': '0', ':name': 'nothing', ':field': 'nothing', ':file': 'acme-pad.js' };

let server: TestServer;
let doors: Door[];

beforeAll(async () => {
  server = await TestServer.open();
  doors = server.house.app.get(DefaultDeny).doors();
}, 60_000);
afterAll(() => server.close());

const nameOf = (door: Door): string => `${door.verb} ${door.path}`.replace(/\/{2,}/g, '/').replace(/\/$/, '').replace(' /', ' ');
const pathOf = (name: string): string =>
  `/${name.slice(name.indexOf(' ') + 1)}`.replace(/:\w+/g, (parameter) => WITH_VALUES[parameter] ?? SOMEWHERE);

async function statusFor(name: string, client: Client): Promise<number> {
  const verb = name.split(' ', 1)[0] as 'GET' | 'POST';
  return (await client.send(verb, pathOf(name), verb === 'GET' ? undefined : {})).status;
}

const asked = Object.keys(TABLE).filter((name) => name !== 'GET events');

it('the table names every endpoint, and says what each asks', () => {
  const found = doors.map((door) => {
    const { requirement } = door;
    return [nameOf(door), requirement?.kind === 'permission' ? requirement.permission : requirement?.kind];
  });
  expect(Object.fromEntries(found)).toEqual(TABLE);
});

it.each(asked)('nobody at %s', async (name) => {
  const status = await statusFor(name, server.nobody);
  if (TABLE[name] !== 'open') expect(status).toBe(401);
  else expect([200, 204, 401, 404, 422]).toContain(status);
});

describe.each(Object.keys(GRANTED))('%s', (role) => {
  it.each(asked)('at %s', async (name) => {
    const status = await statusFor(name, await server.withRoles(role));
    const asks = TABLE[name] ?? '';
    const mayEnter = !asks.includes(':') || GRANTED[role]?.(asks);
    if (!mayEnter) expect(status).toBe(403);
    else if (asks !== 'open') expect([401, 403]).not.toContain(status);
    expect(status).toBeLessThan(500);
  });
});

it('nobody hears live updates', async () => {
  expect((await server.nobody.get('/events')).status).toBe(401);
});
