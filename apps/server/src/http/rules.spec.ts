import { PermissionGuide } from '../access/permission-guide.js';
import { RoleDesk } from './admin/role-desk.js';
import { TestServer } from '../testing/test-server.js';
import type { Client } from '../testing/client.js';
import { openHouse } from '../boot/open-house.js';
import { readConfiguration } from '../house/configuration.js';

const ORDER = 'TempCardsAddonExtProdProcOrder';
const LIST = '/admin/process-lists/temporary-card/new';
const ACTIONS = '/object-types/temporary-card/actions?place=new';

let server: TestServer;
let administrator: Client;
beforeAll(async () => {
  server = await TestServer.open({ TESSERA_KEY: KEY });
  administrator = await server.withRoles('administrator');
}, 60_000);
afterAll(() => server.close());

const save = (revision: number, entries: readonly object[], client = administrator) =>
  client.with({ 'if-match': `"${revision}"` }).put(LIST, { entries });
const KEY = Buffer.alloc(32).toString('base64');
const entry = (options: object = {}): object => ({ useCase: ORDER, enabled: true, options });

it('installed means available and off', async () => {
  expect((await administrator.get(ACTIONS)).body['items']).toEqual([]);
  const plugins = (await administrator.get('/admin/plugins')).body['items'] as unknown as { useCases: { onAt: unknown[] }[] }[];
  expect(plugins.flatMap(({ useCases }) => useCases.flatMap(({ onAt }) => onAt))).toEqual([]);
  const candidates = (await administrator.get(`${LIST}/candidates`)).body['items'] as unknown as { symbolicName: string }[];
  expect(candidates.map(({ symbolicName }) => symbolicName)).toEqual([ORDER]);
});

it('saving is effective at once, in every process', async () => {
  const second = await openHouse(readConfiguration({
    DATABASE_URL: server.databaseUrl, TESSERA_KEY: KEY, TESSERA_PORT: '0', TESSERA_ROLES: 'api',
  }));
  try {
    const { cookie } = credentialsOf(administrator);
    const inSecond = async (): Promise<readonly unknown[]> =>
      ((await second.app.inject({ url: `/api${ACTIONS}`, headers: { cookie } })).json() as { items: unknown[] }).items;
    expect(await inSecond()).toEqual([]);
    expect((await save(0, [entry()])).status).toBe(200);
    expect(await inSecond()).toMatchObject([{ useCase: ORDER, available: true }]);
    expect((await save(1, [])).status).toBe(200);
    expect(await inSecond()).toEqual([]);
  } finally {
    await second.close();
  }
}, 30_000);

it('the second of two administrators is told, and shown what stands there now', async () => {
  const other = await server.withRoles('administrator');
  expect((await save(2, [entry({ queue: false })])).status).toBe(200);
  const late = await save(2, [entry({ maximumAmount: 5 })], other);
  expect(late).toMatchObject({
    status: 409, body: { reason: 'revision-conflict', current: { place: 'new', revision: 3, entries: [{ useCase: ORDER, options: { queue: false } }] } },
  });
});

it('options that do not fit are refused with the place of the fault', async () => {
  const answer = await save(3, [entry({ maximumAmount: 0 })]);
  expect(answer).toMatchObject({ status: 422, body: { faults: [{ pointer: '/entries/0/options/maximumAmount', reason: 'too-small' }] } });
});

it('who lacks the permission sees the use case with the reason', async () => {
  const reader = await server.withPermissions('temporary-card:read');
  const [action] = (await reader.get(ACTIONS)).body['items'] as unknown as { entryId: string; reasonText: string }[];
  expect(action).toMatchObject({ available: false, reason: 'missing-permission', reasonText: 'You need the permission "Order temporary cards". Administrator can grant it.' });
  expect(await reader.post('/runs', { entryId: action?.entryId, input: { amount: 1 }, submit: true }))
    .toMatchObject({ status: 403, body: { reason: 'forbidden', details: { permission: 'temporary-card:order', title: 'Order temporary cards', grantors: 'Administrator' } } });
  expect((await reader.with({ 'accept-language': 'it-IT' }).get('/admin/roles')).body)
    .toMatchObject({ reason: 'forbidden', detail: 'Serve il permesso "Vedere i ruoli". Può concederlo: Administrator.' });
});

it('every permission that there is has a name in both languages', () => {
  const guide = server.house.app.get(PermissionGuide);
  const names = server.house.app.get(RoleDesk).permissions('en-US').items.map(({ name }) => name);
  for (const language of ['en-US', 'it-IT'] as const) expect(names.filter((name) => guide.title(name, language) === name)).toEqual([]);
});

