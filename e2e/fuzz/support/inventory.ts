import { expectStatus, type House } from '../../support/house.ts';
import { allCards, putOn, USE_CASES } from '../../support/use-cases.ts';
import type { AskedField } from './answers.ts';
import type { Fields, Known } from './requests.ts';

type Item = Readonly<Record<string, unknown>>;

const FILE_FIELDS = ['picture', 'identificationDocument', 'signature'];
const ON_PEOPLE = ['IdentityProcSetPicture', 'IdentityProcSetIdentificationDocument', 'IdentityProcSetSignature', 'IdentityProcSetServiceEmail', 'UsersProcEdit', 'IdentityProcSetServiceMobilePhoneNumber', 'IdentityProcSetIdentification'];

/** Fills a house with one of everything, and answers where it is and what is asked there. */
export async function takeInventory(house: House): Promise<{ readonly known: Known; readonly fields: Fields }> {
  const admin = house.administrator;
  const [order] = await putOn(admin, 'new', [{ useCase: USE_CASES.order }]);
  const [create] = await putOn(admin, 'new', [{ useCase: 'UsersProcCreate' }], 'identity');
  const setters = await putOn(admin, 'active', ON_PEOPLE.map((useCase) => ({ useCase })), 'identity');
  const [lock, assign] = await putOn(admin, 'unassigned', [{ useCase: 'TempCardsProcLock' }, { useCase: 'TempCardsProcAssign' }]);
  const made = async (path: string, body: object, key = 'id'): Promise<string> => String((await expectStatus(admin.post<Item>(path, body), 200, 201, 202)).body[key] ?? '');
  const all = async (path: string, key = 'id'): Promise<readonly string[]> => ((await expectStatus(admin.get<{ items: Item[] }>(path), 200)).body.items ?? []).map((one) => String(one[key]));
  const cards = (await allCards(admin)).filter(({ state }) => state === 'unassigned').map(({ id }) => id).slice(0, 5);
  const people = await all('/objects?type=identity&state=active&limit=10');
  const imports = await Promise.all([1, 2, 3, 4].map((number) => made('/admin/imports', { kind: 'UsersAddonCSV', fileName: `people-${number}.csv` })));
  const hook = (await expectStatus(admin.post<{ webHook: { id: string } }>('/admin/web-hooks', { name: 'Doors', address: 'http://127.0.0.1:9/', objectTypes: [], actions: [], identification: false, enabled: true }), 201)).body.webHook.id;
  const entries = [order, create, lock, assign, ...setters].map((entry) => entry?.id ?? '');
  const runs = [await made('/runs', { entryId: order?.id }), await made('/runs', { entryId: create?.id }), await made('/runs', { entryId: assign?.id, subjectIds: cards.slice(0, 1) }), ...await Promise.all(setters.map(({ id }) => made('/runs', { entryId: id, subjectIds: people.slice(0, 1) })))];
  const known = new Map([
    ...await ofTheRules(all),
    ['/api/objects', [...cards, ...people.slice(0, 5)]], ['/api/objects#permission', ['Read', 'Update', 'SetAcl']],
    ['/api/runs', runs], ['/api/runs#index', ['0', '1']], ['/api/runs#field', [...FILE_FIELDS, 'encoding']],
    ['/api/batches', [await made('/batches', { entryId: lock?.id, subjectIds: cards.slice(0, 3), input: {} })]],
    ['/api/files', entries], ['/api/admin/schedules', entries], ['/api/admin/imports', imports], ['/api/admin/web-hooks', [hook]],
    ['?entryId', setters.slice(0, 3).map(({ id }) => id)], ['?field', FILE_FIELDS], ['?number', ['0', '1']], ['?type', ['temporary-card', 'identity']], ['?format', ['csv', 'xlsx']],
    ['?person', people], ['?object', cards], ['?permission', ['Read', 'SetAcl']], ['?sort', ['name', 'createdAt', 'validTo']], ['?state', ['active', 'unassigned']], ['?quick', ['no-account', 'locked', 'expired-document,no-position']],
    ['.entryId', entries], ['.subjectIds', [...cards, ...people.slice(0, 3)]], ['.identityId', people], ['.scopes', ['identity:read', '*']], ['.permissions', ['identity:read', 'role:write']], ['.roles', ['operator', 'auditor']],
    ['.expiresAt', [new Date(Date.now() + 86_400_000).toISOString()]], ['.type', ['identity', 'temporary-card']], ['.useCase', [...ON_PEOPLE, ...Object.values(USE_CASES)]], ['.cron', ['0 8 * * *', '*/5 * * * *', '0 0 31 2 *']],
    ['.document', ['outbox: { keepDays: 40 }\n', 'roles: {}\n', 'groups: { G: { rule: { everyone: true } } }\n', `a: ${'['.repeat(3_000)}`, 'a: &x 1\nb: *x\n', '\u0000']], ['.kind', ['UsersAddonCSV', 'unit', 'position', 'organisation']], ['.permission', ['Read', 'SetAcl']], ['.userName', ['somebody', 'admin']],
    ['/api/admin/accounts', [await made('/admin/accounts', { userName: 'somebody', displayName: 'Somebody', roles: ['operator'] })]],
    ['/api/admin/identities#id', people.slice(0, 3)], ['/api/admin/identities#channel', ['email', 'phone']], ['/api/me/contacts', ['email', 'phone']],
    ['/api/saved-filters', [await made('/saved-filters', { type: 'identity', name: 'Mine', query: {} })]],
  ] as [string, readonly string[]][]);
  return { known, fields: await fieldsOf(house) };
}

