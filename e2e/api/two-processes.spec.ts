import { Client } from '../support/client.ts';
import { expectStatus, PASSWORD, startHouse, type House } from '../support/house.ts';
import { portOfOurs } from '../support/ports.ts';
import { startProgram, type Program } from '../support/program.ts';
import { putOn, USE_CASES, type Entry } from '../support/use-cases.ts';

let house: House;
let second: Program;
let elsewhere: Client;

beforeAll(async () => {
  house = await startHouse();
  const port = await portOfOurs();
  second = await startProgram('apps/server/dist/main.js', {
    ...house.env, TESSERA_PORT: String(port), TESSERA_PUBLIC_URL: `http://127.0.0.1:${port}`,
  }, /tessera listening/);
  elsewhere = new Client(`http://127.0.0.1:${port}`);
  await expectStatus(elsewhere.signIn('admin', PASSWORD), 201);
}, 120_000);

afterAll(async () => {
  await second?.end('SIGKILL');
  await house?.stop();
});

const offered = async (client: Client): Promise<readonly Entry[]> =>
  (await expectStatus(client.get<{ items: Entry[] }>('/object-types/temporary-card/actions?place=new'), 200)).body.items;

it('a saved process list is in force in every server process at once', async () => {
  for (let time = 0; time < 20; time++) {
    const [entry] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order, options: { maximumAmount: 1 + time } }]);
    expect(await offered(elsewhere)).toHaveLength(1);
    const tooMany = await elsewhere.post('/runs', { entryId: entry?.id, input: { amount: 2 + time }, submit: true });
    expect(tooMany).toMatchObject({ status: 422 });
    const allowed = await elsewhere.post('/runs', { entryId: entry?.id, input: { amount: 1 + time }, submit: true });
    expect(allowed.status).toBeLessThan(300);
    await putOn(house.administrator, 'new', []);
    expect(await offered(elsewhere)).toEqual([]);
    expect((await elsewhere.post('/runs', { entryId: entry?.id, input: { amount: 1 }, submit: true })).status).toBeGreaterThanOrEqual(400);
  }
}, 60_000);

it('one of two operators aborts a card, the other is told that it is no longer processing', async () => {
  const [order] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  const [abort] = await putOn(house.administrator, 'processing', [{ useCase: USE_CASES.abort }]);
  for (let time = 0; time < 10; time++) {
    const run = await expectStatus(
      house.administrator.post<{ outcome: { objects: { id: string }[] } }>('/runs', { entryId: order?.id, input: { amount: 1 }, submit: true }), 200, 201,
    );
    const subjectIds = run.body.outcome.objects.map((object) => object.id);
    const answers = await Promise.all([house.administrator, elsewhere].map((client) =>
      client.post('/runs', { entryId: abort?.id, subjectIds, input: {}, submit: true })));
    expect(answers.map((answer) => answer.status < 300).sort()).toEqual([false, true]);
    expect(answers.find((answer) => answer.status >= 300)?.body).toMatchObject({ reason: 'no-longer-processing' });
  }
}, 60_000);

it('the same order sent twice to two processes is one order', async () => {
  const [order] = await putOn(house.administrator, 'new', [{ useCase: USE_CASES.order }]);
  for (let time = 0; time < 10; time++) {
    const headers = { 'idempotency-key': `twice-${time}` };
    const answers = await Promise.all([house.administrator, elsewhere].map((client) =>
      client.post('/runs', { entryId: order?.id, input: { amount: 3 }, submit: true }, headers)));
    const ids = answers.filter((answer) => answer.status < 300).map((answer) => answer.body['id']);
    expect(new Set(ids).size).toBe(1);
    expect(answers.every((answer) => answer.status < 300 || answer.status === 409)).toBe(true);
  }
}, 60_000);
