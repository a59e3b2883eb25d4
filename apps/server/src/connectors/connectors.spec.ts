import { jest } from '@jest/globals';
import { partner, printer, signatureOf } from '../worker/testing/parts.js';
import { TestHouse, type Person } from '../worker/testing/test-house.js';
import { Connectors } from './connectors.js';

jest.setTimeout(40_000);

describe('connectors', () => {
  let house: TestHouse;
  let admin: Person;
  const settings = { address: 'https://print.example', apiKey: 'right', eventKey: 'event-key' };

  beforeAll(async () => {
    house = await TestHouse.open();
    admin = await house.signIn('connector:read', 'connector:write');
  }, 60_000);
  afterAll(() => house.close());

  const save = (revision: number, values: object, who = admin) =>
    who.ask<{ faults: { pointer: string }[] }>('PUT', '/admin/connectors/print-shop', { settings: values }, { 'if-match': `"${revision}"` });
  const view = async () => (await admin.ask('GET', '/admin/connectors/print-shop')).body;

  it('say that nobody has set them up', async () => {
    expect(await view()).toMatchObject({ name: 'print-shop', provides: 'printer', revision: 0, settings: {}, secretsSet: [], health: { state: 'unknown' } });
    expect((await admin.ask('POST', '/admin/connectors/print-shop/test')).body).toMatchObject({ ok: false });
    await expect(house.app.get(Connectors).use(printer)).rejects.toMatchObject({ reason: 'connector-not-set-up' });
  });

  it('point at every setting that is missing or unknown', async () => {
    const { status, body } = await save(0, { adress: 'x' });
    expect(status).toBe(422);
    expect(body.faults.map(({ pointer }) => pointer).sort()).toEqual([
      '/settings/address', '/settings/adress', '/settings/apiKey',
    ]);
  });

  it('take secrets in and never give them out', async () => {
    const saved = await save(0, settings);
    expect(saved).toMatchObject({ status: 200, body: { revision: 1, settings: { address: 'https://print.example' }, secretsSet: ['apiKey', 'eventKey'] } });
    const everywhere = JSON.stringify([saved.body, await view(), (await admin.ask('GET', '/admin/connectors')).body, await house.audited('connector.saved')]);
    expect(everywhere).not.toMatch(/right|event-key/);
    const [row] = await house.foundations.dataSource.query<{ sealed: Buffer; settings: object }[]>('select settings, sealed from connector_settings');
    expect(JSON.stringify(row?.settings) + row?.sealed.toString('latin1')).not.toMatch(/right|event-key/);
  });

  it('keep a secret that is left out and forget an empty one', async () => {
    expect(await save(1, { address: settings.address })).toMatchObject({ status: 200, body: { secretsSet: ['apiKey', 'eventKey'] } });
    expect(await save(2, { address: settings.address, eventKey: '' })).toMatchObject({ status: 200, body: { secretsSet: ['apiKey'] } });
    expect((await admin.ask('POST', '/admin/connectors/print-shop/test')).body).toMatchObject({ ok: true, message: 'The connection works.' });
  });

  it('want their secrets again before they talk to another address', async () => {
    const moved = await save(3, { address: 'https://other.example' });
    expect(moved).toMatchObject({ status: 422, body: { faults: [{ pointer: '/settings/apiKey', reason: 'required' }] } });
    expect(await view()).toMatchObject({ revision: 3, settings: { address: settings.address } });
  });

  it('tell the second administrator what stands there now', async () => {
    expect(await save(1, settings)).toMatchObject({ status: 409, body: { reason: 'revision-conflict', current: { revision: 3 } } });
    expect(await admin.ask('PUT', '/admin/connectors/print-shop', { settings })).toMatchObject({ status: 428 });
  });

  it('connect once per revision of their settings', async () => {
    const connectors = house.app.get(Connectors);
    partner.connections = 0;
    await (await connectors.use(printer)).print('1');
    await (await connectors.use(printer)).print('2');
    expect(partner.connections).toBe(1);
    await save(3, settings);
    await (await connectors.use(printer)).print('3');
    expect(partner.connections).toBe(2);
  });

  it('are taken out of use by whoever sees their present settings, and set up again with no trace of the old ones', async () => {
    const connectors = house.app.get(Connectors);
    const reset = (revision: number, who = admin) => who.ask('DELETE', '/admin/connectors/print-shop', undefined, { 'if-match': `"${revision}"` });
    const reader = await house.signIn('connector:read');
    expect(await reset(4, reader)).toMatchObject({ status: 403 });
    expect(await reset(1)).toMatchObject({ status: 409, body: { current: { revision: 4 } } });
    await save(4, { ...settings, address: 'https://first.example' });
    expect(await reset(5)).toMatchObject({ status: 200, body: { revision: 0, settings: {}, secretsSet: [], health: { state: 'unknown' } } });
    await expect(connectors.use(printer)).rejects.toMatchObject({ reason: 'connector-not-set-up' });
    expect(await house.foundations.dataSource.query('select * from connector_settings')).toEqual([]);
    const [line] = await house.audited('connector.reset');
    expect(JSON.stringify(line)).toContain('first.example');
    expect(JSON.stringify(line)).not.toMatch(/right|event-key/);
    partner.connections = 0;
    for (const revision of [0, 1, 2, 3]) expect((await save(revision, settings)).status).toBe(200);
    await (await connectors.use(printer)).print('4');
    await reset(4);
    for (const revision of [0, 1, 2, 3]) expect((await save(revision, settings)).status).toBe(200);
    await (await connectors.use(printer)).print('5');
    expect(partner.connections).toBe(2);
  });

  it('remember lists for a minute, and longer while the partner is away', async () => {
    const connectors = house.app.get(Connectors);
    partner.lists = 0;
    expect(await connectors.list('printer', 'papers')).toEqual({ a4: 'A4' });
    await connectors.list('printer', 'papers');
    expect(partner.lists).toBe(1);
  });

  it('say in plain words why a test failed, in Italian as well', async () => {
    partner.isAway = true;
    const failed = await admin.ask('POST', '/admin/connectors/print-shop/test');
    expect(failed.body).toMatchObject({ ok: false, message: 'The print shop does not answer.' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await view()).toMatchObject({ health: { state: 'failing', cause: 'The print shop does not answer.' } });
    partner.isAway = false;
    const works = await admin.ask('POST', '/admin/connectors/print-shop/test', undefined, { 'accept-language': 'it' });
    expect(works.body).toMatchObject({ ok: true, message: 'La connessione funziona.' });
    await new Promise((resolve) => setTimeout(resolve, 200));
    expect(await view()).toMatchObject({ health: { state: 'healthy' } });
  });

  it('are closed to whoever lacks the permission', async () => {
    const reader = await house.signIn('connector:read');
    expect((await reader.ask('GET', '/admin/connectors')).status).toBe(200);
    expect(await save(4, settings, reader)).toMatchObject({ status: 403, body: { details: { permission: 'connector:write' } } });
    expect((await reader.ask('POST', '/admin/connectors/print-shop/test')).status).toBe(403);
    expect((await (await house.signIn()).ask('GET', '/admin/connectors')).status).toBe(403);
    expect((await house.ask({}, 'GET', '/admin/connectors')).status).toBe(401);
    expect((await admin.ask('GET', '/admin/connectors/nothing')).status).toBe(404);
  });

  describe('hear of events', () => {
    const body = `{ "id": "e-1",\n  "badgeId": "0190d7a0-0000-7000-8000-000000000001" }`;
    const tell = (signature: string, sent = body) => house.ask({ 'print-signature': signature }, 'POST', '/connectors/print-shop/events', sent);
    const tasks = async () => (await house.foundations.dataSource.query<{ name: string }[]>('select name from tasks')).length;

    it('only with the signature of exactly what was sent', async () => {
      expect((await tell('forged')).status).toBe(401);
      expect((await tell(signatureOf('event-key', body), body.replace('\n', ''))).status).toBe(401);
      expect((await tell(signatureOf('event-key', '{}'), '{}'.padEnd(3))).status).toBe(401);
      expect(await tasks()).toBe(0);
    });

    it('once, however often they are told', async () => {
      const repeated = await Promise.all([1, 2, 3].map(() => tell(signatureOf('event-key', body))));
      expect(repeated.map(({ status }) => status)).toEqual([202, 202, 202]);
      expect(await tasks()).toBe(1);
    });

    it('from connectors that are installed alone', async () => {
      expect((await house.ask({}, 'POST', '/connectors/nothing/events', {})).status).toBe(404);
      expect((await house.ask({}, 'POST', '/connectors/print-shop/events', '{')).status).toBe(400);
    });
  });
});
