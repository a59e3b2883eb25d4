import { TestServer } from '../testing/test-server.js';
import type { Answer, Client } from '../testing/client.js';

const ORDER = 'TempCardsAddonExtProdProcOrder';
const ABORT = 'TempCardsAddonExtProdProcAbort';
const SOMEWHERE = '01900000-0000-7000-8000-000000000000';

let server: TestServer;
let administrator: Client;
let operator: Client;
let order: string;
let abort: string;

async function putOn(place: string, useCase: string, options: object = {}): Promise<string> {
  const saved = await administrator.with({ 'if-match': '"0"' }).put(`/admin/process-lists/temporary-card/${place}`, {
    entries: [{ useCase, enabled: true, options }],
  });
  return (saved.body['entries'] as unknown as { id: string }[])[0]?.id ?? '';
}

beforeAll(async () => {
  server = await TestServer.open();
  administrator = await server.withRoles('administrator');
  operator = await server.withRoles('operator');
  order = await putOn('new', ORDER);
  abort = await putOn('processing', ABORT);
}, 60_000);
afterAll(() => server.close());

function expectProblem(answer: Answer, status: number, reason: string): void {
  expect(answer).toMatchObject({ status, body: { status, reason, type: `https://tessera.dev/problems/${reason}` } });
  expect(answer.headers['content-type']).toContain('application/problem+json');
  for (const member of ['title', 'detail']) expect(String(answer.body[member])).not.toMatch(/\.(title|detail)$|\{|^$/);
}

const start = (input: unknown, more: object = {}): Promise<Answer> => operator.post('/runs', { entryId: order, input, submit: true, ...more });

describe.each([[0, 'too-small'], [10, 'too-large'], [1.5, 'not-an-integer'], ['five', 'wrong-type'], [null, 'required'], [1e9, 'too-large']])(
  'Order temporary cards with amount %p', (amount, reason) => {
    it('is refused with the field and the reason', async () => {
      const answer = await start({ amount });
      expectProblem(answer, 422, 'invalid-input');
      expect(answer.body['faults']).toMatchObject([{ pointer: '/input/amount', reason }]);
    });
  },
);

it('a field that nobody asked for is refused', async () => {
  expect((await start({ amount: 1, colour: 'red' })).body['faults']).toMatchObject([{ pointer: '/input/colour', reason: 'unknown-field' }]);
  expect((await operator.post('/runs', { entryId: order, colour: 'red' })).body['faults']).toMatchObject([{ pointer: '/colour', reason: 'unknown-field' }]);
});

it('unknown use cases, objects, states and places are told apart from server errors', async () => {
  expectProblem(await operator.post('/runs', { entryId: SOMEWHERE }), 404, 'not-found');
  expectProblem(await operator.post('/runs', { entryId: 'nothing' }), 422, 'invalid-input');
  expectProblem(await operator.get(`/objects/${SOMEWHERE}`), 404, 'not-found');
  expectProblem(await operator.get('/objects/nothing'), 404, 'not-found');
  expectProblem(await operator.get('/objects?type=spaceship'), 404, 'not-found');
  expectProblem(await operator.get('/object-types/temporary-card/actions?place=melted'), 404, 'not-found');
  expectProblem(await operator.get('/objects/actions?type=temporary-card&state=melted'), 404, 'not-found');
  expectProblem(await administrator.with({ 'if-match': '"0"' }).put('/admin/process-lists/temporary-card/melted', { entries: [] }), 404, 'not-found');
  const unknown = await administrator.with({ 'if-match': '"0"' }).put('/admin/process-lists/temporary-card/produced', {
    entries: [{ useCase: 'MeltCard', enabled: true, options: {} }],
  });
  expectProblem(unknown, 422, 'invalid-input');
});

it('a subject in another state, or none at all, is refused', async () => {
  const cards = (await operator.get('/objects?type=temporary-card&state=unassigned')).body['items'] as unknown as { id: string }[];
  expectProblem(await operator.post('/runs', { entryId: abort, subjectIds: [cards[0]?.id], input: {}, submit: true }), 422, 'no-longer-processing');
  expectProblem(await operator.post('/runs', { entryId: abort, subjectIds: [SOMEWHERE], input: {}, submit: true }), 404, 'not-found');
});

it('a run of somebody else does not exist', async () => {
  const run = (await operator.post('/runs', { entryId: order })).body['id'] as unknown as string;
  const other = await server.withRoles('operator');
  expectProblem(await other.get(`/runs/${run}`), 404, 'not-found');
  expectProblem(await other.put(`/runs/${run}/steps/0`, { values: { amount: 1 } }), 404, 'not-found');
  expectProblem(await other.post(`/runs/${run}/submit`), 404, 'not-found');
  expectProblem(await other.delete(`/runs/${run}`), 404, 'not-found');
});

it('a repeated submit answers the first result and orders nothing again', async () => {
  const run = (await operator.post('/runs', { entryId: order })).body['id'] as unknown as string;
  await operator.put(`/runs/${run}/steps/0`, { values: { amount: 2 } });
  const [one, two] = [await operator.post(`/runs/${run}/submit`), await operator.post(`/runs/${run}/submit`)];
  expect([one.status, two.status]).toEqual([200, 200]);
  expect(two.body['outcome']).toEqual(one.body['outcome']);
});

it('the same idempotency key is the same order; with another order it is a conflict', async () => {
  const again = operator.with({ 'idempotency-key': 'order-1' });
  const body = { entryId: order, input: { amount: 2 }, submit: true };
  const [one, two] = [await again.post('/runs', body), await again.post('/runs', body)];
  expect([one.status, two.status]).toEqual([201, 201]);
  expect(two.body['id']).toBe(one.body['id']);
  expectProblem(await again.post('/runs', { ...body, input: { amount: 3 } }), 409, 'idempotency-key-used');
});

it('a body that is too large, of another type, or no JSON is refused', async () => {
  const json = { 'content-type': 'application/json' };
  const post = (headers: Record<string, string>, body: string): Promise<Answer> => operator.raw({ method: 'POST', path: '/api/runs', headers, body });
  expectProblem(await post(json, JSON.stringify({ entryId: 'x'.repeat(1_100_000) })), 413, 'body-too-large');
  expectProblem(await post({ 'content-type': 'text/csv' }, 'entryId'), 415, 'wrong-content-type');
  for (const body of ['{"entryId":', '', '{"__proto__":{"a":1}}']) expectProblem(await post(json, body), 400, 'broken-json');
  for (const body of ['[]', '"text"', '7', 'null', `${'['.repeat(30)}${']'.repeat(30)}`]) expect((await post(json, body)).status).toBe(422);
});

it.each(['\0', '\ud800', 'a\0b'])('text that no database stores is refused: %j', async (text) => {
  expectProblem(await operator.post('/runs', { entryId: order, input: { amount: 1, [text]: text }, submit: true }), 422, 'invalid-input');
  expectProblem(await administrator.post('/admin/accounts', { userName: 'x', displayName: text, roles: [] }), 422, 'invalid-input');
});

it.each([
  '/objects?type=temporary-card&limit=0', '/objects?type=temporary-card&limit=201', '/objects?type=temporary-card&limit=many',
  '/objects?type=temporary-card&sort=colour', '/objects?type=temporary-card&direction=up', '/objects?type=temporary-card&cursor=xxx',
  '/objects?type=temporary-card&attr.abortReason=x', '/objects?type=temporary-card&type=temporary-card', '/objects', '/objects?type[a]=b',
  '/runs?cursor=xxx', '/runs?mine=false',
])('refuses the list %s', async (path) => {
  expect((await operator.get(path)).status).toBe(422);
});

it('an address that does not exist is a problem document, in the language of the reader', async () => {
  const answer = await operator.with({ 'accept-language': 'it' }).get('/nothing-here');
  expectProblem(answer, 404, 'not-found');
  expect(answer.body['title']).toBe('Non trovato');
  expect((await operator.raw({ method: 'GET', path: '/api/%zz' })).status).toBe(400);
});

it('updates without the revision that was seen are refused', async () => {
  expectProblem(await administrator.put('/admin/process-lists/temporary-card/failed', { entries: [] }), 428, 'revision-missing');
  expectProblem(await administrator.with({ 'if-match': 'latest' }).put('/admin/process-lists/temporary-card/failed', { entries: [] }), 422, 'invalid-input');
});

const cursorAt = (moment: string): string =>
  Buffer.from(JSON.stringify(['updatedAt descending', moment, SOMEWHERE])).toString('base64url');

it.each(['2026-02-30T00:00:00.000Z', '0000-01-01T00:00:00.000Z', '2026-01-01T24:00:00.000Z', '+012026-01-01T00:00:00.000Z', 'now'])(
  'a cursor of %s belongs to no list', async (moment) => {
    expectProblem(await operator.get(`/objects?type=temporary-card&cursor=${cursorAt(moment)}`), 422, 'invalid-cursor');
  },
);

it.each(['2026-W01-1', '2026-02-30', '0000-01-01', '2026-01-01T24:00Z', '2026-060', 'yesterday'])('the audit since %s is not asked', async (from) => {
  expectProblem(await administrator.get(`/admin/audit?from=${from}`), 422, 'invalid-input');
});

it.each(['2026-01-01', '2026-01-01T10:00:00.000Z', '2026-01-01T10:00:00%2B02:00'])('the audit since %s is shown', async (from) => {
  expect((await administrator.get(`/admin/audit?from=${from}`)).status).toBe(200);
});

it('states and attributes that a type does not have are refused', async () => {
  expectProblem(await operator.get('/objects?type=temporary-card&state=nope'), 422, 'unknown-state');
  expectProblem(await operator.get('/objects?type=temporary-card&state=toString'), 422, 'unknown-state');
  expectProblem(await operator.get('/objects?type=temporary-card&attr.toString=x'), 422, 'not-searchable');
  expectProblem(await operator.get('/objects?type=temporary-card&attr.constructor=x'), 422, 'not-searchable');
  expect((await start({ amount: 1, toString: 'x' })).body['faults']).toMatchObject([{ pointer: '/toString', reason: 'unknown-field' }]);
});

it('a name that every object of JavaScript has names nothing, wherever a name is asked for', async () => {
  const wrong: string[] = [];
  const at = administrator.with({ 'if-match': '"0"' });
  for (const name of Object.getOwnPropertyNames(Object.prototype)) {
    const asked: Readonly<Record<string, Promise<Answer>>> = {
      ...Object.fromEntries([
        `/object-types/${name}`, `/object-types/temporary-card/actions?place=${name}`, `/objects?type=${name}`, `/objects?type=temporary-card&state=${name}`,
        `/objects?type=temporary-card&sort=${name}`, `/objects?type=temporary-card&quick=${name}`, `/objects/export?type=temporary-card&columns=${name}&format=csv`,
        `/admin/process-lists/${name}`, `/admin/process-lists/temporary-card/${name}/candidates`, `/admin/connectors/${name}`, `/admin/mail/templates/${name}`,
        `/admin/plugins/${name}`, `/admin/use-cases/${name}`, `/admin/access-schemes/${name}`, `/elements/${name}.js`, `/field-kinds/${name}`,
      ].map((path) => [path, administrator.get(path)])),
      'a process list': at.put(`/admin/process-lists/temporary-card/${name}`, { entries: [] }),
      'a use case': at.put('/admin/process-lists/temporary-card/failed', { entries: [{ useCase: name, enabled: true, options: {} }] }),
      'an import': administrator.post('/admin/imports', { kind: name, fileName: 'a.csv' }),
      'a numbering': at.put(`/admin/numberings/${name}`, { prefix: 'A', digits: 3, first: 1 }),
      'a package': at.put(`/admin/plugins/${name}`, { enabled: false }),
      'a connector': at.put(`/admin/connectors/${name}`, { settings: {} }),
      'a permission': at.put('/admin/roles/odd', { title: 'Odd', permissions: [name] }),
    };
    for (const [what, answer] of Object.entries(asked)) {
      const { status } = await answer;
      if (status < 400 || status >= 500) wrong.push(`${what} ${name}: ${status}`);
    }
  }
  expect(wrong).toEqual([]);
});
