import { Agent, request, type RequestOptions } from 'node:http';
import { enter, expectStatus, startHouse, type House } from '../support/house.ts';
import { Client } from '../support/client.ts';
import { putOn, USE_CASES, type Card, type Entry } from '../support/use-cases.ts';
import { secretsTold } from '../support/planted-secrets.ts';
import { until } from '../support/random.ts';

interface RunView {
  readonly id: string;
  readonly outcome?: { readonly objects: readonly Card[] };
  readonly tasks: readonly { readonly status: string }[];
}

let house: House;
let operator: Client;

beforeAll(async () => {
  house = await startHouse();
  operator = await enter(house.url, 'operator', house.passwords['operator'] ?? '');
}, 120_000);

afterAll(() => house?.stop());

const inAnHour = (): string => new Date(Date.now() + 3_600_000).toISOString();

it('a form on a page elsewhere opens no session in the visitor\'s browser', async () => {
  const answer = await fetch(`${house.url}/api/sessions`, {
    method: 'POST', body: new URLSearchParams({ userName: 'operator', password: 'anything' }),
  });
  expect(answer.status).toBe(415);
});

it('a token that may only read cards signs nobody out and withdraws no token', async () => {
  const auditor = await enter(house.url, 'auditor', house.passwords['auditor'] ?? '');
  const made = await expectStatus(
    auditor.post<{ id: string; token: string }>('/tokens', { name: 'reader', scopes: ['temporary-card:read'], expiresAt: inAnHour() }), 201,
  );
  const machine = Client.withToken(house.url, made.body.token);
  expect((await machine.delete('/sessions')).status).toBe(403);
  expect((await machine.delete(`/tokens/${made.body.id}`)).status).toBe(403);
  expect((await auditor.get('/me')).status).toBe(200);
});

it.each([
  ['a cursor of a day that no calendar has', `/objects?type=temporary-card&cursor=${cursor('2026-02-30T00:00:00Z')}`],
  ['a cursor of the year 0', `/objects?type=temporary-card&cursor=${cursor('0000-01-01T00:00:00Z')}`],
  ['an unknown state', '/objects?type=temporary-card&state=nowhere'],
  ['an attribute that is named like something of JavaScript', '/objects?type=temporary-card&attr.toString=x'],
  ['an audit moment given as a week', '/admin/audit?from=2026-W01-1'],
])('%s is told apart from a bug', async (_, path) => {
  const answer = await house.administrator.get(path);
  expect([404, 422]).toContain(answer.status);
});

it('Submit queued temporary cards takes no cron line that never comes', async () => {
  const lists = await house.administrator.get<{ lists: { place: string; revision: number }[] }>('/admin/process-lists/temporary-card');
  const revision = lists.body.lists.find(({ place }) => place === 'processing')?.revision ?? 0;
  const entries = [{ useCase: USE_CASES.submitQueue, enabled: true, options: {}, cron: '0 0 31 2 *' }];
  const saved = await house.administrator.put('/admin/process-lists/temporary-card/processing', { entries }, { 'if-match': `"${revision}"` });
  expect(saved).toMatchObject({ status: 422, body: { faults: [{ pointer: '/entries/0/cron' }] } });
});

it('a card that was encoded twice keeps the PIN that is on its chip', async () => {
  const [initialize] = await putOn(house.administrator, 'produced', [{ useCase: USE_CASES.initialize }]);
  const { run, chipSerial } = await openFor(initialize);
  await expectStatus(operator.put('/encoder/reader', { chipSerial, fault: 'none' }), 200);
  const first = await expectStatus(operator.post<{ receipt: string }>(`/runs/${run}/devices/encoding`, {}), 200);
  await expectStatus(operator.post(`/runs/${run}/devices/encoding`, {}), 200);
  const answered = await operator.put(`/runs/${run}/steps/1`, { values: { encoding: first.body.receipt } });
  expect(answered).toMatchObject({ status: 422, body: { faults: [{ reason: 'bad-receipt' }] } });
});

it('an order that the bureau refused for good is not called done by trying it again', async () => {
  const [direct] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order, options: { queue: false } }]);
  await house.bureau.set({ faults: { refuse: 1 } });
  const run = await expectStatus(operator.post<RunView>('/runs', { entryId: direct?.id, input: { amount: 1 }, submit: true }), 201);
  const id = run.body.outcome?.objects[0]?.id ?? '';
  await until('the card to fail', 20_000, async () => (await operator.get<Card>(`/objects/${id}`)).body.state === 'failed');
  await house.bureau.set({ faults: {} });
  await house.administrator.post('/admin/queue/retry-all', {});
  await new Promise((resolve) => setTimeout(resolve, 3_000));
  const seen = await operator.get<RunView>(`/runs/${run.body.id}`);
  expect(seen.body.tasks.map(({ status }) => status)).toEqual(['gave-up']);
}, 40_000);

it('an administrator who points the connector at another host has to type its secret again', async () => {
  const before = await house.administrator.get<{ settings: Record<string, unknown>; revision: number }>('/admin/connectors/bureau-http');
  const { settings, revision } = before.body;
  const saved = await house.administrator.put(
    '/admin/connectors/bureau-http', { settings: { ...settings, hostName: 'http://127.0.0.1:9' } }, { 'if-match': `"${revision}"` },
  );
  expect(saved.status).toBe(422);
});

async function openFor(entry: Entry | undefined): Promise<{ run: string; chipSerial: unknown }> {
  const found = await expectStatus(operator.get<{ items: Card[] }>('/objects?type=temporary-card&state=produced&limit=1'), 200);
  const [card] = found.body.items;
  const opened = await expectStatus(operator.post<RunView>('/runs', { entryId: entry?.id, subjectIds: [card?.id] }), 201);
  await expectStatus(operator.put(`/runs/${opened.body.id}/steps/0`, { values: {} }), 200);
  return { run: opened.body.id, chipSerial: card?.attributes['chipSerial'] };
}

function cursor(value: string): string {
  return Buffer.from(JSON.stringify(['updatedAt descending', value, '00000000-0000-7000-8000-000000000001'])).toString('base64url');
}

it('a large file that nobody wants does not hold up what is sent next over the same connection', async () => {
  const [setPicture] = await putOn(house.administrator, 'active', [{ useCase: 'IdentityProcSetPicture' }], 'identity');
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const form = `--form\r\ncontent-disposition: form-data; name="file"; filename="a.txt"\r\n\r\n${'x'.repeat(3_000_000)}\r\n--form--\r\n`;
  const upload = { path: `/api/files?field=picture&entryId=${setPicture?.id}`, method: 'POST', headers: { 'content-type': 'multipart/form-data; boundary=form' } };
  expect([await statusOver(agent, upload, form), await statusOver(agent, { path: '/api/me', method: 'GET' })]).toEqual([422, 200]);
  agent.destroy();
});

function statusOver(agent: Agent, { headers, ...wanted }: RequestOptions, body = ''): Promise<number | undefined> {
  return new Promise((resolve, reject) => {
    const asked = request(house.url, { ...wanted, agent, headers: { ...house.administrator.credentials(), ...headers } }, (answer) => {
      answer.resume().on('end', () => resolve(answer.statusCode));
    });
    asked.on('error', reject).setTimeout(3_000, () => asked.destroy(new Error('no answer')));
    asked.end(body);
  });
}

it('passwords, tokens, keys and codes stand nowhere readable in the database, and in no log', async () => {
  expect(await secretsTold(house, operator)).toEqual([]);
}, 60_000);
