import type { AnyUseCase } from '@tessera/plugin-api';
import { createEngine } from '../engine.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor, Json } from '../model.js';
import type { EnginePorts } from '../ports/index.js';
import { parcels, send } from '../testing/parcels.js';

const another: Actor = { ...anybody, id: '00000000-0000-7000-8000-00000000000b', displayName: 'Bruno Other' };
const manager: Actor = { ...another, permissions: new Set(['batch:manage']) };
const asking = {
  ...send, symbolicName: 'ParcelsProcAsking', title: 'Send with a word', tasks: [],
  steps: [{ title: 'Why?', fields: { why: { kind: 'text', title: 'Why', maxLength: 5 } } }, { title: 'How?', fields: { fast: { kind: 'boolean', title: 'Fast', optional: true } } }],
} as unknown as AnyUseCase;

async function opened() {
  const house = new MemoryHouse([{ ...parcels, useCases: [...(parcels.useCases ?? []), asking] }]);
  const entryId = await house.switchOn('ParcelsProcAsking', 'packed');
  const sending = await house.switchOn('ParcelsProcSend', 'packed');
  const packing = await house.switchOn('ParcelsProcPack', 'new');
  const { batches } = house.engine;
  const ids = house.stock('parcel', 'packed', [{ weight: 1 }, { weight: 2 }]);
  const start = (input: Json = { why: 'gift' }, more = {}) => batches.start(anybody, { entryId, selection: { ids }, input, ...more });
  const questions = (input: Json, step: number) => batches.questions(anybody, { entryId, input, step });
  const told = () => house.store.memory.audit.map(({ action, actorName }) => `${action} ${actorName}`);
  return { house, batches, entryId, sending, packing, ids, start, questions, told };
}

describe('what is asked once for many', () => {
  it('is each step in its turn, with the answers before it checked', async () => {
    const { questions } = await opened();
    expect((await questions({}, 0)).steps.map(({ title }) => title)).toEqual(['Why?', 'How?']);
    expect((await questions({ why: 'gift', fast: 'maybe' }, 1)).placed.useCase).toBe(asking);
    await expect(questions({ why: 'because' }, 1)).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/why', reason: 'too-long' }] });
    await expect(questions({ why: 'gift', fast: 'maybe' }, 2)).rejects.toMatchObject({ faults: [{ pointer: '/fast', reason: 'wrong-type' }] });
    await expect(questions({ why: 'gift' }, 3)).rejects.toMatchObject({ name: 'Conflict', reason: 'step-out-of-order' });
  });

  it('is nothing for what is not for many, or not permitted', async () => {
    const { batches, packing, entryId, ids } = await opened();
    await expect(batches.questions(anybody, { entryId: packing, input: {}, step: 0 })).rejects.toMatchObject({ reason: 'not-in-batch', details: { useCase: 'Pack parcels' } });
    const blind: Actor = { ...anybody, permissions: new Set(['parcel:send']) };
    await expect(batches.start(blind, { entryId, selection: { ids }, input: { why: 'x' } })).rejects.toMatchObject({ name: 'Forbidden', permission: 'parcel:read' });
  });
});

