import { accessOf, systemActor, type Engine, type ObjectChange } from '@tessera/engine';
import { Accounts, PostgresStore, Roles } from '@tessera/store';
import { DataSource } from 'typeorm';
import { newId } from '../../house/new-id.js';
import { ENGINE } from '../../house/tokens.js';
import type { Answer, Client } from '../../testing/client.js';
import { TestServer } from '../../testing/test-server.js';
import { pdf } from '../files/testing/samples.js';

// Section 4 of the fact sheet, written down once more: who has a right to identities. `self` and `creator` hold for anybody.
const MATRIX = {
  List: 'A C D ALL self creator',
  Read: 'A C self creator',
  ReadIdentification: 'A self',
  ReadHistory: 'A C self',
  Create: 'A C',
  Update: 'A C',
  Delete: 'A',
  Lock: 'A C',
  ForceUnlock: 'A',
  Freeze: 'A',
  Number: 'A C',
  Attach: 'A C',
  Customize: 'A C',
  SetAcl: 'A',
  SetDistributionList: 'A',
  ApplicationAdministration: 'A',
  PreferredLanguage: 'A self',
  OwnContacts: 'A self',
} as const;

// Section 2.5: free, locked by me, locked by another, frozen. `yes` goes through, `no` is a conflict, `administrators` goes through for them.
const ALWAYS = 'yes yes yes yes';
const CHANGE = 'yes yes no no';

type Right = keyof typeof MATRIX;
type Ask = (who: Client, id: string) => Promise<Answer>;
interface Probe { readonly right: Right; readonly states: string; readonly ask: Ask; readonly sees?: (answer: Answer) => boolean }

const GROUPS = ['house', 'A', 'C', 'D', 'ALL'] as const;
const STANDINGS = ['free', 'mine', 'anothers', 'frozen'] as const;
type Group = (typeof GROUPS)[number];
type Whose = 'other' | 'made' | 'own';
type Standing = (typeof STANDINGS)[number];
interface Case { readonly probe: string; readonly who: Group; readonly whose: Whose; readonly standing: Standing }

const EVERYTHING = [
  'read', 'create', 'edit', 'delete', 'lock', 'force-unlock', 'freeze', 'number', 'customize', 'attach', 'set-identification', 'set-preferred-language', 'set-service-email',
].map((action) => `identity:${action}`);
const USE_CASES = ['UsersProcEdit', 'UsersProcDeleteUser', 'IdentityProcSetIdentification', 'IdentityProcSetPreferredLanguage', 'IdentityProcSetServiceEmail'];
const CODE = 'AX 1234567';
const ANOTHER = newId();

let server: TestServer;
let clients: Readonly<Record<Group, Client>>;
let entries: Readonly<Record<string, string>>;
let reason: string;
let model: string;

const start = (useCase: string, input: object): Ask => (who, id) => who.post('/runs', { entryId: entries[useCase], subjectIds: [id], input, submit: true });
const post = (action: string): Ask => (who, id) => who.post(`/objects/${id}/${action}`);
const read: Ask = (who, id) => who.get(`/objects/${id}`);
const attributes = ({ body }: Answer) => (body as unknown as { attributes?: Record<string, unknown> }).attributes ?? {};

const PROBES: Readonly<Record<string, Probe>> = {
  'is listed': { right: 'List', states: ALWAYS, ask: (who, id) => who.get(`/objects?type=identity&attr.name=${id}`), sees: ({ text }) => text.includes('"items":[{') },
  'is read': { right: 'Read', states: ALWAYS, ask: read, sees: (answer) => 'title' in attributes(answer) },
  'shows its document': { right: 'ReadIdentification', states: ALWAYS, ask: read, sees: (answer) => attributes(answer)['identificationCode'] === CODE },
  'tells its history': { right: 'ReadHistory', states: ALWAYS, ask: (who, id) => who.get(`/objects/${id}/history`) },
  'is edited': { right: 'Update', states: CHANGE, ask: start('UsersProcEdit', { name: 'Edited' }) },
  'is locked': { right: 'Lock', states: CHANGE, ask: post('lock') },
  'is unlocked': { right: 'Lock', states: 'yes yes no yes', ask: post('unlock') },
  'is unlocked by force': { right: 'ForceUnlock', states: ALWAYS, ask: post('force-unlock') },
  'is frozen': { right: 'Freeze', states: 'yes yes no yes', ask: post('freeze') },
  'is unfrozen': { right: 'Freeze', states: ALWAYS, ask: post('unfreeze') },
  'gets a number': { right: 'Number', states: CHANGE, ask: post('number') },
  'gets another model': { right: 'Customize', states: CHANGE, ask: (who, id) => who.post(`/objects/${id}/customize`, {}) },
  'gets a document attached': { right: 'Attach', states: CHANGE, ask: (who, id) => who.sendFile(`/objects/${id}/attachments`, pdf()) },
  'gets entries of its own': { right: 'SetAcl', states: 'yes yes no administrators', ask: (who, id) => who.put(`/objects/${id}/acl`, {}) },
  'is shared': { right: 'SetDistributionList', states: 'yes yes no administrators', ask: (who, id) => who.put(`/objects/${id}/distribution-list`, { entries: [] }) },
  'gets its document set': { right: 'ApplicationAdministration', states: CHANGE, ask: start('IdentityProcSetIdentification', { identificationCode: 'B 2' }) },
  'gets its language set': { right: 'PreferredLanguage', states: CHANGE, ask: start('IdentityProcSetPreferredLanguage', { preferredLanguage: 'it-IT' }) },
  'gets its contact set': { right: 'OwnContacts', states: CHANGE, ask: start('IdentityProcSetServiceEmail', { serviceEmail: 'x@example.org' }) },
  'is deleted': { right: 'Delete', states: CHANGE, ask: (who, id) => start('UsersProcDeleteUser', { reason })(who, id) },
};

