import { AccessSchemes, Accounts, ObjectQueries } from '@tessera/store';
import { newId } from '../house/new-id.js';
import { pdf } from '../http/files/testing/samples.js';
import type { Answer, Client } from '../testing/client.js';
import { TestServer } from '../testing/test-server.js';
import { auditLine } from './audit-line.js';

type Person = { readonly id: string; readonly label: string; readonly attributes: Record<string, unknown>; readonly common: Record<string, unknown> };
type Step = { readonly fields: Record<string, { readonly initial?: unknown }> };
type Run = { readonly id: string; readonly step: Step; readonly input: Record<string, unknown>; readonly subjects: readonly Person[] };

const EVERYONE = { everyone: true };
const ADMINISTRATORS = { subject: 'group', is: 'Administrators' };
const toAll = (...rights: string[]) => rights.map((permission) => ({ permission, filter: EVERYONE }));
const toAdministrators = ['List', 'Read', 'Update', 'SetAcl'].map((permission) => ({ permission, filter: ADMINISTRATORS }));

let server: TestServer;
let administrator: Client;
let counter: Client;
let people: readonly Person[];
let entries: Record<string, string>;
let used = 0;

const as = <R>(answer: Answer) => answer.body as unknown as R;
const putOn = async (type: string, place: string, ...useCases: string[]) => {
  const { lists } = as<{ lists: { place: string; revision: number }[] }>(await administrator.get(`/admin/process-lists/${type}`));
  const revision = lists.find((one) => one.place === place)?.revision ?? 0;
  const saved = await administrator.with({ 'if-match': `"${revision}"` })
    .put(`/admin/process-lists/${type}/${place}`, { entries: useCases.map((useCase) => ({ useCase, enabled: true, options: {} })) });
  return Object.fromEntries(as<{ entries: { useCase: string; id: string }[] }>(saved).entries.map(({ useCase, id }) => [useCase, id]));
};

beforeAll(async () => {
  server = await TestServer.open();
  [administrator, counter] = await Promise.all([server.withRoles('administrator'), server.withRoles('operator')]);
  entries = {
    ...(await putOn('identity', 'active', 'UsersProcEdit', 'IdentityProcSetServiceEmail')),
    ...(await putOn('temporary-card', 'unassigned', 'TempCardsProcAssign', 'TempCardsProcLock')),
  };
  const all = as<{ items: Person[] }>(await administrator.get('/objects?type=identity&state=active&limit=100')).items;
  people = all.filter(({ attributes }) => attributes['email'] !== undefined);
}, 60_000);
afterAll(() => server.close());

/** Somebody whom no other test looks at, under entries of their own if any are given. */
async function somebody(own?: readonly object[]): Promise<Person> {
  const person = people[used++];
  if (!person) throw new Error('the demo has too few people');
  if (own) expect((await administrator.put(`/objects/${person.id}/acl`, { entries: own })).status).toBe(200);
  return person;
}

async function tokenOf(owner: Client, ...scopes: string[]): Promise<Client> {
  const { token } = as<{ token: string }>(await owner.post('/tokens', { name: 'robot', scopes, expiresAt: new Date(Date.now() + 3_600_000).toISOString() }));
  return server.nobody.with({ authorization: `Bearer ${token}` });
}

const freeCard = async (index: number) => as<{ items: { id: string }[] }>(await administrator.get('/objects?type=temporary-card&state=unassigned')).items[index]?.id ?? '';

describe('whoever may only list somebody', () => {
  it('does not learn what files are attached to them', async () => {
    const { id } = await somebody();
    await administrator.sendFile(`/objects/${id}/attachments`, pdf('a letter'), 'dismissal.pdf');
    const plain = await server.withPermissions('identity:read');
    expect((await administrator.get(`/objects/${id}`)).text).toContain('dismissal.pdf');
    expect((await plain.get(`/objects/${id}`)).text).not.toContain('dismissal.pdf');
    expect((await plain.get('/objects?type=identity&state=active&limit=200')).text).not.toContain('dismissal.pdf');
  });
});

