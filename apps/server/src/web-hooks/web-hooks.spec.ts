import { jest } from '@jest/globals';
import { Webhook } from 'standardwebhooks';
import { TestHouse, until, type Person } from '../worker/testing/test-house.js';
import { SWITCHED_OFF_AFTER_MS } from './hook-performer.js';
import { Receiver } from './testing/receiver.js';
import type { DeliveryPage, NewWebHookSecret, UndeliveredPage, WebHookView } from './web-hook.models.js';

jest.setTimeout(40_000);

let house: TestHouse;
let admin: Person;
let receiver: Receiver;

beforeAll(async () => {
  house = await TestHouse.open('api,worker', { TESSERA_HOOK_PRIVATE_ADDRESSES: '1', TESSERA_HOOK_PAUSES: '0.02,0.02' });
  admin = await house.signIn('*');
  receiver = await new Receiver().open();
}, 60_000);
afterAll(async () => {
  await receiver.close();
  await house.close();
});
beforeEach(() => {
  receiver.received.length = 0;
  receiver.answer = 204;
});
afterEach(async () => {
  const { body } = await admin.ask<{ items: WebHookView[] }>('GET', '/admin/web-hooks');
  for (const { id } of body.items) await admin.ask('DELETE', `/admin/web-hooks/${id}`);
});

const rules = (more: object = {}) => ({
  name: 'Doors', address: receiver.url, objectTypes: [], actions: [], identification: false, enabled: true, ...more,
});
const add = async (more: object = {}): Promise<NewWebHookSecret> => {
  const { status, body } = await admin.ask<NewWebHookSecret>('POST', '/admin/web-hooks', rules(more));
  expect(status).toBe(201);
  return body;
};
const read = async (id: string) => (await admin.ask<WebHookView>('GET', `/admin/web-hooks/${id}`)).body;
const undelivered = async () => (await admin.ask<UndeliveredPage>('GET', '/admin/undelivered-events')).body;
/** A badge straight in the database: what happens to it afterwards is what the tests are about. */
const badge = async (): Promise<string> => {
  const { v7 } = await import('uuid');
  const id = v7();
  await house.foundations.storeRoom.store.transact((transaction) => transaction.write({
    at: new Date(), actorId: 'test', audit: [], tasks: [],
    objects: [{ id, objectType: 'badge', state: 'blank', version: 0, attributes: { number: '7', chip: 'C7', secretsRef: 'vault-7' } }],
  }));
  return id;
};
const act = async (id: string, ...deeds: readonly string[]) => {
  for (const deed of deeds) expect((await admin.ask('POST', `/objects/${id}/${deed}`)).status).toBe(200);
};

