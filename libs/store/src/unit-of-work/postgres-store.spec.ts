import { setTimeout as sleep } from 'node:timers/promises';
import { Conflict, Refusal } from '@tessera/engine';
import type { PoolClient } from 'pg';
import { v7 as uuidv7 } from 'uuid';
import { CARD, line, newCard, newRun, newTask, NOW, only, orderOf } from '../testing/changes.js';
import { statementsOf } from '../testing/count-statements.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const write = (changes: ReturnType<typeof only>) => room.store.transact((transaction) => transaction.write(changes));

describe('an order', () => {
  it('puts every card, the run, its task and the audit in place at once', async () => {
    const order = orderOf(9);
    await write(order);
    const ids = order.objects.map((object) => object.id);
    const cards = await room.store.readObjects(CARD, ids);
    expect(cards.map((card) => card.id)).toEqual([...ids].sort());
    expect(cards[0]).toMatchObject({ state: 'processing', version: 1, createdAt: NOW, updatedAt: NOW });
    expect(await room.store.readRun(order.run?.id ?? '')).toEqual({ ...order.run, endedAt: undefined, outcome: undefined, refusal: undefined, idempotencyKey: undefined });
    expect(await room.store.readTask(order.tasks[0]?.id ?? '')).toMatchObject({ runId: order.run?.id, status: 'waiting' });
    expect((await room.audit.search({ runId: order.run?.id ?? '' })).items).toHaveLength(10);
  });

  it('numbers cards in the order in which they were asked for, and keeps a number that was given', async () => {
    const cards = [newCard(), newCard({ attributes: { product: 'standard', cardNumber: 'X-1' } }), newCard(), newCard()];
    await write(only(...cards));
    const numbers = await Promise.all(cards.map(async ({ id }) => (await room.store.readObject(CARD, id))?.attributes['cardNumber']));
    expect(numbers[1]).toBe('X-1');
    const [first, , third, fourth] = numbers.map((number) => Number(String(number).replace('TC-', '')));
    expect([third, fourth]).toEqual([Number(first) + 1, Number(first) + 2]);
    expect(numbers[0]).toMatch(/^TC-\d{6}$/);
  });

  it('tells what it made without being asked, numbers included, and nothing about a run that was read', async () => {
    const order = orderOf(30);
    await write(order);
    const { run } = order;
    if (!run) throw new Error('an order has a run');
    const told = room.store.justWritten(run);
    expect(told?.made).toHaveLength(20);
    expect(told?.made[0]).toEqual(await room.store.readObject(CARD, order.objects[0]?.id ?? ''));
    expect(told?.made[19]).toEqual(await room.store.readObject(CARD, order.objects[19]?.id ?? ''));
    expect(told?.tasks).toEqual(order.tasks);
    expect(room.store.justWritten({ ...run })).toBeUndefined();
  });

  it('sends as many statements for 1,000 and 100,000 cards as for 9', async () => {
    const counts = [];
    for (const amount of [9, 1000, 100_000]) {
      const order = orderOf(amount);
      counts.push((await statementsOf(() => write(order))).filter((text) => !/^(begin|commit)$/.test(text)).length);
    }
    expect(counts).toEqual([1, 1, 1]);
  }, 120_000);

  it('leaves nothing when the work fails', async () => {
    const order = orderOf(3);
    await expect(room.store.transact(async (transaction) => {
      await transaction.write(order);
      throw new Refusal('changed-my-mind');
    })).rejects.toThrow('changed-my-mind');
    expect(await room.store.readObjects(CARD, order.objects.map((object) => object.id))).toEqual([]);
    expect(await room.store.readRun(order.run?.id ?? '')).toBeUndefined();
  });

  it('refuses a number of a chip that another card has', async () => {
    await write(only(newCard({ attributes: { chipSerial: 'C1' } })));
    await expect(write(only(newCard({ attributes: { chipSerial: 'C1' } })))).rejects.toMatchObject({
      name: 'Refusal', reason: 'value-already-used', details: { attribute: 'chipSerial' },
    });
  });

  it('refuses characters that no text can hold', async () => {
    await expect(write(only(newCard({ attributes: { holder: 'a\0b' } })))).rejects.toMatchObject({ reason: 'unreadable-text' });
  });
});