describe('whoever shares an object', () => {
  it('does not learn who people are whom they may not see, neither by trying nor from the list', async () => {
    const shared = await somebody([...toAdministrators, ...toAll('List', 'SetDistributionList')]);
    const hidden = await somebody(toAdministrators);
    const seen = await somebody();
    const share = (who: Client, ...ids: string[]) => who.put(`/objects/${shared.id}/distribution-list`, { entries: ids.map((identityId) => ({ identityId, rights: ['read'] })) });
    const tried = await share(counter, hidden.id);
    expect(tried).toMatchObject({ status: 422, body: { faults: [{ pointer: '/entries/0/identityId', reason: 'unknown-object' }] } });
    expect((await share(administrator, hidden.id)).status).toBe(200);
    expect((await counter.get(`/objects/${shared.id}/acl`)).text).not.toContain(hidden.label);
    // Who stands on the list already stays there, seen or not.
    const added = await share(counter, hidden.id, seen.id);
    expect(added.status).toBe(200);
    expect(added.text).not.toContain(hidden.label);
    expect(added.text).toContain(seen.label);
  });

  it('is told who has a right to it, but for those whom they may not see', async () => {
    const shared = await somebody([...toAdministrators, ...toAll('List', 'Read', 'SetDistributionList')]);
    const hidden = await server.withRoles('operator');
    const { label } = as<Person>(await administrator.get(`/objects/${hidden.accountId}`));
    const people = async () => as<{ items: { identityId: string }[] }>(await counter.get(`/objects/${shared.id}/acl/Read/people?limit=200`)).items.map(({ identityId }) => identityId);
    expect(label).not.toBe('');
    expect(await people()).toContain(hidden.accountId);
    await administrator.put(`/objects/${hidden.accountId}/acl`, { entries: toAdministrators });
    expect(await people()).not.toContain(hidden.accountId);
    expect(await people()).toContain(counter.accountId);
  });

  it('shares with people, not with things', async () => {
    const { id } = await somebody();
    const sent = { entries: [{ identityId: await freeCard(0), rights: ['read'] }] };
    expect((await administrator.put(`/objects/${id}/distribution-list`, sent)).status).toBe(422);
  });
});

describe('a token', () => {
  it('that may only read changes nobody\'s access, whatever its owner may', async () => {
    const { id } = await somebody();
    const reading = await tokenOf(administrator, 'identity:read');
    expect((await reading.get(`/objects/${id}`)).status).toBe(200);
    expect((await reading.put(`/objects/${id}/acl`, { entries: toAll('Read') })).status).toBe(403);
    expect((await reading.patch(`/objects/${id}/acl/Read`, { mode: 'or', filter: EVERYONE })).status).toBe(403);
    expect((await reading.put(`/objects/${id}/distribution-list`, { entries: [] })).status).toBe(403);
    const writing = await tokenOf(administrator, 'identity:read', 'acl:write');
    expect((await writing.put(`/objects/${id}/acl`, {})).status).toBe(200);
  });

  it('sees and ends only those runs and batches of its owner that its scope is about', async () => {
    const { id } = await somebody();
    const run = as<Run>(await counter.post('/runs', { entryId: entries['UsersProcEdit'], subjectIds: [id] }));
    const batch = as<Run>(await counter.post('/batches', { entryId: entries['TempCardsProcLock'], subjectIds: [await freeCard(1)] }));
    const reading = await tokenOf(counter, 'identity:read');
    for (const answer of [await reading.get(`/runs/${run.id}`), await reading.delete(`/runs/${run.id}`), await reading.post(`/batches/${batch.id}/cancel`), await reading.get(`/batches/${batch.id}`)]) {
      expect(answer.status).toBe(404);
    }
    expect((await reading.get('/runs')).text).not.toContain(run.id);
    expect((await reading.get('/batches')).text).not.toContain(batch.id);
    const editing = await tokenOf(counter, 'identity:read', 'identity:edit');
    expect((await editing.get(`/runs/${run.id}`)).status).toBe(200);
  });
});

