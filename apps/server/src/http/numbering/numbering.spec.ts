import { newId } from '../../house/new-id.js';
import { TestServer } from '../../testing/test-server.js';
import type { Client } from '../../testing/client.js';

let server: TestServer;
let admin: Client;

beforeAll(async () => {
  server = await TestServer.open({ TESSERA_DEMO: '0' });
  await server.openScheme('identity');
  admin = await server.withRoles('administrator');
}, 60_000);

afterAll(() => server?.close());

const save = (revision: number, body: object, who = admin) => who.with({ 'if-match': `"${revision}"` }).put('/admin/numberings/identity', body);

interface List { readonly place: string; readonly revision: number; readonly entries: readonly { readonly id: string }[] }

const read = <B>({ text }: { readonly text: string }): B => JSON.parse(text) as B;

/** The entry that creates people, switched on if it is not. */
async function creation(): Promise<string> {
  const { lists } = read<{ lists: List[] }>(await admin.get('/admin/process-lists/identity'));
  const present = lists.find(({ place }) => place === 'new');
  const entries = [{ useCase: 'UsersProcCreate', enabled: true, options: {} }];
  const put = () => admin.with({ 'if-match': `"${present?.revision}"` }).put('/admin/process-lists/identity/new', { entries });
  const [entry] = present?.entries[0] ? present.entries : read<List>(await put()).entries;
  return entry?.id ?? '';
}

async function number(): Promise<string | undefined> {
  const entryId = await creation();
  const run = await admin.post('/runs', { entryId, input: { source: 'IDM', name: `Ada ${newId()}` }, submit: true });
  const [made] = read<{ outcome: { objects: { id: string }[] } }>(run).outcome.objects;
  const answer = read<{ common?: { number: string }; reason?: string }>(await admin.post(`/objects/${made?.id}/number`));
  return answer.common?.number ?? answer.reason;
}

it('numbers people as the package says until somebody says otherwise, and then from there', async () => {
  expect((await admin.get('/admin/numberings')).body).toEqual({ items: [{ objectType: 'identity', title: 'Identities', series: 'identities', prefix: 'ID-', digits: 6, first: 1, given: 0, next: 'ID-000001', revision: 0 }] });
  expect(await number()).toBe('ID-000001');
  const saved = await save(0, { prefix: 'P/', digits: 4, first: 100, last: 101 });
  expect(saved.body).toMatchObject({ prefix: 'P/', digits: 4, first: 100, last: 101, given: 1, next: 'P/0100', revision: 1, changedBy: 'Ada' });
  expect([await number(), await number()]).toEqual(['P/0100', 'P/0101']);
});

it('gives no number beyond the last, and goes on without a gap once there are more', async () => {
  expect(await number()).toBe('numbers-used-up');
  expect(read<{ items: object[] }>(await admin.get('/admin/numberings')).items[0]).not.toHaveProperty('next');
  expect((await save(1, { prefix: 'P/', digits: 4, first: 1 })).body).toMatchObject({ given: 101, next: 'P/0102' });
  expect(await number()).toBe('P/0102');
});

it('writes down who changed what', async () => {
  const { items } = read<{ items: object[] }>(await admin.get('/admin/audit?action=numbering.saved'));
  expect(items.at(-1)).toMatchObject({ objectType: 'identity', changed: { prefix: { from: 'ID-', to: 'P/' }, digits: { from: 6, to: 4 }, last: { to: 101 } } });
});

it('refuses what is no format, an old revision, and whoever may not', async () => {
  expect(await save(2, { prefix: '<b>', digits: 4, first: 1 })).toMatchObject({ status: 422 });
  expect(await save(2, { prefix: 'P', digits: 16, first: 1 })).toMatchObject({ status: 422 });
  expect(await save(2, { prefix: 'P', digits: 4, first: 9, last: 8 })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/last' }] } });
  expect(await save(1, { prefix: 'P', digits: 4, first: 1 })).toMatchObject({ status: 409 });
  expect(await admin.with({ 'if-match': '"0"' }).put('/admin/numberings/temporary-card', { prefix: 'P', digits: 4, first: 1 })).toMatchObject({ status: 404 });
  expect(await save(2, { prefix: 'P', digits: 4, first: 1 }, await server.withPermissions('numbering:read'))).toMatchObject({ status: 403 });
});

it('keeps the prefixes of a type and of its models apart', async () => {
  const model = (prefix: string) => admin.post('/admin/object-models/identity', { name: `Model ${prefix}`, numbers: { prefix, digits: 4 } });
  await save(2, { prefix: 'Q-', digits: 4, first: 1 });
  expect(await model('Q-')).toMatchObject({ status: 422, body: { faults: [{ pointer: '/numbers/prefix', reason: 'value-already-used' }] } });
  expect((await model('M-')).status).toBe(201);
  expect(await save(3, { prefix: 'M-', digits: 4, first: 1 })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/prefix', reason: 'value-already-used' }] } });
});
