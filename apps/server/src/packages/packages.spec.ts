import { jest } from '@jest/globals';
import fc from 'fast-check';
import { partner, signatureOf } from '../worker/testing/parts.js';
import { TestHouse, until, type Person } from '../worker/testing/test-house.js';

jest.setTimeout(40_000);

interface Switch { readonly enabled: boolean; readonly revision: number; readonly openRuns: number; readonly asleepEntries: number }

let house: TestHouse;
let admin: Person;
let order: string;
let shred: string;
let revision = 0;

beforeAll(async () => {
  house = await TestHouse.open('api,worker');
  admin = await house.signIn('*');
  order = await house.putOn('new', { useCase: 'BadgesProcOrder' });
  shred = await house.putOn('blank', { useCase: 'BadgesProcShred' });
  await house.putOn('printed', { useCase: 'BadgesProcTear', cron: '0 3 * * *' });
  await admin.ask('PUT', '/admin/connectors/print-shop', { settings: { address: 'a', apiKey: 'right', eventKey: 'k' } }, { 'if-match': '"0"' });
}, 60_000);
afterAll(() => house?.close());

async function put(enabled: boolean): Promise<Switch> {
  const { status, body } = await admin.ask<Switch>('PUT', '/admin/plugins/badges', { enabled }, { 'if-match': `"${revision}"` });
  expect(status).toBe(200);
  revision = body.revision;
  return body;
}

const start = () => admin.ask<{ outcome: { objects: { id: string }[] }; reason?: string }>('POST', '/runs', { entryId: order, input: {}, submit: true });
const preview = async (enabled: boolean) => (await admin.ask<{ effects: string[] }>('POST', '/admin/plugins/badges/preview', { enabled })).body.effects;
const tell = (id: string) => {
  const body = JSON.stringify({ id, badgeId: id });
  return house.ask({}, 'POST', '/connectors/print-shop/events', body, { 'content-type': 'application/json', 'print-signature': signatureOf('k', body) });
};

it('says before what a package takes with it', async () => {
  await admin.ask('POST', '/runs', { entryId: order });
  expect(await preview(false)).toEqual([
    'Entries of process lists that fall asleep: 3 (Order badge, Tear badges, Shred badges). They are kept as they are and offered to nobody.',
    'Schedules that do not fire: 1.',
    'Runs that are open: 1. What was submitted finishes; the others are refused.',
    'Services that are refused to everybody: Print shop, Pigeon loft, Drum. Tasks and messages that need one wait until the package is on again.',
  ]);
  expect(await preview(true)).toEqual([]);
});

it('lets a package sleep, and tells who did it', async () => {
  expect(await put(false)).toMatchObject({ enabled: false, revision: 1, openRuns: 1, asleepEntries: 3, changedBy: 'Ada' });
  const { body } = await admin.ask<{ items: object[] }>('GET', '/admin/plugins');
  expect(body.items).toMatchObject([{ name: 'badges', enabled: false, asleepEntries: 3, openRuns: 1 }]);
  expect(await house.audited('plugin.switched-off')).toMatchObject([{ reason: 'badges', actorName: 'Ada', changed: { enabled: { from: true, to: false } } }]);
  const { body: actions } = await admin.ask<object>('GET', '/object-types/badge/actions');
  expect(JSON.stringify(actions)).toMatch(/"reason":"asleep","reasonText":"Asleep: the package badges is switched off/);
  const { body: lists } = await admin.ask<{ lists: { entries: object[] }[]; warnings: object[] }>('GET', '/admin/process-lists/badge');
  expect(lists.lists[0]?.entries).toMatchObject([{ id: order, enabled: true, asleep: 'badges' }]);
  expect(lists.warnings).toHaveLength(3);
  expect((await admin.ask<{ items: object[] }>('GET', '/admin/schedules')).body.items).toEqual([]);
});

it('starts nothing of it, with what to do', async () => {
  const refused = await start();
  expect(refused).toMatchObject({ status: 422, body: { reason: 'package-asleep', detail: 'The package badges is switched off. Go on when an administrator has switched it on again.' } });
  expect(await admin.ask('POST', '/batches', { entryId: shred, filter: { type: 'badge', state: 'blank' } })).toMatchObject({ status: 422, body: { reason: 'package-asleep' } });
  expect(await admin.ask('POST', '/admin/connectors/print-shop/test')).toMatchObject({ body: { ok: false, message: expect.stringContaining('badges is switched off') } });
  expect(await tell('01900000-0000-7000-8000-000000000001')).toMatchObject({ status: 503, headers: { 'retry-after': '60' }, body: { reason: 'package-asleep' } });
});

it('is not switched over what somebody else did, by nobody without the permission, and never when it is not installed', async () => {
  expect(await admin.ask('PUT', '/admin/plugins/badges', { enabled: true }, { 'if-match': '"0"' })).toMatchObject({ status: 409, body: { current: { enabled: false, revision: 1 } } });
  expect((await admin.ask('PUT', '/admin/plugins/badges', { enabled: 'yes' }, { 'if-match': '"1"' })).status).toBe(422);
  expect((await admin.ask('PUT', '/admin/plugins/@acme%2Fnone', { enabled: false }, { 'if-match': '"0"' })).status).toBe(404);
  expect((await (await house.signIn('plugin:read')).ask('PUT', '/admin/plugins/badges', { enabled: true }, { 'if-match': '"1"' })).status).toBe(403);
});

it('goes on with what waited once it is on again', async () => {
  await put(true);
  expect(await preview(true)).toEqual([]);
  partner.prints.length = 0;
  const made = await start();
  expect(made.status).toBe(201);
  const id = made.body.outcome.objects[0]?.id ?? '';
  await until(async () => partner.prints.includes(id));
});

it('switched off and on again, nothing else is different', async () => {
  const tables = ['process_lists', 'process_list_entries', 'roles', 'connector_settings', 'access_schemes', 'runs', 'batches', 'managed_objects', 'tasks'];
  const all = async () => Promise.all(tables.map((one) => house.foundations.dataSource.query(`select * from ${one} order by 1, 2`)));
  await until(async () => (await admin.ask<{ counts: { waiting: number; active: number } }>('GET', '/admin/queue')).body.counts.active === 0);
  await fc.assert(fc.asyncProperty(fc.integer({ min: 1, max: 3 }), fc.boolean(), async (times, looks) => {
    const before = await all();
    for (let round = 0; round < times; round++) {
      await put(false);
      if (looks) await admin.ask('GET', '/object-types/badge/actions');
      await put(true);
    }
    expect(await all()).toEqual(before);
  }), { numRuns: 6 });
});
