import { Conflict, Forbidden, NotFound, Refusal } from '../errors.js';
import { anybody, MemoryHouse, receiptFor } from '../in-memory/index.js';
import type { Actor } from '../model.js';
import { parcels } from '../testing/parcels.js';
import { PluginFault } from './plugin-fault.js';

const HOUR = 3_600_000;
const somebodyElse: Actor = { ...anybody, id: '00000000-0000-7000-8000-00000000000b' };

async function opened(options = {}) {
  const house = new MemoryHouse([parcels]);
  const packing = await house.switchOn('ParcelsProcPack', 'new', options);
  const sending = await house.switchOn('ParcelsProcSend', 'packed');
  const labelling = await house.switchOn('ParcelsProcLabel', 'packed');
  return { house, runs: house.engine.runs, packing, sending, labelling };
}

describe('a run in one call', () => {
  it.each([9, 100])('takes the same few statements for %s objects', async (amount) => {
    const { house, runs, packing } = await opened({ most: 1_000 });
    await runs.start(anybody, { entryId: packing, input: { amount } });
    expect(house.store.statements).toEqual(['begin', 'write', 'commit']);
  });

  it('writes one audit line per run and one per move', async () => {
    const { house, runs, packing } = await opened();
    const run = await runs.start(anybody, { entryId: packing, input: { amount: 2 } });
    expect(house.store.memory.audit.map(({ action, runId, to }) => ({ action, runId, to }))).toEqual([
      { action: 'object.created', runId: run.id, to: 'packed' },
      { action: 'object.created', runId: run.id, to: 'packed' },
      { action: 'run.done', runId: run.id, to: undefined },
    ]);
    expect(run.outcome).toEqual({ states: { packed: 2 }, objectIds: house.objects('parcel').map((one) => one.id) });
  });

  it('keeps internal attributes out of the audit', async () => {
    const { house, runs, sending } = await opened();
    const subjectIds = house.stock('parcel', 'packed', [{ weight: 1 }]);
    await runs.start(anybody, { entryId: sending, subjectIds, input: {} });
    expect(JSON.stringify(house.store.memory.audit)).not.toContain('red');
  });

  it('answers the same run to the same key, and nothing is done twice', async () => {
    const { house, runs, packing } = await opened();
    const request = { entryId: packing, input: { amount: 3 }, idempotencyKey: 'k1' };
    const first = await runs.start(anybody, request);
    const second = await runs.start(anybody, request);
    expect(second.id).toBe(first.id);
    expect(house.counts('parcel')).toEqual({ packed: 3 });
  });

  it('refuses the same key for something else', async () => {
    const { runs, packing } = await opened();
    await runs.start(anybody, { entryId: packing, input: { amount: 3 }, idempotencyKey: 'k1' });
    await expect(runs.start(anybody, { entryId: packing, input: { amount: 4 }, idempotencyKey: 'k1' })).rejects.toThrow(new Conflict('idempotency-key-used'));
  });

  it('answers the first refusal again, even when it would work now', async () => {
    const { house, runs, sending } = await opened();
    const subjectIds = house.stock('parcel', 'packed', [{ weight: 13 }]);
    const request = { entryId: sending, subjectIds, input: {}, idempotencyKey: 'k1' };
    await expect(runs.start(anybody, request)).rejects.toMatchObject({ reason: 'unlucky-weight', details: { weight: 13 } });
    await expect(runs.start(anybody, request)).rejects.toMatchObject({ reason: 'unlucky-weight', details: { weight: 13 } });
    expect([...house.store.memory.runs.values()].map((run) => run.status)).toEqual(['refused']);
  });

  it('answers the first result when the objects have moved since', async () => {
    const { house, runs, sending } = await opened();
    const subjectIds = house.stock('parcel', 'packed', [{}]);
    const request = { entryId: sending, subjectIds, input: {}, idempotencyKey: 'k1' };
    const first = await runs.start(anybody, request);
    expect((await runs.start(anybody, request)).id).toBe(first.id);
  });

  it('lets another person use the same key', async () => {
    const { house, runs, packing } = await opened();
    const request = { entryId: packing, input: { amount: 1 }, idempotencyKey: 'k1' };
    await runs.start(anybody, request);
    await runs.start(somebodyElse, request);
    expect(house.counts('parcel')).toEqual({ packed: 2 });
  });
});

