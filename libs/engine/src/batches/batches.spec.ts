import fc from 'fast-check';
import { Conflict, Forbidden, NotFound } from '../errors.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor } from '../model.js';
import { parcels } from '../testing/parcels.js';
import type { BatchSelection } from './batch.js';

const another: Actor = { ...anybody, id: '00000000-0000-7000-8000-00000000000b', permissions: new Set(['parcel:read', 'parcel:send']) };

async function opened(weights: readonly number[] = []) {
  const house = new MemoryHouse([parcels]);
  const entryId = await house.switchOn('ParcelsProcSend', 'packed');
  const ids = house.stock('parcel', 'packed', weights.map((weight) => ({ weight })));
  const desk = house.engine.batches;
  const start = (selection: BatchSelection, idempotencyKey?: string) =>
    desk.start(anybody, { entryId, selection, input: {}, ...(idempotencyKey !== undefined && { idempotencyKey }) });
  return { house, desk, entryId, ids, start };
}

const light = (count: number) => Array.from({ length: count }, () => 1);
const sentTimes = (house: MemoryHouse) => house.store.memory.audit.filter((line) => line.action === 'object.moved' && line.from === 'packed').length;

it('accepts a whole filter at once, and is done with exact totals later', async () => {
  const { house, desk, start } = await opened([...light(2_000), 5, 5]);
  const { id, status, totals } = await start({ filter: { weight: 1 } });
  expect({ status, totals }).toEqual({ status: 'accepted', totals: { asked: 0, done: 0, skipped: 0, failed: 0 } });
  await house.work(1);
  expect(await desk.read(anybody, id)).toMatchObject({ status: 'done', totals: { asked: 2_000, done: 2_000, skipped: 0, failed: 0 } });
  expect(house.counts('parcel')).toEqual({ packed: 2, sent: 2_000 });
});

it('takes few transactions for many objects', async () => {
  const { house, start } = await opened(light(5_000));
  await start({ filter: {} });
  await house.work(1);
  expect(house.store.statements.filter((one) => one === 'begin').length).toBeLessThan(20);
});

it('says of each object why it was skipped or what broke, and the others go on', async () => {
  const { house, desk, ids, start } = await opened([1, 13, 1, 29, 1, 1]);
  const [, unlucky = '', , broken = '', locked = '', frozen = ''] = ids;
  await house.engine.common.lock({ ...another, displayName: 'Bruno Other', permissions: new Set(['*']) }, 'parcel', locked);
  await house.engine.common.freeze(anybody, 'parcel', frozen);
  const gone = '00000000-0000-7000-8000-000000000bad';
  const [sent = ''] = house.stock('parcel', 'sent', [{}]);
  const { id } = await start({ ids: [...ids, gone, sent] });
  await house.work(1);
  expect(await desk.read(anybody, id)).toMatchObject({ status: 'done', totals: { asked: 8, done: 2, skipped: 5, failed: 1 } });
  const items = new Map(house.batches.itemsOf(id).map((item) => [item.objectId, item]));
  expect(items.get(unlucky)).toMatchObject({ status: 'skipped', reason: 'unlucky-weight', details: { weight: 13 } });
  expect(items.get(broken)).toMatchObject({ status: 'failed', cause: expect.stringContaining('the scales are broken') });
  expect(items.get(locked)).toMatchObject({ status: 'skipped', reason: 'locked-by-another', details: { holder: 'Bruno Other' } });
  expect(items.get(frozen)).toMatchObject({ status: 'skipped', reason: 'frozen' });
  expect(items.get(gone)).toMatchObject({ status: 'skipped', reason: 'not-found' });
  expect(items.get(sent)).toMatchObject({ status: 'skipped', reason: 'no-longer-packed', details: { found: 'sent' } });
});

it('answers the same batch to the same key, and refuses the key for something else', async () => {
  const { house, ids, start } = await opened(light(3));
  const first = await start({ ids }, 'k1');
  expect((await start({ ids }, 'k1')).id).toBe(first.id);
  await expect(start({ ids: ids.slice(1) }, 'k1')).rejects.toEqual(new Conflict('idempotency-key-used'));
  await house.work();
  expect(sentTimes(house)).toBe(3);
});

it('pauses between two parts, goes on where it stopped, and can be cancelled', async () => {
  const { house, desk, start } = await opened(light(1_600));
  const { id } = await start({ filter: {} });
  const { store } = house;
  const transact = store.transact.bind(store);
  let parts = 0;
  store.transact = async (work) => {
    if (++parts === 4) {
      store.transact = transact;
      await desk.pause(anybody, id);
    }
    return transact(work);
  };
  await house.work(1);
  const paused = await desk.read(anybody, id);
  expect(paused).toMatchObject({ status: 'paused', totals: { asked: 1_600, done: 1_000 } });
  await house.work();
  expect(house.counts('parcel')['sent']).toBe(1_000);
  await desk.resume(anybody, id);
  await desk.cancel(anybody, id);
  await house.work();
  expect(await desk.read(anybody, id)).toMatchObject({ status: 'cancelled', totals: { asked: 1_600, done: 1_000 } });
  await expect(desk.resume(anybody, id)).rejects.toEqual(new Conflict('batch-cancelled'));
});