it('who may not read temporary cards finds none', async () => {
  const stranger = await server.withPermissions('audit:read');
  expect((await stranger.get('/object-types')).body['items']).toEqual([]);
  for (const path of ['/objects?type=temporary-card', '/objects/counts?type=temporary-card', ACTIONS]) expect((await stranger.get(path)).status).toBe(404);
  const [card] = (await administrator.get('/objects?type=temporary-card')).body['items'] as unknown as { id: string }[];
  expect((await stranger.get(`/objects/${card?.id ?? ''}`)).status).toBe(404);
  expect((await stranger.get(`/objects/${card?.id ?? ''}/history`)).status).toBe(404);
});

it('a saved process list stands in the audit with who and what', async () => {
  const audit = await administrator.get('/admin/audit?action=process-list.saved');
  expect((audit.body['items'] as unknown as object[]).length).toBeGreaterThanOrEqual(3);
});

it('a use case tells all that it says of itself, who may use it and where it stands', async () => {
  const { body } = await administrator.get(`/admin/use-cases/${ORDER}`);
  expect(body).toMatchObject({
    symbolicName: ORDER, typeTitle: 'Temporary card', right: 'Create',
    declaredOptions: { queue: { kind: 'boolean', initial: true }, maximumAmount: { min: 1, max: 100_000, initial: 9 } },
    steps: [{ title: 'How many cards?', fields: { amount: { max: { option: 'maximumAmount' } } }, shown: { amount: { max: 9 } } }],
    tasks: [{ name: 'temporary-cards.submit-order', attempts: expect.any(Number) as number }],
    entries: [{ objectType: 'temporary-card', place: 'new', enabled: true, optionsText: expect.stringContaining('Queue temporary cards: off') as string }],
    fits: [{ objectType: 'temporary-card', place: 'new', placeTitle: 'General' }],
    onlyWhen: [{ state: { name: 'requested' }, when: { option: 'queue', is: false } }, { state: { name: 'processing' } }],
    inBackground: { field: 'Amount', above: 1_000 },
  });
  expect((body['roles'] as unknown as { name: string }[]).map(({ name }) => name).sort()).toEqual(['administrator', 'operator']);
  expect((await administrator.get('/admin/use-cases/Nonsense')).status).toBe(404);
});

it('an object type tells which of its states nothing that is on can reach', async () => {
  const { body } = await administrator.get('/admin/object-types/temporary-card');
  const states = body['states'] as unknown as { name: string; reachable: boolean; deadEnd: boolean }[];
  expect(states.filter(({ reachable }) => reachable).map(({ name }) => name)).toEqual(['requested', 'ordered', 'in-production', 'produced', 'failed']);
  expect(states.filter(({ deadEnd }) => deadEnd).map(({ name }) => name)).toEqual(['produced']);
  const edges = body['edges'] as unknown as object[];
  expect(edges).toContainEqual({ from: 'nothing', to: 'requested', useCase: ORDER, title: 'Order temporary cards', by: 'use-case', system: false, enabled: true });
  expect(edges).toContainEqual(expect.objectContaining({ from: 'nothing', to: 'processing', enabled: false }));
  expect((await administrator.get('/admin/object-types/nonsense')).status).toBe(404);
});

it('a package tells what else it adds', async () => {
  const plugins = (await administrator.get('/admin/plugins')).body['items'] as unknown as { name: string; adds: object }[];
  const adds = (name: string) => plugins.find((one) => one.name === `@tessera/plugin-${name}`)?.adds;
  expect(adds('temporary-cards')).toMatchObject({ contractRange: expect.any(String) as string, uses: expect.arrayContaining(['card-producer']) as string[], reactions: expect.arrayContaining([expect.objectContaining({ capability: 'card-producer' })]) as object[] });
  expect(adds('bureau-http')).toMatchObject({ provides: ['card-producer'], tasks: [] });
  expect(adds('identities')).toMatchObject({ fileImports: [expect.any(Object)] as object[] });
});

it('the same list in Italian', async () => {
  const lists = (await administrator.with({ 'accept-language': 'it-IT' }).get('/admin/process-lists/temporary-card')).body;
  expect(lists['objectType']).toMatchObject({ title: 'Carta temporanea' });
  expect((lists['lists'] as unknown as { title: string }[])[0]).toMatchObject({ title: 'Generale' });
});

function credentialsOf(client: Client): Record<string, string> {
  return (client as unknown as { credentials: Record<string, string> }).credentials;
}