describe('a submission', () => {
  it('changes nothing of the others when one object is refused', async () => {
    const { house, runs, sending } = await opened();
    const subjectIds = house.stock('parcel', 'packed', [{ weight: 1 }, { weight: 13 }]);
    await expect(runs.start(anybody, { entryId: sending, subjectIds, input: {} })).rejects.toThrow(Refusal);
    expect(house.counts('parcel')).toEqual({ packed: 2 });
    expect(house.store.memory.audit.map(({ action, reason }) => `${action} ${reason}`)).toEqual(['run.refused unlucky-weight']);
    expect(house.queue.jobs).toEqual([]);
  });

  it('says which object was gone and where it is now', async () => {
    const { house, runs, sending } = await opened();
    const [id = ''] = house.stock('parcel', 'lost', [{ number: 'P900' }]);
    await expect(runs.start(anybody, { entryId: sending, subjectIds: [id], input: {} })).rejects.toMatchObject({
      reason: 'no-longer-packed',
      details: { object: 'P900', objectId: id, expected: 'packed', found: 'lost', count: 1 },
    });
  });

  it('knows no object of another type or of nobody', async () => {
    const { runs, sending } = await opened();
    const subjectIds = ['00000000-0000-7000-8000-000000000999'];
    await expect(runs.start(anybody, { entryId: sending, subjectIds, input: {} })).rejects.toThrow(NotFound);
  });

  it('ends as failed, with the cause, when the package has a bug', async () => {
    const { house, runs, sending } = await opened();
    const subjectIds = house.stock('parcel', 'packed', [{ weight: 29 }]);
    await expect(runs.start(anybody, { entryId: sending, subjectIds, input: {} })).rejects.toThrow(PluginFault);
    expect([...house.store.memory.runs.values()].map((run) => run.status)).toEqual(['failed']);
    expect(house.counts('parcel')).toEqual({ packed: 1 });
  });

  it('is answered with the first result when it comes twice', async () => {
    const { house, runs, packing } = await opened();
    const run = await runs.open(anybody, { entryId: packing });
    await runs.answer(anybody, run.id, 0, { amount: 2 });
    const first = await runs.submit(anybody, run.id);
    const second = await runs.submit(anybody, run.id);
    expect(second.outcome).toEqual(first.outcome);
    expect(house.counts('parcel')).toEqual({ packed: 2 });
  });

  it('is done once when it comes twice at the same moment', async () => {
    const { house, runs, packing } = await opened();
    const run = await runs.open(anybody, { entryId: packing });
    await runs.answer(anybody, run.id, 0, { amount: 2 });
    const both = await Promise.all([runs.submit(anybody, run.id), runs.submit(anybody, run.id)]);
    expect(both.map((one) => one.status)).toEqual(['done', 'done']);
    expect(house.counts('parcel')).toEqual({ packed: 2 });
  });

  it('names every fault of the answers and leaves the run open', async () => {
    const { house, runs, packing } = await opened({ askWeight: true });
    const run = await runs.open(anybody, { entryId: packing });
    await expect(runs.submit(anybody, run.id)).rejects.toMatchObject({
      reason: 'invalid-input',
      faults: [{ pointer: '/amount', reason: 'required' }, { pointer: '/weight', reason: 'required' }],
    });
    expect(house.store.memory.runs.get(run.id)?.status).toBe('open');
  });

  it('of another size is accepted at once and done by a worker, once', async () => {
    const { house, runs, packing } = await opened({ most: 1_000 });
    const run = await runs.start(anybody, { entryId: packing, input: { amount: 500 } });
    expect(run.status).toBe('accepted');
    expect(house.counts('parcel')).toEqual({});
    await runs.performAccepted(run.id);
    await house.work();
    expect(house.counts('parcel')).toEqual({ packed: 500 });
    expect(house.store.memory.runs.get(run.id)).toMatchObject({ status: 'done', outcome: { states: { packed: 500 } } });
  });
});