it('does again what failed, and nothing else', async () => {
  const { house, desk, ids, start } = await opened([1, 29, 13, 29]);
  const { id } = await start({ ids });
  await house.work();
  expect((await desk.read(anybody, id)).totals).toEqual({ asked: 4, done: 1, skipped: 1, failed: 2 });
  for (const one of house.objects('parcel').filter((parcel) => parcel.attributes['weight'] === 29)) house.store.place([{ ...one, attributes: { weight: 2 } }]);
  await desk.rerunFailed(anybody, id);
  await house.work();
  expect(await desk.read(anybody, id)).toMatchObject({ status: 'done', totals: { asked: 4, done: 3, skipped: 1, failed: 0 } });
  await expect(desk.rerunFailed(anybody, id)).rejects.toEqual(new Conflict('nothing-failed'));
});

it('ends when an administrator switches the use case off', async () => {
  const { house, desk, ids, start } = await opened(light(2));
  const { id } = await start({ ids });
  const { processLists } = house.engine;
  const present = (await processLists.at()).list('parcel', 'packed');
  const entries = present.entries.map((entry) => ({ ...entry, enabled: false }));
  await processLists.save(anybody, { objectType: 'parcel', place: 'packed', entries }, present.revision);
  await house.work();
  expect(await desk.read(anybody, id)).toMatchObject({ status: 'cancelled', refusal: { reason: 'switched-off' }, totals: { done: 0 } });
  expect(house.counts('parcel')).toEqual({ packed: 2 });
});

it('is refused to those who may not, for use cases that are not made for it, and without objects', async () => {
  const { house, desk, entryId, ids, start } = await opened(light(1));
  const selection = { ids };
  await expect(desk.start({ ...another, permissions: new Set(['parcel:read']) }, { entryId, selection, input: {} })).rejects.toEqual(new Forbidden('parcel:send'));
  await expect(desk.start({ ...another, permissions: new Set(['parcel:send']) }, { entryId, selection, input: {} })).rejects.toEqual(new Forbidden('parcel:read'));
  const labelling = await house.switchOn('ParcelsProcLabel', 'packed');
  await expect(desk.start(anybody, { entryId: labelling, selection, input: {} })).rejects.toMatchObject({ reason: 'not-in-batch' });
  await expect(start({ ids: [] })).rejects.toMatchObject({ reason: 'invalid-input' });
  await expect(desk.start(anybody, { entryId, selection, input: { weight: 2 } })).rejects.toMatchObject({ reason: 'invalid-input' });
  const { id } = await start(selection);
  await expect(desk.cancel(another, id)).rejects.toEqual(new NotFound('batch', id));
});

it('is written down when it is accepted and when it ends', async () => {
  const { house, ids, start } = await opened(light(1));
  const { id } = await start({ ids });
  await house.work(1);
  const lines = house.store.memory.audit.filter((line) => line.reason === id).map((line) => `${line.action} ${line.actorName}`);
  expect(lines).toEqual(['batch.accepted Anna Operator', 'batch.done System']);
});

it('counts exactly and does nothing twice, whatever objects it meets and whenever the power fails', async () => {
  const weights = fc.array(fc.constantFrom(1, 1, 1, 1, 1, 1, 13, 29), { minLength: 1, maxLength: 60 });
  await fc.assert(
    fc.asyncProperty(weights, fc.uniqueArray(fc.integer({ min: 0, max: 60 }), { maxLength: 12 }), fc.boolean(), async (all, failing, isCommitted) => {
      const { house, desk, ids, start } = await opened(all);
      const { id } = await start({ ids });
      const { store } = house;
      const transact = store.transact.bind(store);
      let count = 0;
      // The power fails before a commit, or just after it.
      store.transact = async (work) => {
        const fails = failing.includes(count++);
        const result = await transact(async (transaction) => {
          const answer = await work(transaction);
          if (fails && !isCommitted) throw new Error('power failure');
          return answer;
        });
        if (fails) throw new Error('power failure');
        return result;
      };
      for (let life = 0; life <= failing.length; life++) await house.engine.batchWork.perform(id).catch(() => undefined);
      const { status, totals } = await desk.read(anybody, id);
      const have = (weight: number) => all.filter((one) => one === weight).length;
      expect({ status, totals }).toEqual({ status: 'done', totals: { asked: all.length, done: have(1), skipped: have(13), failed: have(29) } });
      expect(house.counts('parcel')['sent'] ?? 0).toBe(have(1));
      expect(sentTimes(house)).toBe(have(1));
    }),
    { numRuns: 150 },
  );
});

it('gets its job again from the sweeper when a server died', async () => {
  const { house, desk, ids, start } = await opened(light(3));
  const { id } = await start({ ids });
  house.queue.take();
  house.pass(120_000);
  await house.engine.sweeper.sweep();
  await house.work();
  expect((await desk.read(anybody, id)).status).toBe('done');
});
