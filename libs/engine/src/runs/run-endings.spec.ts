import type { AnyUseCase } from '@tessera/plugin-api';
import type { AclScheme } from '../access/index.js';
import { createEngine } from '../engine.js';
import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import { anybody, MemoryHouse, receiptFor } from '../in-memory/index.js';
import type { RunRecord } from '../model.js';
import type { EnginePorts } from '../ports/index.js';
import { fetchParcel, label, parcels, send } from '../testing/parcels.js';
import { PluginFault } from './plugin-fault.js';
import { RunEnding } from './run-ending.js';
import { expiry, isEqual, isInBackground, isSameRequest, settled } from './run-opening.js';

const by = { date: '2030-01-01T00:00:00Z', identity: { id: 'another', name: 'Another' } };
function change(house: MemoryHouse, id: string, more: object) {
  const present = house.store.memory.objects.get(id);
  if (present) house.store.place([{ ...present, ...more }]);
}
const keep = (house: MemoryHouse, id: string, common: object) => change(house, id, { common });

async function desk(more: readonly object[] = []) {
  const house = new MemoryHouse([{ ...parcels, useCases: [...(parcels.useCases ?? []), ...(more as readonly AnyUseCase[])] }]);
  const packing = await house.switchOn('ParcelsProcPack', 'new', { most: 1_000 });
  const sending = await house.switchOn('ParcelsProcSend', 'packed');
  return { house, runs: house.engine.runs, packing, sending, run: (id: string) => house.store.memory.runs.get(id) };
}