describe('a door', () => {
  it('stays closed without the permission', async () => {
    const { runs, packing } = await opened();
    const nobody: Actor = { ...anybody, permissions: new Set(['parcel:send']) };
    await expect(runs.start(nobody, { entryId: packing, input: { amount: 1 } })).rejects.toThrow(new Forbidden('parcel:pack'));
  });

  it('stays closed to the runs of others', async () => {
    const { runs, packing } = await opened();
    const run = await runs.open(anybody, { entryId: packing });
    await expect(runs.read(somebodyElse, run.id)).rejects.toThrow(NotFound);
    await expect(runs.submit(somebodyElse, run.id)).rejects.toThrow(NotFound);
    await expect(runs.cancel(somebodyElse, run.id)).rejects.toThrow(NotFound);
  });

  it('closes while somebody is answering when an administrator switches the use case off', async () => {
    const { house, runs, packing } = await opened();
    const run = await runs.open(anybody, { entryId: packing });
    await runs.answer(anybody, run.id, 0, { amount: 1 });
    await house.engine.processLists.save(anybody, { objectType: 'parcel', place: 'new', entries: [] }, 1);
    await expect(runs.submit(anybody, run.id)).rejects.toMatchObject({ reason: 'switched-off' });
    expect(house.store.memory.runs.get(run.id)?.status).toBe('refused');
  });

  it('takes one object only where nobody spoke of batches, and none at New', async () => {
    const { house, runs, packing, labelling } = await opened();
    const subjectIds = house.stock('parcel', 'packed', [{}, {}]);
    await expect(runs.open(anybody, { entryId: labelling, subjectIds })).rejects.toMatchObject({ faults: [{ pointer: '/subjectIds', reason: 'too-many', details: { max: 1 } }] });
    await expect(runs.open(anybody, { entryId: packing, subjectIds })).rejects.toMatchObject({ faults: [{ reason: 'too-many', details: { max: 0 } }] });
    await expect(runs.open(anybody, { entryId: labelling })).rejects.toMatchObject({ faults: [{ reason: 'required' }] });
  });

  it('believes a device only for this run, this field and this object', async () => {
    const { house, runs, labelling } = await opened();
    const [id = '', other = ''] = house.stock('parcel', 'packed', [{ number: 'P900' }, { number: 'P901' }]);
    const run = await runs.open(anybody, { entryId: labelling, subjectIds: [id] });
    const said = { chipSerial: 'P900', secretsRef: 's' };
    const forged = receiptFor({ runId: run.id, field: 'printer', subjectId: other }, said);
    await expect(runs.answer(anybody, run.id, 0, { printer: forged })).rejects.toMatchObject({ faults: [{ pointer: '/printer', reason: 'bad-receipt' }] });
    await runs.answer(anybody, run.id, 0, { printer: receiptFor({ runId: run.id, field: 'printer', subjectId: id }, said) });
    const done = await runs.submit(anybody, run.id);
    expect(done.input).toEqual({ printer: { chipSerial: 'P900' } });
  });
});

describe('an open run', () => {
  it('leaves nothing but an audit line when it is cancelled, at any step', async () => {
    const { house, runs, packing } = await opened();
    const run = await runs.open(anybody, { entryId: packing });
    await runs.answer(anybody, run.id, 0, { amount: 2 });
    await runs.cancel(anybody, run.id);
    await runs.cancel(anybody, run.id);
    expect(house.counts('parcel')).toEqual({});
    expect(house.store.memory.audit.map((entry) => entry.action)).toEqual(['run.cancelled']);
    await expect(runs.submit(anybody, run.id)).rejects.toThrow(new Conflict('run-cancelled'));
  });

  it('times out after two hours without an answer', async () => {
    const { house, runs, packing } = await opened();
    const run = await runs.open(anybody, { entryId: packing });
    house.pass(1.5 * HOUR);
    await runs.answer(anybody, run.id, 0, { amount: 1 });
    house.pass(1.5 * HOUR);
    await house.engine.sweeper.sweep();
    expect(house.store.memory.runs.get(run.id)?.status).toBe('open');
    house.pass(HOUR);
    await expect(runs.submit(anybody, run.id)).rejects.toThrow(new Conflict('run-timed-out'));
    expect(house.store.memory.audit.map((entry) => entry.action)).toEqual(['run.timed-out']);
  });

  it('asks only what the options want, and answers can be changed step by step', async () => {
    const { house, runs, packing } = await opened({ askWeight: true });
    const run = await runs.open(anybody, { entryId: packing });
    expect((await runs.steps(run)).map((step) => step.fields)).toMatchObject([{ amount: { max: 9 } }, { weight: { max: 30 } }]);
    await expect(runs.answer(anybody, run.id, 1, { weight: 3 })).rejects.toThrow(new Conflict('step-out-of-order'));
    await runs.answer(anybody, run.id, 0, { amount: 1 });
    await runs.answer(anybody, run.id, 1, { weight: 3 });
    await runs.answer(anybody, run.id, 0, { amount: 2 });
    await runs.answer(anybody, run.id, 1, { weight: 4 });
    await runs.submit(anybody, run.id);
    expect(house.objects('parcel').map((one) => one.attributes['weight'])).toEqual([4, 4]);
  });

  it('keeps the options it was opened with', async () => {
    const { house, runs, packing } = await opened({ most: 20 });
    const run = await runs.open(anybody, { entryId: packing });
    await house.engine.processLists.save(anybody, { objectType: 'parcel', place: 'new', entries: [{ id: packing, useCase: 'ParcelsProcPack', enabled: true, options: { most: 5 } }] }, 1);
    await runs.answer(anybody, run.id, 0, { amount: 15 });
    expect((await runs.submit(anybody, run.id)).outcome?.states).toEqual({ packed: 15 });
  });
});
