import { systemActor, type Engine } from '@tessera/engine';
import { Accounts, AuditLog } from '@tessera/store';
import { newId } from '../../house/new-id.js';
import { ENGINE } from '../../house/tokens.js';
import type { Answer, Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';

type Person = { readonly id: string; readonly label: string; readonly version: number; readonly attributes: Record<string, unknown>; readonly hidden?: Record<string, string> };

let server: TestServer;
let administrator: Client;
let counter: Client;
let plain: Client;
let people: readonly Person[];

const EVERYONE = { everyone: true };
const EVERYTHING = ['read', 'edit', 'delete-user', 'lock', 'force-unlock', 'freeze', 'number', 'attach', 'export'].map((action) => `identity:${action}`);
const listed = (answer: Answer) => answer.body as unknown as { items: Person[] };
const idsIn = (answer: Answer) => listed(answer).items.map(({ id }) => id);
const detail = (answer: Answer) => answer.body as unknown as Person & { reason: string; details: Record<string, string>; detail: string };

beforeAll(async () => {
  server = await TestServer.open();
  administrator = await server.withRoles('administrator');
  const role = (await server.withPermissions(...EVERYTHING)).accountId;
  plain = await server.withPermissions(...EVERYTHING);
  counter = await server.withRoles('operator', (await rolesOf(role))[0] ?? '');
  const all = listed(await administrator.get('/objects?type=identity&state=active&limit=100')).items;
  people = all.filter(({ attributes }) => attributes['email'] !== undefined);
}, 60_000);
afterAll(() => server.close());

async function rolesOf(accountId: string): Promise<readonly string[]> {
  return (await server.house.app.get(Accounts).read(accountId))?.roles ?? [];
}

const somebody = (index: number): Person => {
  const found = people[index];
  if (!found) throw new Error('the demo has too few people');
  return found;
};

describe('the default scenario of identities', () => {
  it('lets everybody list people by their names, and see no more of them', async () => {
    const page = listed(await plain.get('/objects?type=identity&state=active&limit=5'));
    const others = page.items.filter(({ id }) => id !== plain.accountId);
    expect(others.length).toBeGreaterThan(3);
    for (const { attributes, hidden } of others) {
      expect(Object.keys(attributes).filter((name) => !['name', 'picture'].includes(name))).toEqual([]);
      expect(hidden).toMatchObject({ email: 'Read', identificationCode: 'ReadIdentification' });
    }
  });

  it('keeps what is blank out of searches, filters and sorting', async () => {
    const { id, attributes } = somebody(0);
    const name = String(attributes['lastName'] ?? attributes['name']).split(' ').at(-1) ?? '';
    expect(idsIn(await counter.get(`/objects?type=identity&text=${encodeURIComponent(name)}`))).toContain(id);
    expect(idsIn(await plain.get(`/objects?type=identity&text=${encodeURIComponent(name)}`))).not.toContain(id);
    expect(idsIn(await plain.get(`/objects?type=identity&attr.lastName=${encodeURIComponent(name)}`))).toEqual([]);
    expect(idsIn(await plain.get('/objects?type=identity&sort=lastName&limit=50')).length).toBeLessThanOrEqual(1);
    expect(idsIn(await counter.get('/objects?type=identity&sort=identificationCodeExpiryDate')).length).toBeLessThanOrEqual(1);
  });

  it('lets the counter read people, but not their identification data, which administrators see', async () => {
    const { id } = somebody(0);
    const seen = detail(await counter.get(`/objects/${id}`));
    expect(seen.hidden).toEqual({ identificationCode: 'ReadIdentification', identificationCodeExpiryDate: 'ReadIdentification', identificationDocument: 'ReadIdentification', signature: 'ReadIdentification' });
    expect(seen).toMatchObject({ grantors: ['Administrators'], missingRights: ['Read identification data'], mayShare: false });
    expect(detail(await administrator.get(`/objects/${id}`)).hidden).toBeUndefined();
  });

  it('says which right is missing, and who can grant it', async () => {
    const answer = await counter.post(`/objects/${somebody(0).id}/freeze`);
    expect(answer.status).toBe(403);
    expect(detail(answer)).toMatchObject({ reason: 'missing-right', details: { right: 'Freeze', grantors: 'Administrators' }, detail: 'You need the right "Freeze" to this. Administrators can grant it.' });
    const italian = await counter.with({ 'accept-language': 'it-IT' }).post(`/objects/${somebody(0).id}/freeze`);
    expect(detail(italian).detail).toBe('Serve il diritto "Disabilitare" su questo oggetto. Può concederlo: Amministratori.');
    expect((await plain.get(`/objects/${somebody(0).id}/history`)).status).toBe(403);
    expect((await counter.get(`/objects/${somebody(0).id}/history`)).status).toBe(200);
  });

  it('keeps identification data out of the audit for whoever may not read it', async () => {
    const { id } = somebody(0);
    await server.house.app.get(AuditLog).append([{
      id: newId(), at: new Date(), actorId: id, actorName: 'Test', action: 'object.moved', objectType: 'identity', objectId: id,
      changed: { identificationCode: { to: 'AX-secret' }, title: { to: 'Dr.' } },
    }]);
    const auditor = await server.withRoles('auditor');
    expect((await auditor.get(`/admin/audit?objectId=${id}`)).text).not.toContain('AX-secret');
    expect((await counter.get(`/objects/${id}/history`)).text).not.toContain('AX-secret');
    expect((await administrator.get(`/admin/audit?objectId=${id}`)).text).toContain('AX-secret');
  });

  // Rights that an endpoint of every type asks for; a lock or a freeze is a conflict, a missing right is forbidden.
  const SAMPLE = [
    ['lock', { administrator: 200, counter: 200, plain: 403 }],
    ['unlock', { administrator: 200, counter: 200, plain: 403 }],
    ['freeze', { administrator: 200, counter: 403, plain: 403 }],
    ['unfreeze', { administrator: 200, counter: 403, plain: 403 }],
    ['number', { administrator: [200, 422], counter: [200, 409, 422], plain: [403, 422] }],
  ] as const;
  it.each(SAMPLE)('%s answers as the matrix says', async (action, expected) => {
    const { id } = somebody(1);
    const clients = { administrator, counter, plain };
    for (const [who, status] of Object.entries(expected)) {
      const answer = await clients[who as keyof typeof clients].post(`/objects/${id}/${action}`);
      expect([status].flat()).toContain(answer.status);
      if (action === 'lock' && who !== 'plain') await clients[who as keyof typeof clients].post(`/objects/${id}/unlock`);
    }
  });

  it('lets people read their own record, whoever they are', async () => {
    const own = detail(await plain.get(`/objects/${plain.accountId}`));
    expect(own.hidden).toBeUndefined();
    expect((await plain.get(`/objects/${plain.accountId}/history`)).status).toBe(200);
  });
});

describe('an object', () => {
  it('follows its type until it is given entries of its own, and follows again when told', async () => {
    const { id } = somebody(2);
    const before = (await administrator.get(`/objects/${id}/acl`)).body as unknown as { scheme: { level: string } };
    expect(before.scheme.level).toBe('model');
    const own = await administrator.put(`/objects/${id}/acl`, { entries: [{ permission: 'List', filter: { subject: 'role', is: 'administrator' } }, { permission: 'SetAcl', filter: { subject: 'role', is: 'administrator' } }] });
    expect(own.body).toMatchObject({ scheme: { level: 'object' } });
    expect((await counter.get(`/objects/${id}`)).status).toBe(404);
    expect(idsIn(await counter.get('/objects?type=identity&limit=200'))).not.toContain(id);
    expect((await counter.post(`/objects/${id}/lock`)).status).toBe(404);
    await administrator.put(`/objects/${id}/acl`, {});
    expect((await counter.get(`/objects/${id}`)).status).toBe(200);
    expect((await administrator.get(`/objects/${id}/history`)).text).toContain('object.acl-set');
  });

  it('counts and exports nothing of what is not seen', async () => {
    const { id, label } = somebody(3);
    const total = async () => ((await counter.get('/objects/counts?type=identity')).body as unknown as { counts: { count: number }[] }).counts.reduce((sum, { count }) => sum + count, 0);
    const before = await total();
    await administrator.put(`/objects/${id}/acl`, { entries: ['List', 'SetAcl'].map((permission) => ({ permission, filter: { subject: 'group', is: 'Administrators' } })) });
    expect(await total()).toBe(before - 1);
    expect((await counter.get('/objects/export?type=identity&format=csv')).text).not.toContain(label);
    await administrator.put(`/objects/${id}/acl`, {});
    expect((await counter.get('/objects/export?type=identity&format=csv')).text).toContain(label);
  });

  it('is switched among the scenarios of its type without being detached', async () => {
    const { id } = somebody(4);
    const saved = await administrator.with({ 'if-match': '"0"' }).put('/admin/access-schemes/identity/scenarios/Confidential', { entries: [{ permission: 'Read', filter: { subject: 'group', is: 'Administrators' } }, { permission: 'SetAcl', filter: { subject: 'group', is: 'Administrators' } }] });
    expect(saved.status).toBe(200);
    await administrator.put(`/objects/${id}/acl`, { scenario: 'Confidential' });
    expect((await counter.get(`/objects/${id}`)).status).toBe(404);
    const { revision } = saved.body as unknown as { revision: number };
    await administrator.with({ 'if-match': `"${revision}"` }).put('/admin/access-schemes/identity/scenarios/Confidential', { entries: [{ permission: 'Read', filter: EVERYONE }, { permission: 'SetAcl', filter: { subject: 'group', is: 'Administrators' } }] });
    expect((await counter.get(`/objects/${id}`)).status).toBe(200);
    expect((await administrator.delete('/admin/access-schemes/identity/scenarios/Confidential')).status).toBe(409);
    await administrator.put(`/objects/${id}/acl`, {});
    expect((await administrator.delete('/admin/access-schemes/identity/scenarios/Confidential')).status).toBe(204);
  });

  it('is shared: a distribution list adds rights and takes none away', async () => {
    const { id } = somebody(5);
    expect((await plain.get(`/objects/${id}/history`)).status).toBe(403);
    const shared = await administrator.put(`/objects/${id}/distribution-list`, { entries: [{ identityId: plain.accountId, rights: ['modify'] }] });
    expect(shared.body).toMatchObject({ distributionList: [{ identityId: plain.accountId, rights: ['modify'] }] });
    const { hidden = {} } = detail(await plain.get(`/objects/${id}`));
    expect(Object.values(hidden)).not.toContain('Read');
    expect((await counter.get(`/objects/${id}`)).status).toBe(200);
    await administrator.put(`/objects/${id}/distribution-list`, { entries: [] });
    expect(Object.values(detail(await plain.get(`/objects/${id}`)).hidden ?? {})).toContain('Read');
  });

  it('has the filter of one right overwritten, widened and narrowed', async () => {
    const { id } = somebody(6);
    const may = async () => (await plain.get(`/objects/${id}/history`)).status === 200;
    const patch = (mode: string, filter: object) => administrator.patch(`/objects/${id}/acl/ReadHistory`, { mode, filter });
    await patch('overwrite', { subject: 'group', is: 'Designers' });
    expect(await may()).toBe(false);
    await patch('or', EVERYONE);
    expect(await may()).toBe(true);
    await patch('and', { subject: 'group', is: 'Designers' });
    expect(await may()).toBe(false);
    await administrator.put(`/objects/${id}/acl`, {});
  });

  it('is changed by nobody without the right, and refuses what makes no sense', async () => {
    const { id } = somebody(7);
    expect((await counter.put(`/objects/${id}/acl`, {})).status).toBe(403);
    expect((await plain.get(`/objects/${id}/acl`)).status).toBe(403);
    expect((await administrator.put(`/objects/${id}/acl`, { scenario: 'None' })).status).toBe(422);
    expect((await administrator.put(`/objects/${id}/acl`, { entries: [{ permission: 'Read', filter: { subject: 'hat', is: 'x' } }] })).status).toBe(422);
    expect((await administrator.put(`/objects/${id}/acl`, { entries: [{ permission: 'Read', filter: EVERYONE, relations: ['friend'] }] })).status).toBe(422);
    expect((await administrator.patch(`/objects/${id}/acl/Fly`, { mode: 'or', filter: EVERYONE })).status).toBe(404);
    expect((await administrator.put(`/objects/${id}/distribution-list`, { entries: [{ identityId: '01900000-0000-7000-8000-000000000000', rights: ['read'] }] })).status).toBe(422);
    const twice = [{ identityId: plain.accountId, rights: ['read'] }, { identityId: plain.accountId.toUpperCase(), rights: ['modify'] }];
    expect(await administrator.put(`/objects/${id}/distribution-list`, { entries: twice })).toMatchObject({ status: 422, body: { faults: [{ pointer: '/entries/1/identityId' }] } });
  });

  it('of a type that permissions alone decide about is closed to others, or shared, by administrators only', async () => {
    const auditor = await server.withRoles('auditor');
    const [card] = listed(await auditor.get('/objects?type=temporary-card&limit=1')).items;
    const path = `/objects/${card?.id ?? ''}`;
    const mine = { entries: [{ permission: 'Read', filter: { subject: 'identity', is: auditor.accountId } }] };
    expect((await auditor.put(`${path}/acl`, mine)).status).toBe(403);
    expect((await auditor.patch(`${path}/acl/Read`, { mode: 'overwrite', filter: { subject: 'identity', is: auditor.accountId } })).status).toBe(403);
    expect((await auditor.put(`${path}/distribution-list`, { entries: [] })).status).toBe(403);
    expect((await administrator.get(path)).status).toBe(200);
  });
});

describe('a model', () => {
  type Acl = { follows: string; model?: { id: string; name: string }; scheme: { level: string; name: string } };
  const aclOf = async (id: string) => (await administrator.get(`/objects/${id}/acl`)).body as unknown as Acl;
  const readers = { entries: ['Read', 'ReadHistory', 'Number', 'SetAcl', 'Customize'].map((permission) => ({ permission, filter: { subject: 'group', is: 'Administrators' } })) };
  const make = async (body: object) => (await administrator.post('/admin/object-models/identity', body)).body as unknown as { id: string; revision: number };
  let board: { id: string; revision: number };

  beforeAll(async () => {
    await administrator.with({ 'if-match': '"0"' }).put('/admin/access-schemes/identity/scenarios/Board', readers);
    board = await make({ name: 'Board', scenario: 'Board', numbers: { prefix: 'B-', digits: 3 } });
  });

  it('brings its scenario to whatever becomes one of it, and takes it along again', async () => {
    const { id } = somebody(9);
    expect((await plain.post(`/objects/${id}/customize`, { model: board.id })).body).toMatchObject({ reason: 'forbidden', details: { title: 'Identities: give another model' } });
    expect((await administrator.post(`/objects/${id}/customize`, { model: board.id })).status).toBe(200);
    expect(await aclOf(id)).toMatchObject({ follows: 'model', model: { name: 'Board' }, scheme: { level: 'scenario', name: 'Board' } });
    expect((await counter.get(`/objects/${id}`)).status).toBe(404);
    expect((await administrator.get(`/objects/${id}/history`)).text).toContain('"object.customized"');
    expect((await administrator.post(`/objects/${id}/customize`)).status).toBe(200);
    expect(await aclOf(id)).toMatchObject({ follows: 'model', scheme: { level: 'model' } });
    expect((await counter.get(`/objects/${id}`)).status).toBe(200);
    expect((await administrator.post(`/objects/${id}/customize`, { model: newId() })).status).toBe(404);
  });

  it('is what an object follows again that had entries of its own', async () => {
    const { id } = somebody(9);
    await administrator.post(`/objects/${id}/customize`, { model: board.id });
    await administrator.put(`/objects/${id}/acl`, { entries: [...readers.entries, { permission: 'Read', filter: EVERYONE }] });
    expect(await aclOf(id)).toMatchObject({ follows: 'own', model: { name: 'Board' } });
    await administrator.put(`/objects/${id}/acl`, {});
    expect(await aclOf(id)).toMatchObject({ follows: 'model', scheme: { name: 'Board' } });
  });

  it('numbers its objects by itself, without gaps', async () => {
    const numbers = [];
    for (const { id } of [somebody(9), somebody(10)]) {
      await administrator.post(`/objects/${id}/customize`, { model: board.id });
      numbers.push(((await administrator.post(`/objects/${id}/number`)).body as unknown as { common: { number: string } }).common.number);
    }
    expect(numbers).toEqual(['B-001', 'B-002']);
    await administrator.post(`/objects/${somebody(10).id}/customize`);
  });

  it('keeps its scenario while objects are of it, and is not taken away from them', async () => {
    const change = (body: object, revision = board.revision) => administrator.with({ 'if-match': `"${revision}"` }).put(`/admin/object-models/identity/${board.id}`, body);
    expect(await change({ name: 'Board' })).toMatchObject({ status: 409, body: { reason: 'model-in-use' } });
    expect((await administrator.delete(`/admin/object-models/identity/${board.id}`)).body).toMatchObject({ reason: 'model-in-use' });
    expect((await administrator.delete('/admin/access-schemes/identity/scenarios/Board')).body).toMatchObject({ reason: 'scheme-in-use' });
    expect((await administrator.post('/admin/object-models/identity', { name: 'board' })).body).toMatchObject({ reason: 'model-taken' });
    expect((await administrator.post('/admin/object-models/identity', { name: 'Other', numbers: { prefix: 'B-', digits: 3 } })).body).toMatchObject({ reason: 'model-taken' });
    for (const wrong of [{ name: ' ' }, { name: 'X', scenario: 'None' }, { name: 'X', numbers: { prefix: 'b', digits: 3 } }, { name: 'X', numbers: 'B' }]) {
      expect((await administrator.post('/admin/object-models/identity', wrong)).status).toBe(422);
    }
    expect((await change({ name: 'Board', scenario: 'Board' }, 7)).body).toMatchObject({ reason: 'revision-conflict', current: { name: 'Board', used: true } });
    await administrator.post(`/objects/${somebody(9).id}/customize`);
    expect((await administrator.delete(`/admin/object-models/identity/${board.id}`)).status).toBe(204);
    expect((await administrator.delete('/admin/access-schemes/identity/scenarios/Board')).status).toBe(204);
  });
});

describe('who can', () => {
  it('lists those whom the scheme, their own record, or the distribution list gives a right', async () => {
    const { id } = somebody(11);
    const people = async (right: string, object = id) => ((await administrator.get(`/objects/${object}/acl/${right}/people?limit=200`)).body as unknown as { items: { identityId: string }[] }).items.map(({ identityId }) => identityId);
    expect(await people('ReadHistory')).toEqual(expect.arrayContaining([administrator.accountId, counter.accountId]));
    expect(await people('ReadHistory')).not.toContain(plain.accountId);
    expect(await people('ReadHistory', plain.accountId)).toContain(plain.accountId);
    await administrator.put(`/objects/${id}/distribution-list`, { entries: [{ identityId: plain.accountId, rights: ['modify'] }] });
    expect(await people('Update')).toContain(plain.accountId);
    expect(await people('Delete')).not.toContain(plain.accountId);
    await administrator.put(`/objects/${id}/distribution-list`, { entries: [] });
    // The same as "Why?" says: nobody whose roles do not let them, and nobody who cannot sign in.
    const [reader, cold] = [await server.withPermissions('identity:read'), await server.withRoles('operator')];
    await administrator.put(`/objects/${id}/acl`, { entries: [...['List', 'Read', 'Lock'].map((permission) => ({ permission, filter: EVERYONE })), { permission: 'SetAcl', filter: { subject: 'group', is: 'Administrators' } }] });
    expect(await people('Read')).toEqual(expect.arrayContaining([reader.accountId, cold.accountId, counter.accountId]));
    await administrator.post(`/objects/${cold.accountId}/freeze`);
    expect(await people('Read')).not.toContain(cold.accountId);
    expect(await people('Lock')).toContain(counter.accountId);
    expect(await people('Lock')).not.toContain(reader.accountId);
    await administrator.put(`/objects/${id}/acl`, {});
    expect((await plain.get(`/objects/${id}/acl/Read/people`)).status).toBe(403);
    expect((await administrator.get(`/objects/${id}/acl/Fly/people`)).status).toBe(404);
  });
});

describe('why', () => {
  const why = (person: string, object: string, permission: string) => administrator.get(`/access/why?person=${person}&object=${object}&permission=${permission}`);

  it('names the rule that allows, the one that is missing, and who can grant it', async () => {
    const { id } = somebody(8);
    expect((await why(counter.accountId, id, 'Read')).body).toMatchObject({ allowed: true, rule: 'entry', entry: { permission: 'Read', filter: { subject: 'group', is: 'Configurators' } } });
    expect((await why(plain.accountId, id, 'Read')).body).toMatchObject({ allowed: false, rule: 'no-entry', grantors: ['Administrators'] });
    await counter.post(`/objects/${id}/lock`);
    expect((await why(administrator.accountId, id, 'Update')).body).toMatchObject({ allowed: false, rule: 'state' });
    await counter.post(`/objects/${id}/unlock`);
    expect((await plain.get(`/access/why?person=${plain.accountId}&object=${id}&permission=Read`)).status).toBe(403);
  });

  const whyNot = async (person: string, object: string, permission: string) => (await why(person, object, permission)).body as unknown as { allowed: boolean; rule: string; text: string; grantors?: string[]; entry?: object };

  it('says no, and why, when a scheme allows what no role of theirs lets them do', async () => {
    const { id } = somebody(8);
    const blind = await server.withPermissions('account:read');
    await administrator.put(`/objects/${id}/acl`, { entries: ['List', 'Read', 'Update', 'Lock', 'ReadHistory'].map((permission) => ({ permission, filter: EVERYONE })).concat([{ permission: 'SetAcl', filter: { subject: 'group', is: 'Administrators' } as never }]) });
    expect(await whyNot(blind.accountId, id, 'Read')).toMatchObject({
      allowed: false, rule: 'missing-permission', entry: { permission: 'Read' }, grantors: ['Administrator'],
      text: 'The scheme "Own entries" allows it, but no role of this person holds the permission "Identities: see".',
    });
    const reader = await server.withPermissions('identity:read', 'identity:edit');
    expect(await whyNot(reader.accountId, id, 'ReadHistory')).toMatchObject({ allowed: true, rule: 'entry' });
    expect(await whyNot(reader.accountId, id, 'Update')).toMatchObject({ allowed: true, rule: 'entry' });
    expect(await whyNot(reader.accountId, id, 'Lock')).toMatchObject({ allowed: false, rule: 'missing-permission', text: expect.stringContaining('"Identities: keep for oneself"') });
    expect((await reader.post(`/objects/${id}/lock`)).status).toBe(403);
    const idle = await server.withPermissions('identity:read');
    expect(await whyNot(idle.accountId, id, 'Update')).toMatchObject({ allowed: false, rule: 'missing-permission', text: expect.stringMatching(/none of these.*"Edit user"/) });
    await administrator.put(`/objects/${id}/acl`, {});
  });

  it('says no, and why, of whoever cannot sign in, and of what is locked or frozen', async () => {
    const { id } = somebody(12);
    const record = somebody(13);
    await administrator.put(`/objects/${id}/acl`, { entries: [...['Read', 'Freeze', 'Lock', 'Update'].map((permission) => ({ permission, filter: EVERYONE })), { permission: 'SetAcl', filter: { subject: 'group', is: 'Administrators' } }] });
    expect(await whyNot(record.id, id, 'Read')).toMatchObject({ allowed: false, rule: 'no-account', text: 'The scheme "Own entries" allows it, but this person has no account to sign in with.' });
    const gone = await server.withRoles('operator');
    expect(await whyNot(gone.accountId, id, 'Read')).toMatchObject({ allowed: true });
    await administrator.patch(`/admin/accounts/${gone.accountId}`, { disabled: true });
    expect(await whyNot(gone.accountId, id, 'Read')).toMatchObject({ allowed: false, rule: 'no-account' });
    const cold = await server.withRoles('operator');
    await administrator.post(`/objects/${cold.accountId}/freeze`);
    expect(await whyNot(cold.accountId, id, 'Read')).toMatchObject({ allowed: false, rule: 'signed-out', text: expect.stringContaining('frozen') });
    await administrator.post(`/objects/${id}/lock`);
    expect((await whyNot(counter.accountId, id, 'Update')).text).toMatch(/^Ada works on it since .*\. A lock stands before every scheme\.$/);
    await administrator.post(`/objects/${id}/unlock`);
    await administrator.post(`/objects/${id}/freeze`);
    expect((await whyNot(administrator.accountId, id, 'Update')).text).toMatch(/^It was frozen by Ada .*\. A freeze stands before every scheme\.$/);
    expect((await whyNot(counter.accountId, id, 'SetAcl')).text).toContain('only administrators');
    await administrator.post(`/objects/${id}/unfreeze`);
    await administrator.put(`/objects/${id}/acl`, {});
  });

  it('lets the administrator of the house pass every scheme, and Automation none', async () => {
    const { id } = somebody(8);
    const all = listed(await administrator.get('/objects?type=identity&limit=200')).items as unknown as { id: string; common: { builtIn?: string } }[];
    const house = all.find(({ common }) => common.builtIn === 'administrator');
    await administrator.put(`/objects/${id}/acl`, { entries: [{ permission: 'List', filter: { subject: 'group', is: 'Administrators' } }, { permission: 'SetAcl', filter: { subject: 'group', is: 'Administrators' } }] });
    expect((await why(house?.id ?? '', id, 'Update')).body).toMatchObject({ allowed: true, rule: 'built-in-administrator' });
    const { access } = server.house.app.get<Engine>(ENGINE);
    expect((await access.decide(systemActor, { id, objectType: 'identity' }, 'Update')).allowed).toBe(true);
    const record = { id, objectType: 'identity', schemeId: (await access.at()).schemeOf({ objectType: 'identity' }).id };
    expect((await access.decide(systemActor, record, 'Freeze')).allowed).toBe(false);
    await administrator.put(`/objects/${id}/acl`, {});
  });
});