describe('an event', () => {
  it('arrives as a signed CloudEvent that tells who did what to which object, without secrets', async () => {
    const { secret, webHook } = await add();
    const id = await badge();
    await act(id, 'lock');
    const { headers, body } = await until(async () => receiver.received[0]);
    expect(new Webhook(secret).verify(body, headers as Record<string, string>)).toMatchObject({
      specversion: '1.0', id: expect.any(String), source: 'urn:tessera', type: 'tessera.badge.lock', subject: `badge/${id}`, time: expect.any(String),
      sequence: expect.stringMatching(/^\d{20}$/),
      data: {
        Action: 'Lock',
        Resource: { Id: id, Type: 'badge', State: 'blank', Name: '7', number: '7', chip: 'C7', Locked: { identity: { name: 'Ada' } } },
        UserContextMapping: { Identity: { id: admin.accountId, name: 'Ada' } },
      },
    });
    expect(headers['content-type']).toMatch(/^application\/cloudevents\+json/);
    expect(body).not.toContain('vault-7');
    expect(await until(async () => (await read(webHook.id)).health.state === 'healthy')).toBe(true);
    const { body: { items } } = await admin.ask<DeliveryPage>('GET', `/admin/web-hooks/${webHook.id}/deliveries`);
    expect(items).toMatchObject([{ status: 'delivered', actionTitle: 'Locked', objectTypeTitle: 'Badge', attempts: 1, answer: 204 }]);
    expect(items[0]?.eventId).toBe(headers['webhook-id']);
  });

  it('comes again with the same id until it is taken, and the next one about the object waits for it', async () => {
    await add();
    const id = await badge();
    let isFirst = true;
    receiver.answer = () => (isFirst ? ((isFirst = false), 503) : 200);
    await act(id, 'lock', 'unlock', 'freeze');
    await until(async () => receiver.received.length === 4);
    expect(receiver.actionsOn(id)).toEqual(['Lock', 'Lock', 'Unlock', 'Freeze']);
    const [first, second] = receiver.received;
    expect(first?.headers['webhook-id']).toBe(second?.headers['webhook-id']);
  });

  it('is undelivered after the last attempt, with the cause in plain words, and does not hold up other objects', async () => {
    await add();
    const [bad, good] = [await badge(), await badge()];
    receiver.answer = (event) => (event.subject.endsWith(bad) ? 400 : 200);
    await act(bad, 'lock');
    await act(good, 'lock');
    const { count, items: [dead] } = await until(async () => { const now = await undelivered(); return now.count > 0 && now; });
    expect(count).toBe(1);
    expect(dead).toMatchObject({ objectId: bad, attempts: 3, answer: 400, cause: 'The receiver refused it with the status 400.', webHookName: 'Doors' });
    expect(receiver.actionsOn(good)).toEqual(['Lock']);
    const { body } = await admin.ask<UndeliveredPage>('GET', '/admin/undelivered-events', undefined, { 'accept-language': 'it-IT' });
    expect(body.items[0]).toMatchObject({ cause: 'Il destinatario l’ha rifiutato con lo stato 400.', actionTitle: 'Blocco' });
    receiver.answer = 204;
    expect(await admin.ask('POST', `/admin/undelivered-events/${dead?.id}/send-again`)).toMatchObject({ status: 200, body: { count: 1 } });
    await until(async () => receiver.actionsOn(bad).length === 4);
    expect(new Set(receiver.received.filter(({ event }) => event.subject.endsWith(bad)).map(({ event }) => event.id)).size).toBe(1);
    expect((await admin.ask('POST', `/admin/undelivered-events/${dead?.id}/send-again`)).status).toBe(404);
    expect(await house.audited('event.sent-again')).toHaveLength(1);
  });

  it('can be discarded, one by one, and all can be sent again', async () => {
    const { webHook } = await add();
    receiver.answer = 500;
    const ids = [await badge(), await badge()];
    for (const id of ids) await act(id, 'lock');
    const { items: [first] } = await until(async () => { const now = await undelivered(); return now.count === 2 && now; });
    expect((await admin.ask('DELETE', `/admin/undelivered-events/${first?.id}`)).status).toBe(204);
    expect((await admin.ask('DELETE', `/admin/undelivered-events/${first?.id}`)).status).toBe(404);
    receiver.answer = 204;
    expect((await admin.ask('POST', '/admin/undelivered-events/send-again', { webHook: webHook.id })).body).toEqual({ count: 1 });
    await until(async () => (await read(webHook.id)).health.state === 'healthy');
    expect((await undelivered()).count).toBe(0);
    expect(await house.audited('event.discarded')).toHaveLength(1);
  });
});

