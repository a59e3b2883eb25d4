import type { BatchRecord } from '@tessera/engine';
import { v7 as uuidv7 } from 'uuid';
import { CARD, newCard, NOW, only } from '../testing/changes.js';
import { newBatch } from '../testing/batches.js';
import { openTestStore } from '../testing/test-store.js';
import type { TestStore } from '../testing/test-store.js';

let room: TestStore;
beforeAll(async () => { room = await openTestStore(); });
afterAll(() => room.close());

const keep = (batch: BatchRecord) => room.store.transact((transaction) => room.batches.keep(transaction, batch));
const gather = (batch: BatchRecord) => room.store.transact(async (transaction) => {
  await room.batches.keep(transaction, batch);
  const asked = await room.batches.gather(transaction, batch, []);
  await room.batches.keep(transaction, { ...batch, gathered: true, status: 'working', totals: { ...batch.totals, asked } });
  return asked;
});
const next = (id: string, atMost = 10) => room.store.transact((transaction) => room.batches.next(transaction, id, atMost));
const idsOf = (amount: number): string[] => Array.from({ length: amount }, () => uuidv7());

describe('a batch', () => {
  it('is read back as it was kept, and forgets the ticked ids once each has a line', async () => {
    const batch = newBatch({ selection: { ids: idsOf(3) }, idempotencyKey: 'once', refusal: { reason: 'switched-off', details: { useCase: 'U' } } });
    await keep(batch);
    expect(await room.batches.read(batch.id)).toEqual(batch);
    expect(await gather(batch)).toBe(3);
    expect(await room.batches.read(batch.id)).toMatchObject({ status: 'working', gathered: true, selection: { ids: [] }, totals: { asked: 3 } });
    expect(await room.batches.findByKey(batch.actorId, 'once')).toMatchObject({ id: batch.id, selection: batch.selection });
  });

  it('is refused when the key of the same person stands for another one', async () => {
    await keep(newBatch({ idempotencyKey: 'twice' }));
    await expect(keep(newBatch({ idempotencyKey: 'twice' }))).rejects.toMatchObject({ reason: 'idempotency-key-used' });
  });

  it('gathers what a list with the same filter shows, and nothing for words that nothing has', async () => {
    const cards = [newCard({ attributes: { product: 'badge', holder: 'Zoë Àlvarez' } }), newCard({ attributes: { product: 'badge' } }), newCard({ state: 'ordered', attributes: { product: 'badge', holder: 'Zoe' } })];
    await room.store.transact((transaction) => transaction.write(only(...cards)));
    const words = newBatch({ selection: { filter: { text: 'zoe', attributes: { product: 'badge' } } } });
    expect(await gather(words)).toBe(1);
    expect(await next(words.id)).toEqual([cards[0]?.id]);
    expect(await gather(newBatch({ selection: { filter: { attributes: { product: 'badge' } } } }))).toBe(2);
    expect(await gather(newBatch({ selection: { filter: { text: '!!' } } }))).toBe(0);
  });

  it('writes down what became of objects, and lets the failed ones wait again', async () => {
    const [first = '', second = '', third = '', fourth = ''] = idsOf(4).sort();
    const batch = newBatch({ selection: { ids: [first, second, third, fourth] } });
    await gather(batch);
    const runId = uuidv7();
    await room.store.transact((transaction) => room.batches.settle(transaction, batch.id, [
      { objectId: first, status: 'done', runId },
      { objectId: second, status: 'skipped', reason: 'no-longer-processing', details: { state: 'ordered' } },
      { objectId: third, status: 'failed', cause: 'out of paper' },
    ]));
    expect(await next(batch.id)).toEqual([fourth]);
    expect((await room.batches.listLines(batch.id, 'skipped', {})).items).toEqual([{ objectId: second, status: 'skipped', reason: 'no-longer-processing', details: { state: 'ordered' } }]);
    expect((await room.batches.listLines(batch.id, 'failed', {})).items).toEqual([{ objectId: third, status: 'failed', cause: 'out of paper' }]);
    expect(await room.store.transact((transaction) => room.batches.waitAgain(transaction, batch.id))).toBe(1);
    expect(await next(batch.id)).toEqual([third, fourth]);
  });

  it('is listed for whoever started it, the latest first, in pages', async () => {
    const actorId = uuidv7();
    const mine = [newBatch({ actorId }), newBatch({ actorId }), newBatch({ actorId })];
    for (const batch of mine) await keep(batch);
    const first = await room.batches.listOfActor(actorId, { limit: 2 });
    expect(first.items.map(({ id }) => id)).toEqual([mine[2]?.id, mine[1]?.id]);
    const second = await room.batches.listOfActor(actorId, { limit: 2, ...(first.nextCursor && { cursor: first.nextCursor }) });
    expect(second.items.map(({ id }) => id)).toEqual([mine[0]?.id]);
  });

  it('that nobody touches any more is found, as long as there is something to do', async () => {
    const [left, paused] = [newBatch(), newBatch({ status: 'paused' })];
    await keep(left);
    await keep(paused);
    const stale = (await room.batches.listStale(new Date(Date.now() + 60_000), 1_000)).map(({ id }) => id);
    expect(stale).toContain(left.id);
    expect(stale).not.toContain(paused.id);
    expect(await room.batches.listStale(new Date(NOW.getTime() - 60_000), 10)).toEqual([]);
  });

  it('is told to those who listen for changes whenever it moves on', async () => {
    const batch = newBatch();
    const start = await room.changes.start();
    await keep(batch);
    const seen = await room.changes.read(start);
    expect(seen.batches).toEqual([{ id: batch.id, actorId: batch.actorId }]);
    await keep({ ...batch, status: 'paused' });
    const later = await room.changes.read(seen.position);
    expect(later.batches).toEqual([{ id: batch.id, actorId: batch.actorId }]);
    expect((await room.changes.read(later.position)).batches).toEqual([]);
  });
});

describe('an object', () => {
  const status = { date: NOW.toISOString(), identity: { id: 'anna', name: 'Anna' } };

  it('keeps who made it through changes that say nothing about that', async () => {
    const card = newCard({ common: { created: status, lastUpdated: status } });
    const write = (more: object) => room.store.transact((transaction) => transaction.write(only({ ...card, ...more })));
    await write({});
    await write({ version: 1, common: undefined, state: 'ordered' });
    expect(await room.store.readObject(CARD, card.id)).toMatchObject({ state: 'ordered', common: { created: status, lastUpdated: status } });
    await write({ version: 2, common: { created: status, frozen: status } });
    expect((await room.store.readObject(CARD, card.id))?.common).toEqual({ created: status, frozen: status });
  });

  it('never has the number of another one of its type', async () => {
    const common = { number: 'P-1', numbered: status };
    await room.store.transact((transaction) => transaction.write(only(newCard({ common }))));
    await expect(room.store.transact((transaction) => transaction.write(only(newCard({ common }))))).rejects.toMatchObject({ reason: 'already-there' });
  });
});