describe('a batch', () => {
  it('is accepted with every object once, in their order, and written down', async () => {
    const { start, ids, house, told, entryId } = await opened();
    const batch = await start({ why: 'gift' }, { selection: { ids: [...ids].reverse().concat((ids[0] ?? '').toUpperCase()) }, idempotencyKey: 'k' });
    expect(batch).toMatchObject({
      entryId, useCase: 'ParcelsProcAsking', objectType: 'parcel', place: 'packed', selection: { ids }, input: { why: 'gift' }, status: 'accepted', gathered: false,
      totals: { asked: 2, done: 0, skipped: 0, failed: 0 }, idempotencyKey: 'k', actorId: anybody.id, actorName: 'Anna Operator', openedAt: house.now(),
    });
    expect(batch).not.toHaveProperty('context');
    expect(told()).toEqual(['batch.accepted Anna Operator']);
    expect(house.queue.jobs).toEqual([{ kind: 'batch', id: batch.id }]);
    expect((await start({ why: 'gift' }, { idempotencyKey: 'k' })).id).toBe(batch.id);
    await expect(start({ why: 'other' }, { idempotencyKey: 'k' })).rejects.toMatchObject({ reason: 'idempotency-key-used' });
  });

  it('is refused for no object, too many, or answers that do not fit', async () => {
    const { start } = await opened();
    await expect(start({}, { selection: { ids: [] } })).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/selection/ids', reason: 'required' }] });
    const many = Array.from({ length: 100_001 }, (_, index) => `o${index}`);
    await expect(start({ why: 'x' }, { selection: { ids: many } })).rejects.toMatchObject({ faults: [{ pointer: '/selection/ids', reason: 'too-many', details: { max: 100_000 } }] });
    await expect(start({ why: 'because' })).rejects.toMatchObject({ faults: [{ pointer: '/input/why', reason: 'too-long' }] });
  });

  it('is seen by whoever asked for it, and by those who look after batches', async () => {
    const { start, batches } = await opened();
    const { id } = await start();
    expect((await batches.read(anybody, id)).id).toBe(id);
    expect((await batches.read(manager, id)).id).toBe(id);
    await expect(batches.read({ ...another, permissions: new Set(['parcel:send']) }, id)).rejects.toMatchObject({ name: 'NotFound', what: 'batch', id });
    await expect(batches.read(anybody, 'gone')).rejects.toMatchObject({ name: 'NotFound', what: 'batch', id: 'gone' });
  });

  it('is steered only from where it stands', async () => {
    const { start, batches, house, told } = await opened();
    const { id } = await start();
    await expect(batches.resume(anybody, id)).rejects.toMatchObject({ reason: 'batch-accepted' });
    await expect(batches.rerunFailed(anybody, id)).rejects.toMatchObject({ reason: 'batch-accepted' });
    expect((await batches.pause(anybody, id)).status).toBe('paused');
    await expect(batches.pause(anybody, id)).rejects.toMatchObject({ reason: 'batch-paused' });
    expect((await batches.resume(manager, id)).status).toBe('accepted');
    expect(await batches.cancel(anybody, id)).toMatchObject({ status: 'cancelled', endedAt: house.now() });
    await expect(batches.cancel(anybody, id)).rejects.toMatchObject({ reason: 'batch-cancelled' });
    expect(told()).toEqual(['batch.accepted Anna Operator', 'batch.paused Anna Operator', 'batch.resumed Bruno Other', 'batch.cancelled Anna Operator']);
  });

  it('ends from each of its pauses', async () => {
    const { start, batches, house } = await opened();
    const { id } = await start();
    await batches.pause(anybody, id);
    expect((await batches.cancel(anybody, id)).status).toBe('cancelled');
    const working = await start({ why: 'more' });
    const present = house.batches.batches.get(working.id);
    if (present) house.batches.batches.set(working.id, { ...present, status: 'working', gathered: true });
    expect((await batches.pause(anybody, working.id)).status).toBe('paused');
    expect((await batches.resume(anybody, working.id)).status).toBe('working');
    expect((await batches.cancel(anybody, working.id)).status).toBe('cancelled');
  });

  it('goes on only for who may still start it, as who they are now', async () => {
    const { start, batches } = await opened();
    const { id } = await start();
    await batches.pause(anybody, id);
    await expect(batches.resume({ ...anybody, permissions: new Set(['parcel:read']) }, id)).rejects.toMatchObject({ name: 'Forbidden', permission: 'parcel:send' });
    await expect(batches.resume({ ...anybody, permissions: new Set(['parcel:send']) }, id)).rejects.toMatchObject({ permission: 'parcel:read' });
    const context = { accountId: 'a', roles: ['operator'], groups: [], unitIds: [], superiorIds: [] };
    expect(await batches.resume({ ...anybody, context }, id)).toMatchObject({ status: 'accepted', context });
  });

  it('does again what failed, and nothing when nothing did', async () => {
    const { house, batches, sending } = await opened();
    const [broken = '', fine = ''] = house.stock('parcel', 'packed', [{ weight: 29 }, { weight: 1 }]);
    const { id } = await batches.start(anybody, { entryId: sending, selection: { ids: [broken, fine] }, input: {} });
    await house.work();
    expect(await batches.read(anybody, id)).toMatchObject({ status: 'done', totals: { asked: 2, done: 1, skipped: 0, failed: 1 } });
    expect(house.batches.itemsOf(id)).toMatchObject([{ objectId: broken, status: 'failed', cause: 'use case ParcelsProcSend failed: the scales are broken' }, { objectId: fine, status: 'done' }]);
    const present = house.store.memory.objects.get(broken);
    if (present) house.store.place([{ ...present, attributes: { weight: 2 } }]);
    expect(await batches.rerunFailed(anybody, id)).toMatchObject({ status: 'working', totals: { failed: 0, done: 1 } });
    await house.work();
    expect(await batches.read(anybody, id)).toMatchObject({ status: 'done', totals: { done: 2, failed: 0 } });
    await expect(batches.rerunFailed(anybody, id)).rejects.toMatchObject({ reason: 'nothing-failed' });
  });

  it('says of each object that it left out why', async () => {
    const { house, batches, sending, told } = await opened();
    const [unlucky = '', locked = '', moved = ''] = house.stock('parcel', 'packed', [{ weight: 13 }, {}, {}]);
    await house.engine.common.lock(another, 'parcel', locked);
    const present = house.store.memory.objects.get(moved);
    if (present) house.store.place([{ ...present, state: 'sent' }]);
    const gone = 'ffffffff-0000-7000-8000-000000000bad';
    const { id } = await batches.start(anybody, { entryId: sending, selection: { ids: [unlucky, locked, moved, gone] }, input: {} });
    await house.work();
    expect(house.batches.itemsOf(id)).toEqual([
      { objectId: unlucky, status: 'skipped', reason: 'unlucky-weight', details: { weight: 13 } },
      { objectId: locked, status: 'skipped', reason: 'locked-by-another', details: { holder: 'Bruno Other', since: '2030-01-01T00:00:00.000Z' } },
      { objectId: moved, status: 'skipped', reason: 'no-longer-packed', details: { expected: 'packed', found: 'sent' } },
      { objectId: gone, status: 'skipped', reason: 'not-found', details: { id: gone } },
    ]);
    expect(await batches.read(anybody, id)).toMatchObject({ status: 'done', endedAt: house.now(), totals: { asked: 4, done: 0, skipped: 4, failed: 0 } });
    expect(told().at(-1)).toBe('batch.done System');
  });

  it('ends when its use case is switched off meanwhile', async () => {
    const { house, start, batches } = await opened();
    const { id } = await start();
    const { processLists } = house.engine;
    const { revision } = (await processLists.at()).list('parcel', 'packed');
    await processLists.save(anybody, { objectType: 'parcel', place: 'packed', entries: [] }, revision);
    await house.work();
    expect(await batches.read(anybody, id)).toMatchObject({ status: 'cancelled', refusal: { reason: 'switched-off', details: { useCase: 'ParcelsProcAsking' } } });
    expect(house.counts('parcel')).toEqual({ packed: 2 });
  });

  it('is not taken where none are kept', async () => {
    const { house, entryId, ids } = await opened();
    const ports = { store: house.store, processListStore: house.processLists, packages: house.processLists, newId: () => 'x', now: () => house.now() } as unknown as EnginePorts;
    const bare = createEngine(house.catalogue, ports);
    await expect(bare.batches.read(anybody, 'x')).rejects.toMatchObject({ reason: 'no-batches' });
    await expect(bare.batches.start(anybody, { entryId, selection: { ids }, input: { why: 'x' } })).rejects.toMatchObject({ reason: 'no-batches' });
    await expect(bare.batchWork.perform('x')).rejects.toThrow('this house keeps no batches');
  });
});
