import { actionOf, Conflict, NotFound } from '@tessera/engine';
import { v7 as uuidv7 } from 'uuid';
import { CARD, line, newCard, only, orderOf } from '../testing/changes.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';
import { addHook, wantsAll } from '../testing/web-hooks.js';
import type { Delivery } from './delivery.js';
import type { WebHook } from './web-hook.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());
afterEach(() => room.dataSource.query('delete from deliveries; delete from events; delete from web_hooks'));

const later = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const claim = (hook: WebHook, more: object = {}): Promise<readonly Delivery[]> =>
  room.deliveries.claim({ hookId: hook.id, now: later(1), until: later(60), atMost: 50, afterFailure: false, ...more });
const settle = (hook: WebHook, status: 'delivered' | 'dead' | 'waiting', deliveries: readonly Delivery[], dueAt = new Date()) =>
  room.deliveries.settle(hook.id, new Date(), deliveries.map(({ id }) => ({ id, status, dueAt, tookMs: 3, ...(status !== 'delivered' && { error: '500' }) })));
const write = (changes: Parameters<Parameters<Parameters<typeof room.store.transact>[0]>[0]['write']>[0]) =>
  room.store.transact((transaction) => transaction.write(changes));
const act = (objectId: string, action: string, more: object = {}) =>
  room.audit.append([line({ objectType: CARD, objectId, action, ...more })]);

describe('events', () => {
  it('are kept for nobody while no web hook is on', async () => {
    await addHook(room, { enabled: false });
    await write(orderOf(2));
    expect(await room.dataSource.query('select from events')).toHaveLength(0);
  });

  it('are raised once per action on an object, with the object as the action left it', async () => {
    const hook = await addHook(room);
    const order = orderOf(3);
    await write(order);
    const [first, ...others] = await claim(hook);
    expect(others).toHaveLength(2);
    expect(first?.event).toMatchObject({
      action: 'create', object: { state: 'processing', attributes: { product: 'standard', cardNumber: expect.any(String) } },
      entry: { id: order.audit[0]?.id, action: 'object.created', objectType: CARD, objectId: order.objects[0]?.id, actorId: 'anna', runId: order.run?.id },
    });
    expect(first).toMatchObject({ status: 'waiting', attempts: 0 });
  });

  it('have the names of the built-in actions, as the engine knows them', async () => {
    const hook = await addHook(room);
    const moved = (from: string, to: string) => ['object.moved', { from, to }] as const;
    const acts = [['object.created', {}], moved('a', 'b'), moved('b', 'b'), ['object.deleted', {}], ['object.locked', {}], ['object.unlocked', {}],
      ['object.unlock-forced', {}], ['object.frozen', {}], ['object.unfrozen', {}], ['object.numbered', {}], ['object.acl-set', {}],
      ['object.attached', {}], ['object.picture-set', {}]] as const;
    for (const [action, more] of acts) await act(uuidv7(), action, more);
    await room.audit.append([line({ action: 'run.done', objectType: CARD, objectId: uuidv7() }), line({ action: 'role.saved' })]);
    const all = await claim(hook);
    expect(all.map(({ event }) => event.action)).toEqual(all.map(({ event }) => actionOf(event.entry)));
    expect(all.map(({ event }) => event.action)).toEqual(['create', 'move', 'update', 'delete', 'lock', 'unlock', 'unlock', 'freeze',
      'unfreeze', 'number', 'set-acl', 'attach', 'update']);
  });

  it('come only to those that want them', async () => {
    const [locks, people] = [await addHook(room, { actions: ['lock', 'unlock'] }), await addHook(room, { objectTypes: ['identity'] })];
    await write(orderOf(1));
    await act(uuidv7(), 'object.locked');
    await act(uuidv7(), 'object.locked', { objectType: 'identity' });
    expect((await claim(locks)).map(({ event }) => event.action)).toEqual(['lock', 'lock']);
    expect((await claim(people)).map(({ event }) => event.entry.objectType)).toEqual(['identity']);
    expect(await room.dataSource.query('select from events')).toHaveLength(2);
  });

  it('do not exist when the transaction of the action was rolled back', async () => {
    const hook = await addHook(room);
    await expect(room.store.transact(async (transaction) => {
      await transaction.write(orderOf(2));
      throw new Error('power failure');
    })).rejects.toThrow('power failure');
    expect(await claim(hook)).toEqual([]);
  });
});