describe('a batch', () => {
  it('does not go on at the word of somebody whose permission was taken away', async () => {
    const role = await roleWith('temporary-card:read', 'temporary-card:lock-card');
    const clerk = await server.withRoles(role);
    const { id } = as<Run>(await clerk.post('/batches', { entryId: entries['TempCardsProcLock'], subjectIds: [await freeCard(3)] }));
    expect((await clerk.post(`/batches/${id}/pause`)).status).toBe(200);
    await administrator.patch(`/admin/accounts/${clerk.accountId}`, { roles: ['auditor'] });
    expect((await clerk.post(`/batches/${id}/resume`)).status).toBe(403);
    await administrator.patch(`/admin/accounts/${clerk.accountId}`, { roles: [role] });
    expect((await clerk.post(`/batches/${id}/resume`)).status).toBe(200);
  });
});

describe('a form', () => {
  it('begins with nothing that is blank for whoever fills it, and leaves what they cannot see as it is', async () => {
    const person = await somebody([...toAdministrators, ...toAll('List', 'Update')]);
    const run = as<Run>(await counter.post('/runs', { entryId: entries['UsersProcEdit'], subjectIds: [person.id] }));
    expect(run.step.fields['email']).not.toHaveProperty('initial');
    expect(JSON.stringify(run)).not.toContain(String(person.attributes['email']));
    const answered = await counter.put(`/runs/${run.id}/steps/0`, { values: { name: 'Ada Nuova', email: '', title: 'Dr.' } });
    expect(answered.text).not.toContain(String(person.attributes['email']));
    const done = await counter.post(`/runs/${run.id}/submit`);
    expect(done.status).toBe(200);
    expect(done.text).not.toContain(String(person.attributes['email']));
    expect((await counter.get(`/runs/${run.id}`)).text).not.toContain(String(person.attributes['email']));
    const { attributes } = as<Person>(await administrator.get(`/objects/${person.id}`));
    expect(attributes).toMatchObject({ name: 'Ada Nuova', title: 'Dr.', email: person.attributes['email'], lastName: person.attributes['lastName'] });
  });

  it('goes blank when the right to read is taken away while it is open', async () => {
    const person = await somebody();
    const run = as<Run>(await counter.post('/runs', { entryId: entries['UsersProcEdit'], subjectIds: [person.id] }));
    expect(run.step.fields['email']).toHaveProperty('initial', person.attributes['email']);
    await administrator.put(`/objects/${person.id}/acl`, { entries: toAdministrators });
    expect((await counter.get(`/runs/${run.id}`)).text).not.toContain(String(person.attributes['email']));
  });

  it('keeps to who somebody is now: a person whom they no longer see gets no card from them', async () => {
    const role = (await server.house.app.get(Accounts).read((await server.withPermissions('identity:read')).accountId))?.roles[0] ?? '';
    const clerk = await server.withRoles('operator', role);
    const person = await somebody([...toAdministrators, { permission: 'List', filter: { subject: 'role', is: role } }]);
    const run = as<Run>(await clerk.post('/runs', { entryId: entries['TempCardsProcAssign'], subjectIds: [await freeCard(2)] }));
    expect((await clerk.put(`/runs/${run.id}/steps/0`, { values: { holder: person.id } })).status).toBe(200);
    await administrator.patch(`/admin/accounts/${clerk.accountId}`, { roles: ['operator'] });
    const submitted = await clerk.post(`/runs/${run.id}/submit`);
    expect(submitted).toMatchObject({ status: 422, body: { faults: [{ pointer: '/holder', reason: 'unknown-object' }] } });
  });

  it('is not opened by whoever may change, but not read, objects of a type', async () => {
    const { id } = await somebody();
    const editor = await server.withRoles('operator');
    await administrator.patch(`/admin/accounts/${editor.accountId}`, { roles: [await roleWith('identity:edit')] });
    await administrator.put(`/objects/${id}/acl`, { entries: [...toAdministrators, ...toAll('List', 'Read', 'Update')] });
    const opened = await editor.post('/runs', { entryId: entries['UsersProcEdit'], subjectIds: [id] });
    expect(opened.status).toBe(403);
    expect(opened.text).not.toContain(people[0]?.label ?? '');
  });
});