describe('a web hook', () => {
  it('hears only what it asked for', async () => {
    await add({ actions: ['freeze'] });
    await add({ name: 'None', objectTypes: ['badge'], actions: ['number'] });
    const id = await badge();
    await act(id, 'lock', 'unlock', 'freeze');
    await until(async () => receiver.received.length > 0);
    expect(receiver.actionsOn(id)).toEqual(['Freeze']);
  });

  it('is signed with both secrets for a day after a change', async () => {
    const { webHook, secret } = await add();
    const { body } = await admin.ask<NewWebHookSecret>('POST', `/admin/web-hooks/${webHook.id}/secret`);
    expect(body.webHook.formerSecretUntil).toBeDefined();
    await act(await badge(), 'lock');
    const { headers, body: sent } = await until(async () => receiver.received[0]);
    for (const one of [secret, body.secret]) expect(new Webhook(one).verify(sent, headers as Record<string, string>)).toBeDefined();
    expect(() => new Webhook('whsec_c29tZWJvZHkgZWxzZQ==').verify(sent, headers as Record<string, string>)).toThrow();
  });

  it('is switched off after days without success, what waits becomes undelivered, and that is written down', async () => {
    const { webHook } = await add();
    receiver.answer = 500;
    await act(await badge(), 'lock');
    await until(async () => (await read(webHook.id)).health.state === 'failing');
    await house.foundations.dataSource.query('update web_hooks set failing_since = $1', [new Date(Date.now() - SWITCHED_OFF_AFTER_MS - 1_000)]);
    await act(await badge(), 'lock');
    const off = await until(async () => { const now = await read(webHook.id); return now.health.state === 'switched-off' && now; });
    expect(off).toMatchObject({ enabled: false, health: { switchedOffAt: expect.any(String), cause: 'The receiver refused it with the status 500.' } });
    expect(await house.audited('web-hook.switched-off')).toMatchObject([{ reason: 'Doors', actorName: 'System' }]);
    const { count, items: [one] } = await undelivered();
    expect(count).toBe(2);
    expect(await admin.ask('POST', `/admin/undelivered-events/${one?.id}/send-again`)).toMatchObject({ status: 422, body: { reason: 'web-hook-off' } });
    receiver.answer = 204;
    const again = await admin.ask<WebHookView>('PUT', `/admin/web-hooks/${webHook.id}`, rules(), { 'if-match': `"${off.revision}"` });
    expect(again.body).toMatchObject({ enabled: true, health: { state: 'unknown' } });
  });

  it('is switched off at once when the receiver says that it is gone', async () => {
    const { webHook } = await add();
    receiver.answer = 410;
    await act(await badge(), 'lock');
    await until(async () => (await read(webHook.id)).health.state === 'switched-off');
  });

  it('sends a sample when asked', async () => {
    const { webHook, secret } = await add();
    expect((await admin.ask('POST', `/admin/web-hooks/${webHook.id}/test`)).body).toMatchObject({ ok: true, answer: 204, message: 'The sample arrived.' });
    const [sample] = receiver.received;
    expect(new Webhook(secret).verify(sample?.body ?? '', sample?.headers as Record<string, string>)).toMatchObject({ type: 'tessera.sample' });
    receiver.answer = 302;
    expect((await admin.ask('POST', `/admin/web-hooks/${webHook.id}/test`)).body).toMatchObject({ ok: false, answer: 302 });
  });

  it('says what is wrong with it, field by field', async () => {
    const { status, body } = await admin.ask('POST', '/admin/web-hooks', rules({ address: 'ftp://a', objectTypes: ['ghost'], actions: ['lock', 'explode'] }));
    expect(status).toBe(422);
    expect(body['faults']).toMatchObject([
      { pointer: '/address', reason: 'not-a-web-address' }, { pointer: '/objectTypes/0', reason: 'not-a-choice' }, { pointer: '/actions/1', reason: 'not-a-choice' },
    ]);
    expect((await admin.ask('POST', '/admin/web-hooks', rules({ address: 'https://user:word@a.example' }))).status).toBe(422);
    expect((await admin.ask('POST', '/admin/web-hooks', { name: 'x' })).status).toBe(422);
    expect((await admin.ask('GET', '/admin/web-hooks/nonsense')).status).toBe(404);
  });

  it('is changed by whoever has seen its present rules, and the audit tells no key of the receiver', async () => {
    const { webHook } = await add();
    const put = (revision: number, more: object) => admin.ask('PUT', `/admin/web-hooks/${webHook.id}`, rules(more), { 'if-match': `"${revision}"` });
    expect((await put(1, { address: `${receiver.url}?key=geheim` })).status).toBe(200);
    expect(await put(1, {})).toMatchObject({ status: 409 });
    expect(JSON.stringify(await house.audited('web-hook.changed'))).not.toContain('geheim');
  });

  it('tells nobody more than its maker may see', async () => {
    const some = await house.signIn('webhook:manage');
    expect(await some.ask('POST', '/admin/web-hooks', rules())).toMatchObject({ status: 403 });
    const reader = await house.signIn('webhook:manage', 'webhook:read', 'badge:read');
    expect(await reader.ask('POST', '/admin/web-hooks', rules())).toMatchObject({ status: 201 });
    expect(await reader.ask('POST', '/admin/web-hooks', rules({ identification: true }))).toMatchObject({ status: 403 });
    const granted = { identification: true, objectTypes: ['badge'], actions: ['lock', 'unlock'] };
    const { id } = (await add(granted)).webHook;
    const change = (revision: number, more: object) => reader.ask('PUT', `/admin/web-hooks/${id}`, rules({ ...granted, ...more }), { 'if-match': `"${revision}"` });
    for (const more of [{ objectTypes: [] }, { actions: [] }, { actions: ['lock', 'update'] }]) {
      expect(await change(1, more)).toMatchObject({ status: 403, body: { details: { permission: 'webhook:grant-identification' } } });
    }
    expect((await change(1, { actions: ['lock'] })).status).toBe(200);
    const looks = await house.signIn('webhook:read');
    expect((await looks.ask('GET', '/admin/web-hooks')).status).toBe(200);
    expect((await looks.ask('POST', '/admin/undelivered-events/send-again', {})).status).toBe(403);
  });

  it('offers what can be chosen, in the language of whoever asks', async () => {
    const { body } = await admin.ask<{ actions: object[]; objectTypes: object[] }>('GET', '/admin/web-hooks/choices', undefined, { 'accept-language': 'it-IT' });
    expect(body.actions).toContainEqual({ name: 'lock', title: 'Blocco' });
    expect(body.objectTypes).toEqual([{ name: 'badge', title: 'Badge' }]);
  });
});
