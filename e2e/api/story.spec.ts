import { enter, expectStatus, startHouse, type House } from '../support/house.ts';
import type { Client } from '../support/client.ts';
import { until } from '../support/random.ts';
import { putOn, USE_CASES, type Card, type Entry } from '../support/use-cases.ts';

interface RunView {
  readonly id: string;
  readonly status: string;
  readonly outcome?: { readonly states: Record<string, number>; readonly total: number; readonly objects: Card[]; readonly messages: string[] };
  readonly tasks: readonly { readonly status: string }[];
}

let house: House;
let operator: Client;

beforeAll(async () => {
  house = await startHouse();
  await house.bureau.set({ productionSeconds: 1 });
  operator = await enter(house.url, 'operator', house.passwords['operator'] ?? '');
}, 120_000);

afterAll(() => house?.stop());

const order = async (entry: Entry | undefined, amount: number): Promise<RunView> =>
  (await expectStatus(
    operator.post<RunView>('/runs', { entryId: entry?.id, input: { amount }, submit: true }), 200, 201, 202,
  )).body;

const card = async (id: string): Promise<Card> =>
  (await expectStatus(operator.get<Card>(`/objects/${id}`), 200)).body;

const idsOf = (run: RunView): readonly string[] => run.outcome?.objects.map((object) => object.id) ?? [];

it('Order temporary cards is off until an administrator enables it', async () => {
  const before = await operator.get<{ items: Entry[] }>('/object-types/temporary-card/actions?place=new');
  expect(before.body.items).toEqual([]);
  await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  const after = await operator.get<{ items: { useCase: string; available: boolean }[] }>('/object-types/temporary-card/actions?place=new');
  expect(after.body.items).toMatchObject([{ useCase: USE_CASES.order, available: true }]);
});

it('Order temporary cards, Abort temporary card order, the queue, the bureau and Initialize temporary card lead to unassigned cards', async () => {
  const [orderEntry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  const [abort, submit] = await putOn(house.administrator, 'processing', [
    { useCase: USE_CASES.abort }, { useCase: USE_CASES.submitQueue, cron: '0 14 * * *' },
  ]);
  const [update] = await putOn(house.administrator, 'ordered', [{ useCase: USE_CASES.update, cron: '*/5 * * * *' }]);
  const [updateLater] = await putOn(house.administrator, 'in-production', [{ useCase: USE_CASES.update, cron: '*/5 * * * *' }]);
  const [initialize] = await putOn(house.administrator, 'produced', [{ useCase: USE_CASES.initialize }]);

  const ordered = await order(orderEntry, 5);
  expect(ordered.outcome?.states).toEqual({ processing: 5 });
  const [aborted, ...others] = idsOf(ordered);
  await expectStatus(operator.post('/runs', { entryId: abort?.id, subjectIds: [aborted], input: {}, submit: true }), 200, 201);

  await expectStatus(house.administrator.post(`/admin/schedules/${submit?.id}/run`, {}), 200, 201, 202, 204);
  for (const id of others) await until('the card to be produced', 60_000, async () => {
    await house.administrator.post(`/admin/schedules/${update?.id}/run`, {});
    await house.administrator.post(`/admin/schedules/${updateLater?.id}/run`, {});
    return (await card(id)).state === 'produced';
  });
  expect((await card(aborted ?? '')).state).toBe('aborted');

  await initializeCard(initialize, await card(others[0] ?? ''));
  const ready = await card(others[0] ?? '');
  expect(ready.state).toBe('unassigned');
  const history = await expectStatus(operator.get<{ items: { to?: string }[] }>(`/objects/${ready.id}/history`), 200);
  expect(history.body.items.map((line) => line.to).filter(Boolean).reverse())
    .toEqual(expect.arrayContaining(['processing', 'ordered', 'produced', 'unassigned']));
}, 90_000);

async function initializeCard(entry: Entry | undefined, produced: Card): Promise<void> {
  const opened = await expectStatus(operator.post<RunView>('/runs', { entryId: entry?.id, subjectIds: [produced.id] }), 201);
  const run = opened.body.id;
  await expectStatus(operator.put(`/runs/${run}/steps/0`, { values: {} }), 200);
  await expectStatus(operator.put('/encoder/reader', { chipSerial: 'FFFFFFFFFFFF', fault: 'none' }), 200);
  const wrong = await operator.post(`/runs/${run}/devices/encoding`, {});
  expect(wrong).toMatchObject({ status: 422, body: { reason: 'wrong-card-in-reader' } });
  await expectStatus(operator.put('/encoder/reader', { chipSerial: produced.attributes['chipSerial'], fault: 'card-removed' }), 200);
  expect(await operator.post(`/runs/${run}/devices/encoding`, {})).toMatchObject({ status: 422, body: { reason: 'card-removed' } });
  expect((await card(produced.id)).state).toBe('produced');
  await expectStatus(operator.put('/encoder/reader', { chipSerial: produced.attributes['chipSerial'], fault: 'none' }), 200);
  const encoded = await expectStatus(operator.post<{ receipt: string }>(`/runs/${run}/devices/encoding`, {}), 200, 201);
  await expectStatus(operator.put(`/runs/${run}/steps/1`, { values: { encoding: encoded.body.receipt } }), 200);
  const done = await expectStatus(operator.post<RunView>(`/runs/${run}/submit`, {}), 200);
  expect(done.body.status).toBe('done');
}

it('Order temporary cards with the queue off shows on the same run that the bureau has taken the order', async () => {
  const [direct] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order, options: { queue: false } }]);
  const run = await order(direct, 2);
  expect(run.outcome?.states).toEqual({ requested: 2 });
  const settled = await until('the order to be taken', 20_000, async () => {
    const now = await expectStatus(operator.get<RunView>(`/runs/${run.id}`), 200);
    return now.body.tasks.every((task) => task.status === 'done') && now.body;
  });
  expect(settled.tasks).toHaveLength(1);
  for (const id of idsOf(run)) expect((await card(id)).state).not.toBe('requested');
});

it('a cancelled order leaves nothing but an audit line', async () => {
  const [entry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  const opened = await expectStatus(operator.post<RunView>('/runs', { entryId: entry?.id }), 201);
  await expectStatus(operator.put(`/runs/${opened.body.id}/steps/0`, { values: { amount: 3 } }), 200);
  await expectStatus(operator.delete(`/runs/${opened.body.id}`), 204);
  const audit = await house.administrator.get<{ items: { action: string; objectId?: string }[] }>(`/admin/audit?runId=${opened.body.id}`);
  expect(audit.body.items.filter((line) => line.objectId !== undefined)).toEqual([]);
  expect(audit.body.items.map((line) => line.action)).toContain('run.cancelled');
  expect((await operator.post(`/runs/${opened.body.id}/submit`, {})).status).toBeGreaterThanOrEqual(400);
});
