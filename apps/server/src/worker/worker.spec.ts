import { jest } from '@jest/globals';
import { partner } from './testing/parts.js';
import { TestHouse, until, type Person } from './testing/test-house.js';

jest.setTimeout(40_000);

describe('the worker', () => {
  let house: TestHouse;
  let admin: Person;
  let order: string;

  beforeAll(async () => {
    house = await TestHouse.open('api,worker');
    admin = await house.signIn('*');
    order = await house.putOn('new', { useCase: 'BadgesProcOrder' });
  }, 60_000);
  afterAll(() => house.close());
  beforeEach(() => {
    partner.fails = 0;
    partner.prints.length = 0;
  });

  const actor = () => ({ id: admin.accountId, displayName: 'Ada', kind: 'person' as const, permissions: new Set(['*']) });
  const orderOne = async () => (await house.engine.runs.start(actor(), { entryId: order, input: {} })).outcome?.objectIds[0] ?? '';
  const stateOf = async (id: string) => (await house.foundations.storeRoom.objects.find(id))?.state;
  const setUp = () =>
    admin.ask('PUT', '/admin/connectors/print-shop', { settings: { address: 'a', apiKey: 'right' } }, { 'if-match': '"0"' });

  it('gives a task up when nobody has set up the connector, and an administrator sees why and tries again', async () => {
    const id = await orderOne();
    const failed = await until(async () => {
      const { body } = await admin.ask<{ items: { id: string; status: string; title: string; lastError: string }[] }>('GET', '/admin/queue');
      return body.items.find(({ status }) => status === 'gave-up');
    });
    expect(await stateOf(id)).toBe('torn');
    expect(failed).toMatchObject({ title: 'Print badge', lastError: expect.stringMatching(/connector-not-set-up/) });
    await setUp();
    expect(await admin.ask('POST', `/admin/queue/tasks/${failed.id}/retry`)).toMatchObject({ status: 200, body: { status: 'waiting', attempts: 0 } });
    await until(async () => partner.prints.includes(id));
    expect(await house.audited('task.retried')).toHaveLength(1);
    expect((await admin.ask('POST', `/admin/queue/tasks/${id}/retry`)).status).toBe(404);
  });

  it('performs a task after the commit', async () => {
    const id = await orderOne();
    await until(async () => (await stateOf(id)) === 'printed');
    expect(partner.prints).toEqual([id]);
  });

  it('tries again when the partner fails once', async () => {
    partner.fails = 1;
    const id = await orderOne();
    await until(async () => (await stateOf(id)) === 'printed');
    const { body } = await admin.ask<{ history: unknown[] }>('GET', '/admin/queue');
    expect(body).toMatchObject({ counts: { waiting: 0, active: expect.any(Number), failed: expect.any(Number), done24h: expect.any(Number) } });
    expect(body.history).toHaveLength(24);
  });

  it('tries all failed tasks again', async () => {
    partner.fails = 6;
    const ids = await Promise.all([orderOne(), orderOne(), orderOne()]);
    await until(async () => {
      const { body } = await admin.ask<{ counts: { failed: number } }>('GET', '/admin/queue');
      return body.counts.failed === 3;
    });
    expect(await Promise.all(ids.map(stateOf))).toEqual(['torn', 'torn', 'torn']);
    partner.fails = 0;
    expect(await admin.ask('POST', '/admin/queue/retry-all')).toMatchObject({ status: 200, body: { retried: 3 } });
    await until(async () => ids.every((id) => partner.prints.includes(id)));
  });

  it('keeps schedules as the process lists say, and starts one at once when asked', async () => {
    const entryId = await house.putOn('printed', { useCase: 'BadgesProcTear', cron: '0 3 * * *', title: 'Nightly tearing' });
    await until(async () => {
      const jobs = await house.foundations.dataSource.query<object[]>('select from bullmq.job where id like $1', [`%${entryId}%`]);
      return jobs.length === 1;
    });
    const id = await orderOne();
    await until(async () => (await stateOf(id)) === 'printed');
    const listed = await admin.ask('GET', '/admin/schedules', undefined, { 'accept-language': 'it-IT' });
    expect(listed.body).toMatchObject({ items: [{ entryId, title: 'Nightly tearing', cron: '0 3 * * *', cronText: 'Alle 03:00', nextRun: expect.any(String) }] });
    expect((await admin.ask('POST', `/admin/schedules/${entryId}/run`)).status).toBe(202);
    await until(async () => (await stateOf(id)) === 'torn');
    await until(async () => {
      const { body } = await admin.ask<{ items: { lastResult?: string }[] }>('GET', '/admin/schedules');
      return body.items[0]?.lastResult?.includes('in 1 run');
    });
    expect((await admin.ask('POST', `/admin/schedules/${order}/run`)).status).toBe(404);
  });

  it('closes its pages to whoever lacks the permission', async () => {
    const nobody = await house.signIn();
    for (const path of ['/admin/queue', '/admin/schedules']) expect((await nobody.ask('GET', path)).status).toBe(403);
    for (const path of ['/admin/queue/retry-all', `/admin/queue/tasks/${order}/retry`, `/admin/schedules/${order}/run`]) {
      expect((await nobody.ask('POST', path)).status).toBe(403);
      expect((await house.ask({}, 'POST', path)).status).toBe(401);
    }
  });
});