function holds(right: Right, who: Group, whose: Whose): boolean {
  const held = MATRIX[right].split(' ');
  return who === 'house' || held.includes(who) || (whose === 'own' && held.includes('self')) || (whose === 'made' && held.includes('creator'));
}

/** What the answer has to be: it goes through, or why not. */
function expected({ probe, who, whose, standing }: Case): readonly string[] {
  const { right, states } = PROBES[probe] as Probe;
  // A frozen person is nobody any more.
  if (whose === 'own' && standing === 'frozen') return ['signed out'];
  const state = states.split(' ')[STANDINGS.indexOf(standing)];
  const isFree = state === 'yes' || (state === 'administrators' && holds('ApplicationAdministration', who, whose));
  if (holds(right, who, whose)) return [isFree ? 'done' : 'conflict'];
  return isFree ? ['forbidden'] : ['forbidden', 'conflict'];
}

function outcome(answer: Answer, { sees }: Probe): string {
  const { status } = answer;
  if (status < 300) return (sees?.(answer) ?? true) ? 'done' : 'forbidden';
  return { 401: 'signed out', 403: 'forbidden', 404: 'not there', 409: 'conflict' }[status] ?? `${status} ${answer.text}`;
}

beforeAll(async () => {
  server = await TestServer.open({ TESSERA_DEMO: '0' });
  const { app } = server.house;
  const [house] = (await app.get(Accounts).list({ text: 'admin', limit: 1 })).items;
  const all = (await app.get(Accounts).read((await server.withPermissions(...EVERYTHING)).accountId))?.roles[0] ?? '';
  const designers = await app.get(DataSource).query<object[]>(`update groups set rule = '{"subject":"role","is":"auditor"}' where name = 'Designers' returning name`);
  expect(designers).toBeDefined();
  await app.get(DataSource).query('update accounts set must_change_password = false');
  const [houseClient, A, C, D, ALL] = await Promise.all([
    server.signedIn(house?.id ?? ''), server.withRoles('administrator'), server.withRoles('operator', all), server.withRoles('auditor', all), server.withRoles(all),
  ]);
  clients = { house: houseClient, A, C, D, ALL };
  const { processLists } = app.get<Engine>(ENGINE);
  const wanted = USE_CASES.map((useCase) => ({ useCase, enabled: true, options: {} }));
  const saved = await processLists.save(systemActor, { objectType: 'identity', place: 'active', entries: wanted }, (await processLists.at()).list('identity', 'active').revision);
  entries = Object.fromEntries(saved.entries.map(({ useCase, id }) => [useCase, id]));
  // Whoever numbers records gives them a model that has numbers first.
  const { body } = await A.post('/admin/object-models/identity', { name: 'Staff', numbers: { prefix: 'S-', digits: 6 } });
  model = (body as unknown as { id: string }).id;
  [reason = ''] = await make([{ objectType: 'reason', state: 'offered', attributes: { name: 'Left', type: 'deletion' } }], ANOTHER);
}, 60_000);
afterAll(() => server.close());

async function make(objects: readonly Omit<ObjectChange, 'id' | 'version'>[], makerId: string): Promise<readonly string[]> {
  const made = objects.map((one) => ({ ...one, id: newId(), version: 0 }));
  const named = made.map((one) => (one.objectType === 'identity' ? { ...one, attributes: { ...one.attributes, name: one.id } } : one));
  const { app } = server.house;
  await app.get(PostgresStore).transact((transaction) => transaction.write({ at: transaction.now, actorId: makerId, objects: named, audit: [], tasks: [] }));
  await app.get(DataSource).query(`update managed_objects set model_id = $1 where id = any ($2::uuid[]) and object_type = 'identity'`, [model, made.map(({ id }) => id)]);
  return made.map(({ id }) => id);
}

const PERSON = { title: 'Dr.', identificationCode: CODE, serviceEmail: 'somebody@example.org' };
const status = (id: string) => ({ date: new Date().toISOString(), identity: { id, name: 'Somebody' } });
function commonOf(standing: Standing, me: string) {
  if (standing === 'free') return {};
  return standing === 'frozen' ? { frozen: status(ANOTHER) } : { locked: status(standing === 'mine' ? me : ANOTHER) };
}
const idOf = async (group: Group): Promise<string> => {
  const { body } = await clients[group].get('/me');
  return (body as unknown as { account: { identityId: string } }).account.identityId;
};