describe('work that is left to a worker', () => {
  const waiting = { ...send, symbolicName: 'ParcelsProcWaiting', title: 'Wait', tasks: [], steps: [{ title: 'How many?', fields: { amount: { kind: 'integer', title: 'Amount', min: 0, max: 999 } } }], inBackground: { field: 'amount', above: 100 } };

  it('is accepted from an open run, once', async () => {
    const { house, runs, packing } = await desk();
    const context = { accountId: 'a', roles: ['operator'], groups: [], unitIds: [], superiorIds: [] };
    const { id } = await runs.open(anybody, { entryId: packing });
    await runs.answer(anybody, id, 0, { amount: 200 });
    const accepted = await runs.submit({ ...anybody, context }, id);
    expect(accepted).toMatchObject({ status: 'accepted', input: { amount: 200 }, context });
    expect(house.queue.jobs).toEqual([{ kind: 'run', id }]);
    expect((await runs.submit(anybody, id)).status).toBe('accepted');
    await house.work();
    expect(await runs.submit(anybody, id)).toMatchObject({ status: 'done', outcome: { states: { packed: 200 } } });
    expect((await runs.read(anybody, id)).outcome?.objectIds).toHaveLength(100);
  });

  it.each<[string, (house: MemoryHouse, id: string) => void, object]>([
    ['its object is gone', (house, id) => house.store.memory.objects.delete(id), { reason: 'not-found', details: { id: expect.any(String) } }],
    ['its object is locked', (house, id) => keep(house, id, { locked: by }), { reason: 'locked-by-another', details: { holder: 'Another', since: by.date } }],
    ['its object is frozen', (house, id) => keep(house, id, { frozen: by }), { reason: 'frozen', details: { holder: 'Another' } }],
    ['its object has moved', (house, id) => change(house, id, { state: 'sent', attributes: { number: 'P9' } }), { reason: 'no-longer-packed', details: { objectId: expect.any(String), expected: 'packed', found: 'sent', count: 1 } }],
  ])('is refused when %s by then', async (_, meanwhile, refusal) => {
    const { house, runs, run } = await desk([waiting]);
    const entryId = await house.switchOn('ParcelsProcWaiting', 'packed');
    const [id = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }]);
    const accepted = await runs.start(anybody, { entryId, subjectIds: [id], input: { amount: 200 } });
    meanwhile(house, id);
    await house.work();
    expect(run(accepted.id)).toMatchObject({ status: 'refused', endedAt: house.now(), refusal });
    expect(house.store.memory.audit.at(-1)).toMatchObject({ action: 'run.refused', runId: accepted.id, objectId: id });
  });

  it('is refused when its right is gone by then, and names it', async () => {
    const { house, run } = await desk([waiting]);
    const entryId = await house.switchOn('ParcelsProcWaiting', 'packed');
    const [id = ''] = house.stock('parcel', 'packed', [{}]);
    const entry = (permission: 'Update' | 'List') => ({ permission, filter: { everyone: true as const } });
    const state = { revision: 1, entries: [entry('List'), entry('Update')] };
    const access = { revision: async () => state.revision, readSchemes: async (): Promise<AclScheme[]> => [{ id: 'm', objectType: 'parcel', level: 'model', name: 'parcel', revision: 1, entries: state.entries }], rightsOf: async () => new Map() };
    const ports = { store: house.store, processListStore: house.processLists, packages: house.processLists, queue: house.queue, receipts: {}, capabilities: {}, access, newId: () => `r${house.store.memory.audit.length}`, now: () => house.now() } as unknown as EnginePorts;
    const { runs } = createEngine(house.catalogue, ports);
    const accepted = await runs.start(anybody, { entryId, subjectIds: [id], input: { amount: 200 } });
    Object.assign(state, { revision: 2, entries: [entry('List')] });
    await runs.performAccepted(accepted.id);
    expect(run(accepted.id)).toMatchObject({ status: 'refused', refusal: { reason: 'not-permitted', details: { objectType: 'parcel', right: 'Update', grantors: 'Administrator' } } });
    await expect(runs.start(anybody, { entryId, subjectIds: [id], input: { amount: 1 } })).rejects.toMatchObject({ name: 'Forbidden', permission: 'Update' });
    Object.assign(state, { revision: 3, entries: [] });
    await expect(runs.start(anybody, { entryId, subjectIds: [id], input: { amount: 1 } })).rejects.toMatchObject({ name: 'NotFound', what: 'parcel', id });
  });

  it('is tried again when the database asks for it, and ends when the package breaks', async () => {
    const { house, runs, run } = await desk([{ ...waiting, execute: async () => { throw failure; } }]);
    let failure: Error = new Conflict('object-changed');
    const entryId = await house.switchOn('ParcelsProcWaiting', 'packed');
    const accepted = await runs.start(anybody, { entryId, subjectIds: house.stock('parcel', 'packed', [{}]), input: { amount: 200 } });
    await expect(runs.performAccepted(accepted.id)).rejects.toBe(failure);
    expect(run(accepted.id)?.status).toBe('accepted');
    failure = new TypeError('the scales are broken');
    await expect(runs.performAccepted(accepted.id)).rejects.toThrow(PluginFault);
    expect(run(accepted.id)?.status).toBe('failed');
    await expect(runs.submit(anybody, accepted.id)).rejects.toMatchObject({ reason: 'run-failed' });
    await runs.performAccepted('unknown');
  });
});