describe('a move', () => {
  it('raises the version and is refused for a version that has passed', async () => {
    const created = newCard();
    await write(only(created));
    await write(only({ ...created, state: 'ordered', version: 1, attributes: { product: 'standard', cardNumber: 'M-1' } }));
    expect(await room.store.readObject(CARD, created.id)).toMatchObject({ state: 'ordered', version: 2 });
    await expect(write(only({ ...created, state: 'aborted', version: 1 }))).rejects.toBeInstanceOf(Conflict);
    expect(await room.store.readObject(CARD, created.id)).toMatchObject({ state: 'ordered', version: 2 });
  });

  it('moves many cards with the statements of one', async () => {
    const order = orderOf(500);
    await write(order);
    const moved = only(...order.objects.map((object) => ({ ...object, state: 'ordered', version: 1 })));
    const sent = await statementsOf(() => room.store.transact(async (transaction) => {
      await transaction.lockObjects(CARD, order.objects.map((object) => object.id));
      await transaction.write(moved);
    }));
    expect(sent).toHaveLength(4);
  });

  it('is a race that one of two wins', async () => {
    const created = newCard();
    await write(only(created));
    const moveTo = (state: string) => room.store.transact(async (transaction) => {
      const [locked] = await transaction.lockObjects(CARD, [created.id]);
      if (locked?.state !== 'processing') throw new Refusal('no-longer-processing');
      await transaction.write(only({ ...created, state, version: locked.version }));
      return state;
    });
    const results = await Promise.allSettled([moveTo('aborted'), moveTo('ordered')]);
    expect(results.map((result) => result.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('locks in id order whatever the order asked for, so that two batches never block each other', async () => {
    const order = orderOf(50);
    await write(order);
    const ids = order.objects.map((object) => object.id);
    const lock = (asked: readonly string[]) => room.store.transact(async (transaction) => {
      const locked = await transaction.lockObjects(CARD, asked);
      await sleep(5);
      return locked.length;
    });
    expect(await Promise.all([lock(ids), lock([...ids].reverse()), lock(ids)])).toEqual([50, 50, 50]);
  });
});

describe('a transaction', () => {
  it('is tried again after a deadlock', async () => {
    const [one, two] = [newCard(), newCard()];
    await write(only(one, two));
    let tries = 0;
    const lockBoth = (ids: readonly string[]) => room.store.transact(async (transaction) => {
      tries++;
      for (const id of ids) {
        await transaction.lockObjects(CARD, [id]);
        await sleep(50);
      }
    });
    await Promise.all([lockBoth([one.id, two.id]), lockBoth([two.id, one.id])]);
    expect(tries).toBe(3);
  }, 15_000);

  it('lends its connection to the queue', async () => {
    const ref = uuidv7();
    const add = (client: unknown) => (client as PoolClient).query(`insert into vault (ref, sealed, created_at) values ($1, '', now())`, [ref]);
    await expect(room.store.transact(async (transaction) => {
      await add(transaction.client);
      throw new Error('no');
    })).rejects.toThrow('no');
    expect(await room.vault.read(ref)).toBeUndefined();
    await room.store.transact((transaction) => add(transaction.client));
    expect(await room.vault.read(ref)).toMatchObject({ ref });
  });

  it('finds objects by state and by any attribute', async () => {
    await write(only(newCard({ state: 'produced', attributes: { product: 'visitor', note: 'blue', validDays: 7 } })));
    const find = (where: { state?: string; attributes?: Record<string, unknown> }) =>
      room.store.transact(async (transaction) => (await transaction.findObjects(CARD, where, 10)).length);
    expect(await find({ state: 'produced' })).toBe(1);
    expect(await find({ attributes: { product: 'visitor', note: 'blue' } })).toBe(1);
    expect(await find({ attributes: { validDays: 7 } })).toBe(1);
    expect(await find({ attributes: { note: 'red' } })).toBe(0);
    expect(await find({ attributes: { cardNumber: 'TC-999999' } })).toBe(0);
  });

  it('locks what it finds: the second finder waits, and finds only what is still there', async () => {
    await write(only(newCard({ state: 'printed' }), newCard({ state: 'printed' })));
    const take = () => room.store.transact(async (transaction) => {
      const found = await transaction.findObjects(CARD, { state: 'printed' }, 10);
      await sleep(50);
      await transaction.write(only(...found.map((card) => ({ ...card, state: 'ordered' }))));
      return found.length;
    });
    expect((await Promise.all([take(), take()])).sort()).toEqual([0, 2]);
  });

  it('takes ids that cannot exist for absent objects', async () => {
    expect(await room.store.readObject(CARD, 'five')).toBeUndefined();
    expect(await room.store.readObjects(CARD, ['five', "'"])).toEqual([]);
    expect(await room.store.transact((transaction) => transaction.lockRun('x'))).toBeUndefined();
    expect(await room.store.transact((transaction) => transaction.lockTask('x'))).toBeUndefined();
    expect(await room.store.transact((transaction) => transaction.lockObjects('identity', []))).toEqual([]);
  });
});

describe('runs and tasks', () => {
  const past = new Date(NOW.getTime() - 60_000);

  it('update by id, and stand for one idempotency key once', async () => {
    const run = newRun({ status: 'open', idempotencyKey: 'k1' });
    await write({ ...only(), run });
    await write({ ...only(), run: { ...run, status: 'refused', step: 2, refusal: { reason: 'too-late', details: { by: 3 } } } });
    expect(await room.store.findRunByKey('anna', 'k1')).toMatchObject({ id: run.id, status: 'refused', step: 2, refusal: { reason: 'too-late' } });
    await expect(write({ ...only(), run: newRun({ idempotencyKey: 'k1' }) })).rejects.toMatchObject({ reason: 'idempotency-key-used' });
  });

  it('are listed for the sweeper when they are late', async () => {
    const open = newRun({ status: 'open', expiresAt: past });
    const accepted = newRun({ status: 'accepted' });
    const task = newTask();
    await write({ ...only(), run: open });
    await write({ ...only(), run: accepted, tasks: [task], at: past });
    expect((await room.store.listExpiredRuns(NOW, 10)).map((run) => run.id)).toEqual([open.id]);
    expect((await room.store.listStaleAcceptedRuns(NOW, 10)).map((run) => run.id)).toEqual([accepted.id]);
    expect((await room.store.listStaleTasks(NOW, 10)).map((found) => found.id)).toEqual([task.id]);
    await write({ ...only(), tasks: [{ ...task, status: 'done', endedAt: NOW }] });
    expect(await room.store.listStaleTasks(NOW, 10)).toEqual([]);
  });

  it('give the ids of a state in order, from any id on', async () => {
    const cards = Array.from({ length: 5 }, (_, index) => newCard({ state: 'aborted', attributes: index === 2 ? { note: 'set' } : {} }));
    await write(only(...cards));
    const ids = cards.map((created) => created.id);
    const query = { objectType: CARD, state: 'aborted', limit: 10 };
    expect((await room.store.listIds(query)).slice(-5)).toEqual(ids);
    expect(await room.store.listIds({ ...query, without: 'note', afterId: ids[0], limit: 2 })).toEqual([ids[1], ids[3]]);
  });
});

describe('the audit', () => {
  it('is changed and deleted by nobody', async () => {
    await room.audit.append([line()]);
    for (const attempt of ['update audit_entries set actor_name = $$x$$', 'delete from audit_entries', 'truncate audit_entries']) {
      await expect(room.dataSource.query(attempt)).rejects.toThrow('neither changed nor deleted');
    }
  });
});