/** Everything that is not as the matrix says. */
async function wrong(cases: readonly (Case & { readonly id: string })[]): Promise<string[]> {
  const found = await Promise.all(cases.map(async (one) => {
    const probe = PROBES[one.probe] as Probe;
    const answered = outcome(await probe.ask(clients[one.who], one.id), probe);
    return expected(one).includes(answered) ? [] : [`${one.probe}, ${one.whose}, ${one.standing}, by ${one.who}: ${answered} instead of ${expected(one).join(' or ')}`];
  }));
  return found.flat();
}

it.each(GROUPS)('what %s may do with records of others, and with those that they made, is as the matrix says', async (who) => {
  const me = await idOf(who);
  const cases = Object.keys(PROBES).flatMap((probe) => STANDINGS.flatMap((standing) => (['other', 'made'] as const).map((whose) => ({ probe, who, whose, standing }))));
  const ids = new Map<Case, string>();
  for (const whose of ['other', 'made'] as const) {
    const some = cases.filter((one) => one.whose === whose);
    const made = await make(some.map(({ standing }) => ({ objectType: 'identity', state: 'active', attributes: PERSON, common: commonOf(standing, me) })), whose === 'made' ? me : ANOTHER);
    some.forEach((one, index) => ids.set(one, made[index] ?? ''));
  }
  const found: string[] = [];
  for (let at = 0; at < cases.length; at += 8) found.push(...(await wrong(cases.slice(at, at + 8).map((one) => ({ ...one, id: ids.get(one) ?? '' })))));
  expect(found).toEqual([]);
  expect(cases).toHaveLength(19 * 4 * 2);
}, 20_000);

it.each(['A', 'C', 'D', 'ALL'] as const)('what %s may do with their own record is as the matrix says', async (who) => {
  const id = await idOf(who);
  const database = server.house.app.get(DataSource);
  const found: string[] = [];
  for (const probe of Object.keys(PROBES).filter((one) => one !== 'is deleted')) {
    for (const standing of STANDINGS) {
      await database.query('update managed_objects set state = $2, common = $3, attributes = attributes || $4, model_id = $5 where id = $1', [
        id, 'active', JSON.stringify(commonOf(standing, id)), JSON.stringify({ ...PERSON, name: id }), model,
      ]);
      found.push(...(await wrong([{ probe, who, whose: 'own', standing, id }])));
    }
  }
  // The last thing that anybody does with their own record.
  await database.query(`update managed_objects set common = '{}' where id = $1`, [id]);
  found.push(...(await wrong([{ probe: 'is deleted', who, whose: 'own', standing: 'free', id }])));
  expect(found).toEqual([]);
}, 20_000);

it('nobody makes records but who may', async () => {
  const create = await putOnNew();
  for (const who of ['house', 'C', 'D', 'ALL'] as const) {
    const answer = await clients[who].post('/runs', { entryId: create, input: { source: 'IDM', name: `By ${who}` }, submit: true });
    expect([who, outcome(answer, PROBES['is edited'] as Probe)]).toEqual([who, holds('Create', who, 'other') ? 'done' : 'forbidden']);
  }
});

it('the role of operators holds nothing that the schemes give them to no record at all', async () => {
  const held = (await server.house.app.get(Roles).read('operator'))?.permissions ?? [];
  const { catalogue } = server.house.app.get<Engine>(ENGINE);
  const useCases = catalogue.useCases().filter(({ objectType, permission }) => objectType.name === 'identity' && held.includes(permission));
  expect(useCases.length).toBeGreaterThan(5);
  const never = useCases.filter((one) => !(['other', 'made', 'own'] as const).some((whose) => holds(accessOf(one) as Right, 'C', whose)));
  expect(never.map(({ title }) => title)).toEqual([]);
});

// Section 5: A and C as the roles that make them, everybody as the role that everybody has; D has no role of its own.
const CATALOGUE = {
  'identity:read': 'administrator operator', 'identity:export': 'administrator operator', 'saved-filter:share': 'administrator operator', 'acl:write': 'administrator',
};
it.each(Object.entries(CATALOGUE))('the catalogue of people: %s is for %s', async (permission, holders) => {
  const roles = ['administrator', 'operator', 'self-service'] as const;
  const held = await Promise.all(roles.map(async (role) => (await server.house.app.get(Roles).read(role))?.permissions ?? []));
  expect(roles.filter((_, index) => held[index]?.some((one) => one === '*' || one === permission)).join(' ')).toBe(holders);
});

async function putOnNew(): Promise<string | undefined> {
  const { processLists } = server.house.app.get<Engine>(ENGINE);
  const { revision } = (await processLists.at()).list('identity', 'new');
  const saved = await processLists.save(systemActor, { objectType: 'identity', place: 'new', entries: [{ useCase: 'UsersProcCreate', enabled: true, options: {} }] }, revision);
  return saved.entries[0]?.id;
}
