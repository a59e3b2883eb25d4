import type { Answer, Client } from '../testing/client.js';
import { TestServer } from '../testing/test-server.js';

type Thing = { readonly id: string; readonly label: string; readonly attributes: Record<string, unknown>; readonly common: Record<string, unknown>; readonly hidden?: Record<string, string>; readonly missingRights?: string[]; readonly more?: object };

const ADMINISTRATORS = { subject: 'group', is: 'Administrators' };
const FOR_ADMINISTRATORS = ['List', 'Read', 'ReadHistory', 'Update', 'SetAcl'].map((permission) => ({ permission, filter: ADMINISTRATORS }));

let server: TestServer;
let administrator: Client;
let counter: Client;
let auditor: Client;
let entries: Record<string, string>;

const as = <R>(answer: Answer) => answer.body as unknown as R;
const itemsOf = (answer: Answer) => as<{ items: Thing[] }>(answer).items;

async function putOn(type: string, place: string, ...useCases: string[]): Promise<Record<string, string>> {
  const { lists } = as<{ lists: { place: string; revision: number }[] }>(await administrator.get(`/admin/process-lists/${type}`));
  const revision = lists.find((one) => one.place === place)?.revision ?? 0;
  const saved = await administrator.with({ 'if-match': `"${revision}"` })
    .put(`/admin/process-lists/${type}/${place}`, { entries: useCases.map((useCase) => ({ useCase, enabled: true, options: {} })) });
  return Object.fromEntries(as<{ entries: { useCase: string; id: string }[] }>(saved).entries.map(({ useCase, id }) => [useCase, id]));
}

async function carryOut(useCase: string, subjectIds: readonly string[], input: object): Promise<string> {
  const done = await administrator.post('/runs', { entryId: entries[useCase], subjectIds, input, submit: true });
  expect([useCase, done.status, done.text]).toEqual([useCase, 201, done.text]);
  return as<{ outcome: { objects: Thing[] } }>(done).outcome.objects[0]?.id ?? '';
}

const newPerson = (name: string, more: object = {}): Promise<string> => carryOut('UsersProcCreate', [], { name, source: 'IDM', ...more });
const position = async (name: string): Promise<string> => String((await administrator.post('/admin/organisation/elements', { kind: 'position', name })).body['id']);
const hide = async (id: string): Promise<void> => {
  expect((await administrator.put(`/objects/${id}/acl`, { entries: FOR_ADMINISTRATORS })).status).toBe(200);
};

beforeAll(async () => {
  server = await TestServer.open();
  [administrator, counter, auditor] = await Promise.all([server.withRoles('administrator'), server.withRoles('operator'), server.withRoles('auditor')]);
  entries = {
    ...(await putOn('identity', 'new', 'UsersProcCreate')), ...(await putOn('identity', 'active', 'UsersProcEdit', 'IdentityProcSetIdentification')),
    ...(await putOn('temporary-card', 'unassigned', 'TempCardsProcAssign')),
  };
}, 60_000);
afterAll(() => server.close());

describe('a card in the hand of somebody who may not be seen', () => {
  let holder: string;
  let card: Thing;

  beforeAll(async () => {
    holder = await newPerson('Xaverius Hidden');
    const [free] = itemsOf(await administrator.get('/objects?type=temporary-card&state=unassigned&limit=1'));
    await carryOut('TempCardsProcAssign', [free?.id ?? ''], { holder });
    await hide(holder);
    card = as<Thing>(await administrator.get(`/objects/${free?.id ?? ''}`));
    expect(card.attributes).toMatchObject({ holder, holderName: 'Xaverius Hidden' });
  });

  const expectSilent = ({ status, text }: Answer): void => {
    expect(status).toBe(200);
    expect(text).not.toContain(holder);
    expect(text).not.toContain('Xaverius');
  };

  it('does not name them: not on its page, in lists, files and its history', async () => {
    const page = await counter.get(`/objects/${card.id}`);
    expectSilent(page);
    expect(as<Thing>(page)).toMatchObject({ label: card.label, hidden: { holder: 'List', holderName: 'List' } });
    expect(as<Thing>(page).missingRights ?? []).toEqual([]);
    const history = `/objects/${card.id}/history`;
    expect((await administrator.get(history)).text).toContain('Xaverius');
    for (const path of ['/objects?type=temporary-card&state=assigned', '/objects/export?type=temporary-card&state=assigned&format=csv', history]) expectSilent(await counter.get(path));
  });

  it('is found by its number, but not by them', async () => {
    const found = async (who: Client, query: string) => itemsOf(await who.get(`/objects?type=temporary-card&${query}`)).map(({ id }) => id);
    for (const query of ['text=xaverius', 'text=xaveriuz', `attr.holder=${holder}`, 'attr.holderName=Xaverius%20Hidden']) {
      expect([query, await found(administrator, query)]).toEqual([query, [card.id]]);
      expect([query, await found(counter, query)]).toEqual([query, []]);
    }
    expect(await found(counter, 'sort=holderName&limit=200')).not.toContain(card.id);
    expect(await found(counter, `text=${card.label}`)).toEqual([card.id]);
    expect(await found(counter, `attr.cardNumber=${card.label}`)).toEqual([card.id]);
    expect((await counter.get('/objects/export?type=temporary-card&text=xaverius&format=csv')).text).not.toContain(card.label);
  });

  it('names nobody to whoever may not read people at all', async () => {
    expectSilent(await (await server.withPermissions('temporary-card:read')).get(`/objects/${card.id}`));
    const seen = await newPerson('Yolanda Seen');
    const [free] = itemsOf(await administrator.get('/objects?type=temporary-card&state=unassigned&limit=1'));
    await carryOut('TempCardsProcAssign', [free?.id ?? ''], { holder: seen });
    expect(as<Thing>(await counter.get(`/objects/${free?.id ?? ''}`)).attributes).toMatchObject({ holder: seen, holderName: 'Yolanda Seen' });
    expect((await (await server.withPermissions('temporary-card:read')).get(`/objects/${free?.id ?? ''}`)).text).not.toContain('Yolanda');
  });
});

