import { ObjectQueries } from '@tessera/store';
import type { Answer, Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';

let server: TestServer;
let manager: Client;
const made = new Map<string, string>();
const idOf = (name: string): string => made.get(name) ?? '';
const seen = (client: Client, revision: number): Client => client.with({ 'if-match': `"${revision}"` });
const faultsOf = (answer: Answer): readonly { pointer: string; reason: string }[] =>
  (answer.body['faults'] as unknown as { pointer: string; reason: string }[] | undefined) ?? [];

async function element(kind: string, name: string, superior?: string): Promise<string> {
  const answer = await manager.post('/admin/organisation/elements', { kind, name, ...(superior ? { superiorId: idOf(superior) } : {}) });
  expect(answer.status).toBe(201);
  made.set(name, String(answer.body['id']));
  return idOf(name);
}

const assign = (identityId: string, position: string, terms: object = {}): Promise<Answer> =>
  manager.post('/admin/assignments', { identityId, positionId: idOf(position), main: false, ...terms });

let people: readonly string[];
let switcher: string;

beforeAll(async () => {
  server = await TestServer.open();
  await server.openScheme('identity');
  manager = await server.withRoles('administrator');
  const { items } = await server.house.app.get(ObjectQueries).search({ objectType: 'identity', state: 'active', limit: 9 });
  people = items.map(({ id }) => id);
  await element('organisation', 'Test house');
  await element('unit', 'Test registry', 'Test house');
  await element('position', 'Test head', 'Test registry');
  await element('position', 'Test clerk', 'Test head');
}, 60_000);
afterAll(() => server.close());

describe('the organisation chart', () => {
  it('tells everything wrong with an element, and where', async () => {
    const blank = await manager.post('/admin/organisation/elements', { kind: 'king', name: '  ', superiorId: 'x' });
    expect(blank.status).toBe(422);
    expect(faultsOf(blank).map(({ pointer }) => pointer).sort()).toEqual(['/kind', '/name', '/superiorId']);
    const round = await seen(manager, 1).put(`/admin/organisation/elements/${idOf('Test head')}`, { name: 'Test head', superiorId: idOf('Test clerk') });
    expect([round.status, faultsOf(round)]).toEqual([422, [expect.objectContaining({ pointer: '/superiorId', reason: 'superior-below' })]]);
  });

  it('is renamed and pruned with a line in the audit, by whoever saw it last', async () => {
    const id = await element('unit', 'Archive', 'Test house');
    const saved = await seen(manager, 1).put(`/admin/organisation/elements/${id}`, { name: 'Archives', shortName: 'ARC', superiorId: idOf('Test house') });
    expect(saved.body).toMatchObject({ name: 'Archives', shortName: 'ARC', revision: 2, kind: 'unit' });
    expect((await seen(manager, 1).put(`/admin/organisation/elements/${id}`, { name: 'Mine' })).status).toBe(409);
    expect((await manager.delete(`/admin/organisation/elements/${idOf('Test registry')}`)).body['reason']).toBe('element-in-use');
    expect((await manager.delete(`/admin/organisation/elements/${id}`)).status).toBe(204);
    const { items } = (await manager.get(`/admin/audit?objectId=${id}`)).body as unknown as { items: { action: string }[] };
    expect(items.map(({ action }) => action)).toEqual(['organisation.element-removed', 'organisation.element-changed', 'organisation.element-created']);
  });

  it('may be seen by whoever may read it and changed by whoever may manage it', async () => {
    const reader = await server.withPermissions('organisation:read');
    expect((await reader.get('/admin/organisation')).status).toBe(200);
    expect((await reader.post('/admin/organisation/elements', { kind: 'unit', name: 'X' })).status).toBe(403);
    expect((await (await server.withRoles('operator')).get('/admin/organisation')).status).toBe(403);
  });
});

describe('an assignment', () => {
  it('begins before it ends, and ties a person to a position', async () => {
    const [person = ''] = people;
    expect(faultsOf(await assign(person, 'Test clerk', { from: '2026-02-01', to: '2026-01-31' }))).toMatchObject([{ pointer: '/to', reason: 'before-beginning' }]);
    expect(faultsOf(await assign(person, 'Test clerk', { from: '2026-02-30' }))).toMatchObject([{ pointer: '/from' }]);
    expect(faultsOf(await assign(person, 'Test registry'))).toMatchObject([{ pointer: '/positionId', reason: 'not-a-position' }]);
    expect(faultsOf(await assign(idOf('Test head'), 'Test clerk'))).toMatchObject([{ pointer: '/identityId', reason: 'unknown-identity' }]);
  });

  it('outside its days is shown, but does not count', async () => {
    const client = await server.withRoles('operator');
    const gone = await assign(client.accountId, 'Test clerk', { to: '2020-12-31', main: true });
    expect(gone.body).toMatchObject({ active: false, main: true, to: '2020-12-31' });
    expect((await client.get('/me')).body['assignments']).toEqual([]);
    const changed = await seen(manager, 1).put(`/admin/assignments/${String(gone.body['id'])}`, { main: true });
    expect(changed.body).toMatchObject({ active: true, revision: 2 });
    expect((await client.get('/me')).body['assignments']).toMatchObject([{ position: { name: 'Test clerk' }, unit: 'Test registry', active: true }]);
    expect((await manager.delete(`/admin/assignments/${String(gone.body['id'])}`)).status).toBe(204);
    expect((await client.get('/me')).body['assignments']).toEqual([]);
  });

  it('is switched by the person, with effect from the next click on, and what they do then says in which position', async () => {
    const [, , , other = ''] = people;
    const client = await server.withPermissions('identity:read', 'identity:freeze');
    // The identity of a new account has its id.
    const person = client.accountId;
    switcher = person;
    await assign(person, 'Test head', { main: true });
    const second = await assign(person, 'Test clerk');
    const me = (await client.get('/me')).body['assignments'] as unknown as { id: string; active: boolean }[];
    expect(me.map(({ active }) => active)).toEqual([true, false]);
    const switched = await client.put('/sessions/current/assignment', { assignmentId: second.body['id'] });
    expect(switched.body['assignments']).toMatchObject([{ active: false }, { active: true, position: { name: 'Test clerk' } }]);
    const frozen = await client.post(`/objects/${other}/freeze`, {});
    expect(frozen.body['common']).toMatchObject({ frozen: { position: { id: idOf('Test clerk'), name: 'Test clerk' } } });
    await seen(manager, 1).put(`/admin/organisation/elements/${idOf('Test clerk')}`, { name: 'Desk clerk', superiorId: idOf('Test head') });
    const { items } = (await client.get(`/objects/${other}/history`)).body as unknown as { items: object[] };
    expect(items[0]).toMatchObject({ action: 'object.frozen', actorPosition: 'Test clerk' });
    expect((await client.get('/me')).body['assignments']).toMatchObject([{}, { position: { name: 'Desk clerk' } }]);
    expect((await client.put('/sessions/current/assignment', { assignmentId: idOf('Test clerk') })).status).toBe(422);
  });
});

describe('a group', () => {
  const members = async (rule: object): Promise<{ count: number; items: { name: string; positions: { name: string }[] }[] }> =>
    (await manager.post('/admin/groups/members', { rule })).body as never;

  it('shows who is in while its rule is written', async () => {
    const person = people[5] ?? '';
    await assign(person, 'Test head', { main: true });
    const under = await members({ all: [{ subject: 'unit', is: idOf('Test house') }, { not: { subject: 'identity', is: switcher } }] });
    expect(under).toMatchObject({ count: 1, items: [{ positions: [{ name: 'Test head' }] }] });
    expect((await members({ not: { everyone: true } })).count).toBe(0);
  });

  it('is refused with the place of what does not exist', async () => {
    const rule = { any: [{ subject: 'role', is: 'pope' }, { subject: 'unit', is: idOf('Test head') }, { subject: 'group', is: 'Everyone' }] };
    const answer = await manager.post('/admin/groups', { name: 'Curia', rule });
    expect(faultsOf(answer).map(({ pointer }) => pointer)).toEqual(['/rule/any/0/is', '/rule/any/1/is']);
    expect(faultsOf(await manager.post('/admin/groups', { name: 'Curia', rule: { some: 1 } }))).toMatchObject([{ pointer: '/rule', reason: 'not-a-rule' }]);
  });

  it('is made, changed and removed; those of every house stay', async () => {
    const rule = { subject: 'role', is: 'operator' };
    expect((await manager.post('/admin/groups', { name: 'Counter', rule })).status).toBe(201);
    expect((await manager.post('/admin/groups', { name: 'COUNTER', rule })).body['reason']).toBe('group-name-taken');
    expect((await manager.post('/admin/groups', { name: 'administrators', rule })).body['reason']).toBe('group-name-taken');
    expect((await seen(manager, 1).put('/admin/groups/Counter', { name: 'Counter', rule: { subject: 'group', is: 'Counter' } })).body['reason']).toBe('group-circle');
    expect((await seen(manager, 1).put('/admin/groups/Counter', { name: 'The counter', rule })).body).toMatchObject({ name: 'The counter', revision: 2 });
    expect((await manager.delete('/admin/groups/The%20counter')).status).toBe(204);
    expect((await manager.delete('/admin/groups/Designers')).body['reason']).toBe('built-in-group');
    expect((await seen(manager, 1).put('/admin/groups/Everyone', { name: 'Everyone', rule })).body['reason']).toBe('everyone-fixed');
  });

  it('of administrators changes only by somebody who may do everything and stays in it', async () => {
    const clerk = await server.withPermissions('organisation:manage');
    expect((await seen(clerk, 1).put('/admin/groups/Administrators', { name: 'Administrators', rule: { everyone: true } })).status).toBe(403);
    const out = await seen(manager, 1).put('/admin/groups/Administrators', { name: 'Administrators', rule: { subject: 'role', is: 'operator' } });
    expect(out.body['reason']).toBe('own-access');
  });
});