describe('a run that somebody else was faster with', () => {
  const open = { id: 'r1', status: 'open', step: 0, input: { a: 1 }, actorId: 'me', actorName: 'Me', subjectIds: [], useCase: 'X', objectType: 'parcel', expiresAt: new Date('2030-01-01T01:00:00Z') } as unknown as RunRecord;
  function kept(present: object = {}) {
    const house = new MemoryHouse([parcels]);
    house.store.memory.runs.set('r1', { ...open, ...present });
    return { house, ending: new RunEnding({ store: house.store, queue: house.queue, newId: () => 'line', now: () => house.now() } as unknown as EnginePorts) };
  }
  const progress = { input: { a: 2 }, subjectIds: [], step: 1, expiresAt: open.expiresAt };

  it('does not go on', async () => {
    expect(await kept().ending.goOn(open, progress)).toMatchObject({ step: 1, input: { a: 2 } });
    await expect(kept({ status: 'cancelled' }).ending.goOn(open, progress)).rejects.toMatchObject({ reason: 'run-cancelled' });
    await expect(kept({ step: 1 }).ending.goOn(open, progress)).rejects.toMatchObject({ reason: 'run-changed' });
    await expect(kept({ input: { a: 3 } }).ending.goOn(open, progress)).rejects.toMatchObject({ reason: 'run-changed' });
    await expect(kept({ id: 'r2' }).ending.goOn({ ...open, id: 'r9' }, progress)).rejects.toEqual(new NotFound('run', 'r9'));
  });

  it('is accepted as it is now', async () => {
    const { ending, house } = kept({ step: 3 });
    expect(await ending.acceptOpen(open, { a: 2 })).toMatchObject({ status: 'accepted', step: 3, input: { a: 2 } });
    expect(house.queue.jobs).toEqual([{ kind: 'run', id: 'r1' }]);
    expect((await kept({ status: 'done' }).ending.acceptOpen(open, {})).status).toBe('done');
    await expect(kept({ input: { a: 3 } }).ending.acceptOpen(open, {})).rejects.toMatchObject({ reason: 'run-changed' });
    await expect(kept().ending.acceptOpen({ ...open, id: 'r9' }, {})).rejects.toMatchObject({ what: 'run', id: 'r9' });
  });

  it('is closed when its time is over, and not before', async () => {
    expect((await kept().ending.close('r1', 'timed-out')).status).toBe('open');
    expect(await kept({ expiresAt: new Date('2029-12-31') }).ending.close('r1', 'timed-out')).toMatchObject({ status: 'timed-out', endedAt: new Date('2030-01-01') });
    expect((await kept({ status: 'done' }).ending.close('r1', 'cancelled')).status).toBe('done');
    await expect(kept().ending.close('r9', 'cancelled')).rejects.toMatchObject({ what: 'run', id: 'r9' });
  });

  it('stays as it is when its failure comes late, and open when its answers can be mended', async () => {
    const after = async (present: object, error: unknown, run = open) => { const { house, ending } = kept(present); await ending.fail(run, error); return house.store.memory.runs.get('r1'); };
    expect((await after({ status: 'done' }, new Refusal('x')))?.status).toBe('done');
    expect((await after({}, new Refusal('invalid-input')))?.status).toBe('open');
    expect((await after({}, new NotFound('parcel', 'p')))?.status).toBe('open');
    expect((await after({}, new Forbidden('a:b')))?.status).toBe('open');
    expect((await after({}, new Conflict('frozen')))?.status).toBe('open');
    expect((await after({}, new Error('database')))?.status).toBe('open');
    expect(await after({}, new Refusal('late', { object: 'Ada', objectId: 'o1', count: 2 }))).toMatchObject({ status: 'refused', refusal: { reason: 'late', details: { objectId: 'o1', count: 2 } } });
    expect((await after({}, new Refusal('late', { object: 'Ada', objectId: 'o1' })))?.refusal?.details).not.toHaveProperty('object');
    expect((await after({}, new Refusal('late', { object: 'Ada' })))?.refusal?.details).toEqual({ object: 'Ada' });
    const accepted = { ...open, status: 'accepted' as const };
    expect((await after({ status: 'accepted' }, new Conflict('object-changed'), accepted))?.status).toBe('accepted');
    expect(await after({ status: 'accepted' }, new Conflict('frozen', 'no details'), accepted)).toMatchObject({ status: 'refused', refusal: { reason: 'frozen', details: {} } });
  });
});