describe('deliveries', () => {
  const threeLocks = async (hook: WebHook) => {
    const [a, b] = [uuidv7(), uuidv7()];
    for (const [id, action] of [[a, 'object.locked'], [a, 'object.unlocked'], [b, 'object.locked']] as const) await act(id, action);
    const first = await claim(hook);
    return { a, b, first, namesOf: (all: readonly Delivery[]) => all.map(({ event }) => `${event.entry.objectId === a ? 'a' : 'b'} ${event.action}`) };
  };

  it('keep the order of what happened to one object, and do not hold up the others', async () => {
    const hook = await addHook(room);
    const { first, namesOf } = await threeLocks(hook);
    expect(namesOf(first)).toEqual(['a lock', 'b lock']);
    expect(await claim(hook)).toEqual([]);
    await settle(hook, 'waiting', first.slice(0, 1), later(30));
    expect(namesOf(await claim(hook))).toEqual([]);
    await settle(hook, 'delivered', first);
    expect(namesOf(await claim(hook))).toEqual(['a unlock']);
  });

  it('are taken by somebody else when their taker was killed', async () => {
    const hook = await addHook(room);
    const { first, namesOf } = await threeLocks(hook);
    expect(namesOf(await claim(hook, { now: later(61), until: later(120) }))).toEqual(namesOf(first));
  });

  it('that failed least come first after a failure', async () => {
    const hook = await addHook(room);
    const { first, namesOf } = await threeLocks(hook);
    await settle(hook, 'waiting', first.slice(0, 1), new Date());
    const due = { now: later(90), until: later(120), atMost: 1, afterFailure: true };
    expect(namesOf(await claim(hook, due))).toEqual(['b lock']);
  });

  it('that are dead are listed, counted, sent again and discarded', async () => {
    const hook = await addHook(room);
    const { first, namesOf } = await threeLocks(hook);
    await settle(hook, 'dead', first);
    const dead = await room.deliveries.listDead({ limit: 1 });
    expect(dead.items).toMatchObject([{ status: 'dead', attempts: 1, lastError: '500' }]);
    expect((await room.deliveries.listDead({ cursor: dead.nextCursor ?? '', hookId: hook.id })).items).toHaveLength(1);
    expect(await room.deliveries.countDead()).toBe(2);
    const [second] = dead.items;
    expect(await room.deliveries.discard(second?.id ?? '', line({ action: 'event.discarded' }))).toBe(true);
    expect(await room.deliveries.discard(second?.id ?? '', line({ action: 'event.discarded' }))).toBe(false);
    expect(await room.deliveries.sendAgain({}, new Date(), () => line({ action: 'event.sent-again' }))).toBe(1);
    expect(namesOf(await claim(hook))).toEqual(['a lock']);
    expect(await room.deliveries.countDead()).toBe(0);
    expect((await room.deliveries.listOfHook(hook.id, {})).items).toHaveLength(2);
  });

  it('stop with their web hook, and wait for it to be on again', async () => {
    const hook = await addHook(room);
    await threeLocks(hook);
    expect(await room.webHooks.switchOff(hook.id, line({ action: 'web-hook.switched-off' }))).toBe(true);
    expect(await room.webHooks.switchOff(hook.id, line())).toBe(false);
    expect(await room.deliveries.countDead()).toBe(3);
    expect(await room.deliveries.sendAgain({}, new Date(), () => line())).toBe(0);
    const off = await room.webHooks.read(hook.id);
    expect(off).toMatchObject({ enabled: false, switchedOffAt: expect.any(Date) });
    await room.webHooks.change(hook.id, off?.revision ?? 0, wantsAll(), line());
    expect(await room.deliveries.sendAgain({ hookId: hook.id }, new Date(), () => line())).toBe(3);
    expect(await room.webHooks.listDue(later(1))).toEqual([hook.id]);
  });

  it('are forgotten some time after they arrived, with their events', async () => {
    const hook = await addHook(room);
    await write(orderOf(2));
    const [first] = await claim(hook);
    await settle(hook, 'delivered', first ? [first] : []);
    await room.deliveries.forgetBefore(later(3_600));
    expect((await room.deliveries.listOfHook(hook.id, {})).items).toMatchObject([{ status: 'waiting' }]);
    expect(await room.dataSource.query('select from events')).toHaveLength(1);
  });
});

describe('a web hook', () => {
  it('is changed by whoever has seen its present rules, and has two secrets for a while', async () => {
    const hook = await addHook(room, { name: 'Doors' });
    const changed = await room.webHooks.change(hook.id, 1, wantsAll({ actions: ['lock'] }), line());
    expect(changed).toMatchObject({ revision: 2, actions: ['lock'] });
    await expect(room.webHooks.change(hook.id, 1, wantsAll(), line())).rejects.toBeInstanceOf(Conflict);
    await room.webHooks.rotate(hook.id, Buffer.from('newer'), later(60), line());
    expect(await room.webHooks.secretsOf(hook.id)).toMatchObject({ secret: Buffer.from('newer'), former: Buffer.from('sealed') });
    expect((await room.webHooks.list({})).items.map(({ name }) => name)).toEqual(['Access control']);
  });

  it('rests after a round in which nothing arrived, and begins afresh after one that arrived', async () => {
    const hook = await addHook(room);
    await act(uuidv7(), 'object.locked');
    const failed = { at: new Date(), delivered: 0, failure: 'no answer' };
    await room.webHooks.recordRound(hook.id, { ...failed, pausedUntil: later(5) });
    expect(await room.webHooks.recordRound(hook.id, { ...failed, pausedUntil: later(30) })).toMatchObject({ failures: 2, failingSince: failed.at });
    expect(await room.webHooks.listDue(later(1))).toEqual([]);
    expect(await room.webHooks.listDue(later(31))).toEqual([hook.id]);
    const healthy = await room.webHooks.recordRound(hook.id, { at: new Date(), delivered: 1 });
    expect(healthy).toMatchObject({ failures: 0, failingSince: undefined, lastFailure: 'no answer' });
  });

  it('takes everything along that was kept for it', async () => {
    const hook = await addHook(room);
    await write(only(newCard()));
    await act(uuidv7(), 'object.locked');
    await room.webHooks.remove(hook.id, line({ action: 'web-hook.deleted' }));
    expect(await claim(hook)).toEqual([]);
    await expect(room.webHooks.remove(hook.id, line())).rejects.toBeInstanceOf(NotFound);
  });
});
