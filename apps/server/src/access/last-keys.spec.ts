import type { AclEntry } from '@tessera/engine';
import { TestServer } from '../testing/test-server.js';
import type { Client } from '../testing/client.js';

let server: TestServer;
let administrator: Client;
beforeAll(async () => {
  server = await TestServer.open({ TESSERA_DEMO: '0' });
  administrator = await server.withRoles('administrator');
}, 60_000);
afterAll(() => server.close());

interface Revised { readonly revision: number }
const confirm = { confirm: 'last-keys' };
const refused = (what: string) => ({ status: 409, body: { reason: 'last-keys', details: { what } } });

it('a role is not emptied of what only its holders can do, unless somebody says that they mean it', async () => {
  const keeper = await server.withPermissions('acl:write', 'role:read');
  const roles = (await administrator.get('/admin/roles')).body['items'] as unknown as (Revised & { name: string; title: string })[];
  const role = roles.find(({ name }) => name.startsWith('role-'));
  const save = (who: Client, name: string, permissions: readonly string[], revision: number, more = {}) =>
    who.with({ 'if-match': `"${revision}"`, ...more }).put(`/admin/roles/${name}`, { title: name, permissions });
  // Administrators have it, too.
  expect((await save(administrator, role?.name ?? '', ['role:read'], role?.revision ?? 0)).status).toBe(200);
  expect((await keeper.get('/admin/roles')).status).toBe(200);
  const revision = roles.find(({ name }) => name === 'administrator')?.revision ?? 0;
  const house = await server.signedIn(await houseAccount());
  expect((await save(administrator, 'administrator', ['audit:read'], revision, confirm)).body).toMatchObject({ reason: 'own-access' });
  const answer = await save(house, 'administrator', ['role:write', 'account:write', 'role:read', 'account:read'], revision);
  expect(answer).toMatchObject(refused('Change access schemes'));
  expect(answer.body).toMatchObject({ detail: expect.stringContaining('nobody but the built-in administrator') as unknown });
});

it('an account that holds the last keys is switched off only when somebody means it', async () => {
  const house = await server.signedIn(await houseAccount());
  const { accountId } = administrator;
  const second = await server.withRoles('administrator');
  expect((await house.patch(`/admin/accounts/${second.accountId}`, { disabled: true })).status).toBe(200);
  expect(await house.patch(`/admin/accounts/${accountId}`, { disabled: true })).toMatchObject(refused('Change roles, Manage accounts, Change access schemes'));
  expect(await house.patch(`/admin/accounts/${accountId}`, { roles: ['operator'] })).toMatchObject({ status: 409 });
  expect((await house.patch(`/admin/accounts/${accountId}`, { displayName: 'Ada again' })).status).toBe(200);
  expect((await house.with(confirm).patch(`/admin/accounts/${accountId}`, { roles: ['operator'] })).status).toBe(200);
  expect((await house.patch(`/admin/accounts/${accountId}`, { roles: ['administrator'] })).status).toBe(200);
});

it('a scheme, or a group that it asks for, does not leave everybody out by mistake', async () => {
  const schemes = (await administrator.get('/admin/access-schemes/identity')).body['schemes'] as unknown as (Revised & { entries: AclEntry[] })[];
  const [{ entries, revision } = { entries: [], revision: 0 }] = schemes;
  const save = (wanted: readonly AclEntry[], seen: number, more = {}) => administrator.with({ 'if-match': `"${seen}"`, ...more }).put('/admin/access-schemes/identity', { entries: wanted });
  const without = entries.filter(({ permission }) => permission !== 'SetAcl');
  expect(await save(without, revision)).toMatchObject(refused('Change access'));
  const saved = await save(without, revision, confirm);
  expect(saved.status).toBe(200);
  expect((await save(entries, (saved.body as unknown as Revised).revision)).status).toBe(200);
  const groups = (await administrator.get('/admin/groups')).body['items'] as unknown as (Revised & { name: string })[];
  const seen = groups.find(({ name }) => name === 'Administrators')?.revision ?? 0;
  const house = await server.signedIn(await houseAccount());
  const nobody = { name: 'Administrators', rule: { all: [{ subject: 'role', is: 'administrator' }, { subject: 'identity', is: await houseIdentity() }] } };
  expect(await house.with({ 'if-match': `"${seen}"` }).put('/admin/groups/Administrators', nobody)).toMatchObject(refused('Change access'));
  expect((await house.with({ 'if-match': `"${seen}"`, ...confirm }).put('/admin/groups/Administrators', nobody)).status).toBe(200);
});

interface Account { readonly id: string; readonly identity: { readonly id: string; readonly builtIn?: string } }
const house = async () => ((await administrator.get('/admin/accounts?text=admin')).body['items'] as unknown as Account[]).find(({ identity }) => identity.builtIn === 'administrator');
const houseIdentity = async () => (await house())?.identity.id ?? '';
async function houseAccount(): Promise<string> {
  const id = (await house())?.id ?? '';
  await server.mayGoOn(id);
  return id;
}