describe('a run is refused', () => {
  it('for a receipt of another card, of another run, or of none', async () => {
    const careful = { ...label, symbolicName: 'ParcelsProcCareful', steps: [{ title: 'Label', fields: { printer: { kind: 'device', title: 'Printer', action: 'print', expects: 'number' } } }] };
    const { house, runs } = await desk([careful]);
    const entryId = await house.switchOn('ParcelsProcCareful', 'packed');
    const [id = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }]);
    const submitted = async (chipSerial: string, scope = {}) => {
      const run = await runs.open(anybody, { entryId, subjectIds: [id] });
      const receipt = receiptFor({ runId: run.id, field: 'printer', subjectId: id, ...scope }, { chipSerial, secretsRef: 'vault' } as never);
      await runs.answer(anybody, run.id, 0, { printer: receipt });
      return runs.submit(anybody, run.id);
    };
    await expect(submitted('P2')).rejects.toMatchObject({ reason: 'wrong-card-in-reader', details: { expected: 'P1', found: 'P2' } });
    await expect(submitted('P1', { runId: 'another' })).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/printer', reason: 'bad-receipt' }] });
    expect(await submitted('P1')).toMatchObject({ status: 'done', input: { printer: { chipSerial: 'P1' } } });
  });

  it('when it is about somebody else than oneself', async () => {
    const own = { ...send, symbolicName: 'ParcelsProcOwn', title: 'My own', aboutOneself: true, tasks: [] };
    const { house, runs } = await desk([own]);
    const entryId = await house.switchOn('ParcelsProcOwn', 'packed');
    const [id = ''] = house.stock('parcel', 'packed', [{}]);
    await expect(runs.open(anybody, { entryId, subjectIds: [id] })).rejects.toMatchObject({ reason: 'not-oneself', details: { useCase: 'My own' } });
    await expect(runs.start(anybody, { entryId, subjectIds: [id], input: {} })).rejects.toMatchObject({ reason: 'not-oneself' });
    house.store.place([{ id: anybody.id, objectType: 'parcel', state: 'packed', attributes: {}, version: 1, createdAt: house.now(), updatedAt: house.now() }]);
    expect((await runs.start(anybody, { entryId, subjectIds: [anybody.id], input: {} })).status).toBe('done');
  });

  it('when its object is gone or elsewhere before it is opened', async () => {
    const { house, runs, sending } = await desk();
    const gone = '00000000-0000-7000-8000-000000000bad';
    const [id = ''] = house.stock('parcel', 'sent', [{ number: 'P1' }]);
    await expect(runs.open(anybody, { entryId: sending, subjectIds: [gone] })).rejects.toMatchObject({ name: 'NotFound', what: 'parcel', id: gone });
    await expect(runs.open(anybody, { entryId: sending, subjectIds: [id] })).rejects.toMatchObject({ reason: 'no-longer-packed', details: { objectId: id, expected: 'packed', found: 'sent', count: 1 } });
    await expect(runs.start(anybody, { entryId: sending, subjectIds: [id], input: {} })).rejects.toMatchObject({ reason: 'no-longer-packed', details: { object: 'P1', objectId: id } });
    await expect(runs.open(anybody, { entryId: sending, subjectIds: [] })).rejects.toMatchObject({ faults: [{ pointer: '/subjectIds', reason: 'required' }] });
  });

  it('for too many objects, or any where none belongs', async () => {
    const { runs, packing, sending, house } = await desk();
    const many = Array.from({ length: 10_001 }, (_, index) => `o${index}`);
    await expect(runs.open(anybody, { entryId: sending, subjectIds: many })).rejects.toMatchObject({ faults: [{ pointer: '/subjectIds', reason: 'too-many', details: { max: 10_000 } }] });
    await expect(runs.open(anybody, { entryId: packing, subjectIds: ['o'] })).rejects.toMatchObject({ faults: [{ reason: 'too-many', details: { max: 0 } }] });
    const labelling = await house.switchOn('ParcelsProcLabel', 'packed');
    await expect(runs.open(anybody, { entryId: labelling, subjectIds: ['a', 'b'] })).rejects.toMatchObject({ faults: [{ reason: 'too-many', details: { max: 1 } }] });
  });
});

it('defers its own tasks alone', async () => {
  const deferring = (task: string) => ({ ...send, symbolicName: `ParcelsProcDefer${task.length}`, moves: { packed: ['packed'] }, tasks: [fetchParcel], execute: async (run: { defer(one: object, payload: object): void }) => run.defer({ name: task }, { id: 'x', left: undefined }) });
  const { house, runs } = await desk([deferring('parcels.fetch'), deferring('none')]);
  const start = async (useCase: string) => runs.start(anybody, { entryId: await house.switchOn(useCase, 'packed'), subjectIds: house.stock('parcel', 'packed', [{}]), input: {} });
  const run = await start('ParcelsProcDefer13');
  expect([...house.store.memory.tasks.values()]).toMatchObject([{ name: 'parcels.fetch', payload: { id: 'x' }, runId: run.id }]);
  await expect(start('ParcelsProcDefer4')).rejects.toThrow('task none is not among the tasks of ParcelsProcDefer4');
});