describe('somebody who may be listed, but not read', () => {
  it('is a name, a picture and a position: no number, and not who made or changed them', async () => {
    const id = await newPerson('Zita Listed');
    await administrator.post(`/objects/${id}/number`);
    await administrator.post('/admin/assignments', { identityId: id, positionId: await position('Listed clerk'), main: true });
    const read = as<Thing>(await administrator.get(`/objects/${id}`)).common;
    expect(read).toMatchObject({ number: expect.any(String), created: expect.any(Object), lastUpdated: expect.any(Object) });
    const [listed] = itemsOf(await auditor.get('/objects?type=identity&attr.name=Zita%20Listed'));
    for (const one of [as<Thing>(await auditor.get(`/objects/${id}`)), listed]) expect([one?.label, one?.common]).toEqual(['Zita Listed', {}]);
    expect(listed?.more).toEqual({ mainPosition: 'Listed clerk' });
    expect(itemsOf(await administrator.get('/objects?type=identity&attr.name=Zita%20Listed'))[0]?.more).toMatchObject({ mainPosition: 'Listed clerk', number: read['number'] });
  });
});

describe('somebody who may not be seen', () => {
  let id: string;
  beforeAll(async () => {
    id = await newPerson('Quirinus Unseen');
    await hide(id);
  });

  it('is in no list of holders and members, and is not counted there', async () => {
    const positionId = await position('Confidant');
    const assigned = await administrator.post('/admin/assignments', { identityId: id, positionId, main: true });
    const path = `/admin/assignments?positionId=${positionId}`;
    const members = (who: Client) => who.post('/admin/groups/members', { rule: { subject: 'position', is: positionId } });
    expect((await administrator.get(path)).text).toContain('Quirinus');
    expect(as<{ count: number }>(await members(administrator)).count).toBe(1);
    expect(itemsOf(await auditor.get(path))).toEqual([]);
    expect(await members(auditor)).toMatchObject({ status: 200, body: { count: 0, items: [] } });
    const manager = await server.withPermissions('organisation:read', 'organisation:manage', 'identity:read');
    const other = await position('Other');
    expect(await manager.post('/admin/assignments', { identityId: id, positionId: other, main: false })).toMatchObject({ status: 422, body: { faults: [{ reason: 'unknown-identity' }] } });
    expect((await manager.delete(`/admin/assignments/${String(assigned.body['id'])}`)).status).toBe(404);
  });

  it('has an account without a name', async () => {
    const other = await server.withRoles('operator');
    const renamed = await administrator.patch(`/admin/accounts/${other.accountId}`, { displayName: 'Wanda Veiled' });
    expect(renamed.status).toBe(200);
    const search = (who: Client) => who.get('/admin/accounts?text=veiled');
    expect((await search(auditor)).text).toContain('Wanda Veiled');
    await hide(other.accountId);
    expect((await search(administrator)).text).toContain('Wanda Veiled');
    expect(itemsOf(await search(auditor))).toEqual([]);
    const { text } = await auditor.get(`/admin/accounts?text=u${other.accountId}`);
    expect(text).toContain(other.accountId);
    expect(text).not.toContain('Veiled');
    expect(text).not.toContain('"Ada"');
  });

  it('is not among those who have a right, and not in their number', async () => {
    const shown = await newPerson('Rita Shown');
    await administrator.put(`/objects/${shown}/acl`, { entries: [...FOR_ADMINISTRATORS, { permission: 'Lock', filter: { subject: 'identity', is: counter.accountId } }, { permission: 'List', filter: { everyone: true } }] });
    const people = (who: Client) => who.get(`/objects/${shown}/acl/Lock/people`);
    expect((await people(auditor)).body).toMatchObject({ count: 1 });
    await hide(counter.accountId);
    expect((await people(administrator)).body).toMatchObject({ count: 1 });
    expect((await people(auditor)).body).toMatchObject({ count: 0, items: [] });
    await administrator.put(`/objects/${counter.accountId}/acl`, {});
  });
});

describe('the audit', () => {
  it('tells nobody what stands on people whom they may not read, and no identification data', async () => {
    const id = await newPerson('Ugo Audited', { organisationalUnit: 'Ugo department' });
    await carryOut('IdentityProcSetIdentification', [id], { identificationCode: 'UGO-77' });
    const told = async (who: Client) => {
      const { status, text } = await who.get(`/admin/audit?objectId=${id}`);
      return [status, ...['object.created', 'Ugo Audited', 'Ugo department', 'UGO-77'].filter((one) => text.includes(one))];
    };
    const reader = await server.withRoles('auditor', 'operator');
    expect(await told(administrator)).toEqual([200, 'object.created', 'Ugo Audited', 'Ugo department', 'UGO-77']);
    expect(await told(auditor)).toEqual([200, 'object.created', 'Ugo Audited']);
    expect(await told(reader)).toEqual([200, 'object.created', 'Ugo Audited', 'Ugo department']);
    await hide(id);
    expect(await told(administrator)).toEqual([200, 'object.created', 'Ugo Audited', 'Ugo department']);
    expect(await told(reader)).toEqual([200, 'object.created']);
  });
});
