import { jest } from '@jest/globals';
import { newId } from '../house/new-id.js';
import { partner } from '../worker/testing/parts.js';
import { TestHouse, until, type Person } from '../worker/testing/test-house.js';
import { NodeBook } from './node-book.js';

jest.setTimeout(40_000);

let house: TestHouse;
let admin: Person;
let book: NodeBook;
let order: string;

beforeAll(async () => {
  house = await TestHouse.open('api,worker');
  admin = await house.signIn('*');
  book = house.app.get(NodeBook);
  order = await house.putOn('new', { useCase: 'BadgesProcOrder' });
  await admin.ask('PUT', '/admin/connectors/print-shop', { settings: { address: 'a', apiKey: 'right' } }, { 'if-match': '"0"' });
}, 60_000);
afterAll(() => house?.close());

const others = [newId(), newId()];
const join = () => Promise.all(others.map((id) => house.foundations.storeRoom.nodes.beat(
  { id, upForSeconds: 86_400, version: '1.0.0', packageHash: 'other packages', roles: ['api'], hostName: 'elsewhere' }, 15)));
const leave = () => Promise.all(others.map((id) => house.foundations.storeRoom.nodes.leave(id)));
const start = () => admin.ask<{ outcome: { objects: { id: string }[] } }>('POST', '/runs', { entryId: order, input: {}, submit: true });

it('a node that is alone agrees with itself', async () => {
  expect(await house.ask({}, 'GET', '/health')).toMatchObject({ status: 200, body: { status: 'ok', packages: { agrees: true } } });
  expect((await admin.ask('GET', '/admin/nodes')).body).toMatchObject({ node: book.id, agrees: true, items: [{ id: book.id, self: true, agrees: true, roles: ['api', 'worker'] }] });
});

it('a node that differs from most says so, and tells strangers no more than that', async () => {
  await join();
  await book.beat();
  const { status, body } = await house.ask({}, 'GET', '/health');
  expect([status, body]).toEqual([503, { status: 'differs', version: expect.any(String), database: 'ok', revision: expect.any(Number), packages: { agrees: false } }]);
  expect((await admin.ask<{ items: object[] }>('GET', '/admin/nodes')).body.items).toMatchObject([{ agrees: true, hostName: 'elsewhere' }, { agrees: true }, { self: true, agrees: false }]);
});

it('takes no runs, batches, imports or messages of partners, and says what to do', async () => {
  const somewhere = newId();
  const refused = [
    ['POST', '/runs', { entryId: order }], ['PUT', `/runs/${somewhere}/steps/0`, { values: {} }], ['POST', `/runs/${somewhere}/submit`],
    ['POST', '/batches', { entryId: order }], ['POST', `/batches/${somewhere}/resume`], ['POST', '/admin/imports', { kind: 'x', fileName: 'y' }],
    ['POST', `/admin/imports/${somewhere}/run`], ['POST', '/connectors/print-shop/events', {}],
  ] as const;
  for (const [method, path, body] of refused) {
    const answer = await admin.ask(method, path, body);
    expect([path, answer.status, answer.body['reason'], answer.headers['retry-after']]).toEqual([path, 503, 'node-differs', '3']);
    expect(String(answer.body['detail'])).toContain('install the same packages');
  }
  expect((await house.ask({}, 'POST', '/runs', { entryId: order })).status).toBe(401);
  expect((await admin.ask('GET', '/object-types/badge/actions')).status).toBe(200);
});

it('takes no jobs while it differs, and does them by itself when it agrees again', async () => {
  partner.prints.length = 0;
  const actor = { id: admin.accountId, displayName: 'Ada', kind: 'person' as const, permissions: new Set(['*']) };
  const { outcome } = await house.engine.runs.start(actor, { entryId: order, input: {} });
  const id = outcome?.objectIds[0] ?? '';
  await new Promise((resolve) => setTimeout(resolve, 700));
  expect(partner.prints).toEqual([]);
  await leave();
  await book.beat();
  await until(async () => partner.prints.includes(id));
  expect((await start()).status).toBe(201);
  expect((await house.ask({}, 'GET', '/health')).status).toBe(200);
});