it('in detail: what is the same, what is settled, and what is large', () => {
  expect([isEqual({ a: 1, b: [{ c: 1, d: 2 }] }, { b: [{ d: 2, c: 1 }], a: 1 }), isEqual([1, 2], [2, 1]), isEqual(null, undefined), isEqual({ a: 1 }, { a: 2 })]).toEqual([true, false, false, false]);
  const run = { entryId: 'e', subjectIds: ['a', 'b'], status: 'done' } as unknown as RunRecord;
  expect(isSameRequest(run, ['b', 'a'], { entryId: 'e', subjectIds: ['A', 'B', 'a'] })).toBe(true);
  expect([isSameRequest(run, ['a'], { entryId: 'e', subjectIds: ['b'] }), isSameRequest(run, [], { entryId: 'f' }), isSameRequest(run, [], { entryId: 'e' })]).toEqual([false, false, true]);
  expect(settled(run)).toBe(run);
  expect(() => settled({ ...run, status: 'refused', refusal: { reason: 'late', details: { a: 1 } } })).toThrow(expect.objectContaining({ reason: 'late', details: { a: 1 } }));
  for (const status of ['cancelled', 'timed-out', 'failed'] as const) expect(() => settled({ ...run, status })).toThrow(`run-${status}`);
  const useCase = { inBackground: { field: 'n', above: 3 } } as unknown as AnyUseCase;
  expect([3, 4, '9', undefined].map((n) => isInBackground(useCase, { n }))).toEqual([false, true, false, false]);
  expect(isInBackground({} as AnyUseCase, { n: 9 })).toBe(false);
  expect(expiry({} as EnginePorts, new Date(0))).toEqual(new Date(7_200_000));
  expect(expiry({ settings: { runExpiresAfterMs: 5 } } as EnginePorts, new Date(1))).toEqual(new Date(6));
});

describe('the second look, under the lock', () => {
  it('finds a receipt that has become worthless since it was answered', async () => {
    const { house } = await desk();
    const entryId = await house.switchOn('ParcelsProcLabel', 'packed');
    const subjectIds = house.stock('parcel', 'packed', [{ number: 'P1' }]);
    const verify = async (_receipt: string, _scope: unknown, transaction?: unknown) => (transaction ? undefined : { chipSerial: 'P1', secretsRef: 'vault' });
    const ports = { store: house.store, processListStore: house.processLists, packages: house.processLists, queue: house.queue, receipts: { verify }, capabilities: {}, newId: () => `r${house.store.memory.audit.length}`, now: () => house.now() } as unknown as EnginePorts;
    const { runs } = createEngine(house.catalogue, ports);
    const { id } = await runs.open(anybody, { entryId, subjectIds });
    await runs.answer(anybody, id, 0, { printer: 'signed' });
    await expect(runs.submit(anybody, id)).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/printer', reason: 'bad-receipt' }] });
    expect((await runs.read(anybody, id)).status).toBe('open');
    expect(house.counts('parcel')).toEqual({ packed: 1 });
  });

  it('lets a use case say in its own words that somebody took a unique value in the same moment', async () => {
    let looks = 0;
    const numbering = { ...send, symbolicName: 'ParcelsProcNumber', moves: { packed: ['packed'] }, tasks: [], execute: async (run: { subjects: readonly { id: string }[]; refuse(reason: string): never; move(one: object, to: string, changes: object): Promise<void> }) => {
      if (looks++ > 0) run.refuse('taken');
      for (const one of run.subjects) await run.move(one, 'packed', { number: 'P1' });
    } };
    const { house, runs } = await desk([numbering]);
    const entryId = await house.switchOn('ParcelsProcNumber', 'packed');
    const [, second = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }, { number: 'P2' }]);
    await expect(runs.start(anybody, { entryId, subjectIds: [second], input: {} })).rejects.toMatchObject({ reason: 'taken' });
    expect(looks).toBe(2);
  });
});