// What administrators set up, by where it stands.
async function ofTheRules(all: (path: string, key?: string) => Promise<readonly string[]>): Promise<readonly [string, readonly string[]][]> {
  const types = ['temporary-card', 'identity', 'reason'];
  return [
    ['/api/object-types', types], ['/api/admin/object-types', types], ['/api/admin/object-models#type', types], ['/api/admin/numberings', types],
    ['/api/admin/process-lists#type', types], ['/api/admin/process-lists#place', ['new', 'active', 'unassigned', 'expired']],
    ['/api/admin/access-schemes#type', types], ['/api/admin/access-schemes#name', ['Confidential']],
    ['/api/admin/use-cases', [...ON_PEOPLE, ...Object.values(USE_CASES)]], ['/api/admin/configuration/revisions', ['1', '2', '3']], ['?from', ['1', '2']], ['?to', ['2', '3']],
    ['/api/field-kinds#kind', ['text', 'integer', 'list', 'date']], ['/api/field-kinds#sample', ['pattern', 'texts', 'plain']],
    ['/api/admin/groups', await all('/admin/groups', 'name')], ['/api/admin/organisation', await all('/admin/organisation')], ['/api/admin/assignments', await all('/admin/assignments')],
    ['.superiorId', await all('/admin/organisation')], ['.positionId', await all('/admin/organisation')],
    ['/api/admin/roles', ['operator', 'auditor', 'new-role']], ['/api/admin/plugins', await all('/admin/plugins', 'name')],
    ['/api/admin/connectors', await all('/admin/connectors', 'name')], ['/api/connectors', ['bureau-http']], ['/api/admin/mail/templates', await all('/admin/mail/templates', 'name')],
  ];
}

// Whatever is asked anywhere: of operators, as options, as settings.
async function fieldsOf({ administrator }: House): Promise<Fields> {
  const found = new Map<string, AskedField>();
  const pages = [...[...ON_PEOPLE, ...Object.values(USE_CASES), 'UsersProcCreate', 'TempCardsProcAssign', 'TempCardsProcExtend', 'TempCardsProcExpire'].map((name) => `/admin/use-cases/${name}`), '/admin/connectors', '/admin/imports/kinds'];
  const look = (value: unknown): void => {
    for (const [name, inner] of Object.entries(Object(value) as Item)) {
      if (typeof inner !== 'object' || inner === null) continue;
      if ('kind' in inner && 'title' in inner) found.set(name, inner as unknown as AskedField);
      else look(inner);
    }
  };
  for (const page of pages) look((await administrator.get(page)).body);
  if (found.size < 10) throw new Error(`only ${found.size} fields were found: ${[...found.keys()].join()}`);
  return found;
}
