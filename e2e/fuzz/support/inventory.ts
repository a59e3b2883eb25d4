import { expectStatus, type House } from '../../support/house.ts';
import { allCards, putOn, USE_CASES } from '../../support/use-cases.ts';
import type { Known } from './requests.ts';

type Item = Readonly<Record<string, unknown>>;

const FILE_FIELDS = ['picture', 'identificationDocument', 'signature'];

/** Fills a house with one of everything, and answers where it is. */
export async function takeInventory({ administrator: admin }: House): Promise<Known> {
  const [order] = await putOn(admin, 'new', [{ useCase: USE_CASES.order }]);
  const setters = await putOn(admin, 'active', ['Picture', 'IdentificationDocument', 'Signature', 'ServiceEmail'].map((name) => ({ useCase: `IdentityProcSet${name}` })), 'identity');
  const [lock] = await putOn(admin, 'unassigned', [{ useCase: 'TempCardsProcLock' }]);
  const cards = (await allCards(admin)).map(({ id }) => id);
  const made = async (path: string, body: object): Promise<string> => String((await expectStatus(admin.post<Item>(path, body), 200, 201, 202)).body['id'] ?? '');
  const all = async (path: string, key = 'id'): Promise<readonly string[]> => ((await expectStatus(admin.get<{ items: Item[] }>(path), 200)).body.items ?? []).map((one) => String(one[key]));
  const people = await all('/objects?type=identity&state=active&limit=10');
  const imports = await Promise.all([1, 2, 3, 4].map((number) => made('/admin/imports', { kind: 'UsersAddonCSV', fileName: `people-${number}.csv` })));
  const hook = (await expectStatus(admin.post<{ webHook: { id: string } }>('/admin/web-hooks', { name: 'Doors', address: 'http://127.0.0.1:9/', objectTypes: [], actions: [], identification: false, enabled: true }), 201)).body.webHook.id;
  const somebody = await made('/admin/accounts', { userName: 'somebody', displayName: 'Somebody', roles: ['operator'] });
  const entries = [order, lock, ...setters].map((entry) => entry?.id ?? '');
  return new Map([
    ['/api/objects', [...cards.slice(0, 5), ...people.slice(0, 5)]],
    ['/api/object-types', ['temporary-card', 'identity', 'reason']],
    ['/api/admin/process-lists', ['temporary-card', 'identity', 'new', 'active', 'unassigned']],
    ['/api/admin/access-schemes', ['temporary-card', 'identity', 'Confidential']],
    ['/api/admin/schedules', entries],
    ['/api/runs', [await made('/runs', { entryId: order?.id }), await made('/runs', { entryId: setters[0]?.id, subjectIds: [people[0]] })]],
    ['/api/batches', [await made('/batches', { entryId: lock?.id, subjectIds: cards.slice(0, 3), input: {} })]],
    ['/api/files', entries],
    ['?entryId', setters.slice(0, 3).map(({ id }) => id)],
    ['?field', FILE_FIELDS],
    ['?number', ['0', '1']],
    ['?type', ['temporary-card', 'identity']],
    ['?format', ['csv', 'xlsx']],
    ['/api/admin/imports', imports],
    ['/api/admin/web-hooks', [hook]],
    ['/api/admin/accounts', [somebody]],
    ['/api/admin/identities', [...people.slice(0, 3), 'email', 'phone']],
    ['/api/me/contacts', ['email', 'phone']],
    ['/api/admin/groups', await all('/admin/groups', 'name')],
    ['/api/admin/organisation', await all('/admin/organisation')],
    ['/api/admin/assignments', await all('/admin/assignments')],
    ['/api/admin/roles', ['operator', 'auditor', 'new-role']],
    ['/api/admin/connectors', await all('/admin/connectors', 'name')],
    ['/api/connectors', ['bureau-http']],
    ['/api/admin/mail/templates', await all('/admin/mail/templates', 'name')],
    ['/api/saved-filters', [await made('/saved-filters', { type: 'identity', name: 'Mine', query: {} })]],
  ]);
}
