import { Deliveries } from '@tessera/store';
import type { Client } from '../testing/client.js';
import { TestServer } from '../testing/test-server.js';
import { CloudEvents } from './cloud-events.js';

interface Told {
  readonly Action: string;
  readonly Resource: Readonly<Record<string, unknown>>;
  readonly UserContextMapping: Readonly<Record<string, { readonly id: string; readonly name?: string }>>;
}

let server: TestServer;
let boss: Client;
beforeAll(async () => {
  server = await TestServer.open({ TESSERA_HOOK_PRIVATE_ADDRESSES: '1' });
  await server.openScheme('identity');
  boss = await server.withRoles('administrator');
}, 60_000);
afterAll(() => server.close());

async function element(kind: string, name: string, superiorId?: string): Promise<string> {
  return String((await boss.post('/admin/organisation/elements', { kind, name, superiorId })).body['id']);
}

/** Everything told to a web hook so far, the events of one object in their order. */
async function toldTo(hookId: string): Promise<Told[]> {
  const told: Told[] = [];
  const [deliveries, events] = [server.house.app.get(Deliveries), server.house.app.get(CloudEvents)];
  for (let round = 0; round < 50; round++) {
    const now = new Date(Date.now() + 60_000);
    const due = await deliveries.claim({ hookId, now, until: now, atMost: 50, afterFailure: false });
    if (due.length === 0) return told;
    told.push(...due.map(({ event }) => (JSON.parse(events.of(event, false)) as { data: Told }).data));
    await deliveries.settle(hookId, now, due.map(({ id }) => ({ id, status: 'delivered', dueAt: now, tookMs: 1 })));
  }
  throw new Error('there is no end to the events');
}

it('every action on a person raises one event that tells action, resource and from where in the organisation it came', async () => {
  const house = await element('organisation', 'Test house');
  const registry = await element('unit', 'Test registry', house);
  const clerk = await element('position', 'Test clerk', registry);
  const { id } = (await boss.post('/admin/accounts', { userName: 'events', displayName: 'Event Person', roles: [] })).body as unknown as { id: string };
  const me = String(((await boss.get('/me')).body['account'] as unknown as { identityId: string }).identityId);
  const assignment = await boss.post('/admin/assignments', { identityId: me, positionId: clerk, main: true });
  const hook = await boss.post('/admin/web-hooks', {
    name: 'All', address: 'http://127.0.0.1:9/', objectTypes: ['identity'], actions: [], identification: false, enabled: true,
  });
  const { id: hookId } = (hook.body as unknown as { webHook: { id: string } }).webHook;

  const deeds = [
    () => boss.patch('/me', { language: 'it-IT' }),
    () => boss.put('/me/contacts/email', { value: 'a@example.org' }),
    () => boss.post(`/admin/identities/${me}/contacts/email/validation`),
    ...['lock', 'unlock', 'freeze', 'unfreeze'].map((deed) => () => boss.post(`/objects/${id}/${deed}`)),
  ];
  for (const deed of deeds) expect((await deed()).status).toBeLessThan(300);

  const told = await toldTo(hookId);
  const about = (person: string): readonly Told[] => told.filter(({ Resource }) => Resource['Id'] === person);
  expect(about(me).map(({ Action }) => Action)).toEqual(['Update', 'Update', 'Update']);
  expect(about(id).map(({ Action }) => Action)).toEqual(['Lock', 'Unlock', 'Freeze', 'Unfreeze']);
  for (const { Resource, UserContextMapping } of told) {
    expect(UserContextMapping).toEqual({
      Identity: { id: me, name: 'Ada' }, Position: { id: clerk, name: 'Test clerk' }, Assignment: { id: assignment.body['id'] },
      Unit: { id: registry, name: 'Test registry' }, Organization: { id: house, name: 'Test house' },
    });
    expect(Resource).toMatchObject({ Id: expect.any(String), Type: 'identity', State: 'active', Name: expect.any(String), Created: { identity: expect.any(Object) } });
  }
  expect(about(me)[0]?.Resource).toMatchObject({ PreferredLanguage: 'it-IT', LastUpdated: { identity: { id: me }, position: { id: clerk, name: 'Test clerk' } } });
  expect(about(id)[2]?.Resource).toMatchObject({ Frozen: { position: { id: clerk, name: 'Test clerk' } } });
});
