import { newId } from '../house/new-id.js';
import { pdf } from '../http/files/testing/samples.js';
import type { Answer, Client } from '../testing/client.js';
import { TestServer } from '../testing/test-server.js';

type Person = { readonly id: string; readonly label: string; readonly attributes: Record<string, unknown>; readonly common: Record<string, unknown> };

const EVERYONE = { everyone: true };
const ADMINISTRATORS = { subject: 'group', is: 'Administrators' };
const toAll = (...rights: string[]) => rights.map((permission) => ({ permission, filter: EVERYONE }));
const toAdministrators = ['List', 'Read', 'Update', 'SetAcl'].map((permission) => ({ permission, filter: ADMINISTRATORS }));

let server: TestServer;
let administrator: Client;
let counter: Client;
let people: readonly Person[];
let used = 0;

const as = <R>(answer: Answer) => answer.body as unknown as R;

beforeAll(async () => {
  server = await TestServer.open();
  [administrator, counter] = await Promise.all([server.withRoles('administrator'), server.withRoles('operator')]);
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
});

describe('somebody who may not be seen', () => {
  it('is not there for those who look after contacts either', async () => {
    const { id } = await somebody(toAdministrators);
    const validator = await server.withPermissions('identity:read', 'identity:validate-contact');
    for (const action of ['code', 'validation']) expect((await validator.post(`/admin/identities/${id}/contacts/email/${action}`)).status).toBe(404);
    expect((await validator.post(`/admin/identities/${newId()}/contacts/email/code`)).status).toBe(404);
  });

  it('is not betrayed by what may not be done with them', async () => {
    const { id } = await somebody(toAdministrators);
    const plain = await server.withPermissions('identity:read');
    for (const action of ['lock', 'freeze', 'number']) {
      expect((await plain.post(`/objects/${id}/${action}`)).status).toBe((await plain.post(`/objects/${newId()}/${action}`)).status);
    }
  });
});