async function roleWith(...permissions: string[]): Promise<string> {
  const { accountId } = await server.withPermissions(...permissions);
  return (await server.house.app.get(Accounts).read(accountId))?.roles[0] ?? '';
}

describe('somebody who may not be seen', () => {
  it('is not there for those who look after contacts either', async () => {
    const { id } = await somebody(toAdministrators);
    const validator = await server.withPermissions('identity:read', 'identity:validate-contact');
    for (const action of ['code', 'validation']) expect((await validator.post(`/admin/identities/${id}/contacts/email/${action}`)).status).toBe(404);
    expect((await validator.post(`/admin/identities/${newId()}/contacts/email/code`)).status).toBe(404);
  });

  it('is not named by whoever asks why', async () => {
    const [hidden, seen] = [await somebody(toAdministrators), await somebody()];
    const auditor = await server.withRoles('auditor');
    const why = (person: string) => auditor.get(`/access/why?person=${person}&object=${seen.id}&permission=Read`);
    expect((await why(seen.id)).status).toBe(200);
    expect((await why(hidden.id)).status).toBe(404);
  });

  it('is not betrayed by what may not be done with them', async () => {
    const { id } = await somebody(toAdministrators);
    const plain = await server.withPermissions('identity:read');
    for (const action of ['lock', 'freeze', 'number']) {
      expect((await plain.post(`/objects/${id}/${action}`)).status).toBe((await plain.post(`/objects/${newId()}/${action}`)).status);
    }
  });

  it('is not named when their address is taken', async () => {
    const hidden = await somebody(toAdministrators);
    const known = await somebody();
    const { email } = as<Person>(await administrator.get(`/objects/${hidden.id}`)).attributes;
    const edit = (taken: unknown) => counter.post('/runs', { entryId: entries['UsersProcEdit'], subjectIds: [known.id], input: { email: taken }, submit: true });
    const refused = await edit(email);
    expect(refused).toMatchObject({ status: 422, body: { reason: 'email-already-used' } });
    expect(refused.text).not.toContain(hidden.label);
    expect(String(refused.body['detail'])).not.toMatch(/[{}]/);
    const other = await somebody();
    expect(String((await edit(other.attributes['email'])).body['detail'])).toContain(other.label);
  });

  it('lends no word to whoever mistypes', async () => {
    const name = 'Xanthopoulos';
    const own = await server.withPermissions('identity:read');
    const hidden = await somebody(toAdministrators);
    const rename = (id: string, lastName: string) => administrator.post('/runs', { entryId: entries['UsersProcEdit'], subjectIds: [id], input: { lastName }, submit: true });
    expect((await rename(hidden.id, name)).status).toBe(201);
    expect((await rename(own.accountId, 'Xanthopoulou')).status).toBe(201);
    const found = await own.get('/objects?type=identity&text=Xanthopouloz');
    expect(found.text).toContain('xanthopoulou');
    expect(found.text).not.toContain('xanthopoulos');
  });
});

describe('access to an object', () => {
  it('is not changed on top of what somebody else has done to the object meanwhile', async () => {
    const { id } = await somebody();
    const record = await server.house.app.get(ObjectQueries).find(id);
    const schemes = server.house.app.get(AccessSchemes);
    expect((await administrator.post(`/objects/${id}/freeze`)).status).toBe(200);
    const line = auditLine({ id, displayName: 'Test' }, { action: 'object.acl-set', objectType: 'identity', objectId: id });
    await expect(schemes.follow(record as never, undefined, line)).rejects.toMatchObject({ reason: 'object-changed' });
    await expect(schemes.saveDistribution(record as never, [], line)).rejects.toMatchObject({ reason: 'object-changed' });
  });
});
