import type { AnyUseCase } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Actor } from '../model.js';
import { couriers, handOver } from '../testing/couriers.js';
import { begunElsewhere, originOf, ownAnswers, pickStep, stepsElsewhere, withPicked } from './started-elsewhere.js';

async function desk() {
  const house = new MemoryHouse([couriers]);
  const entryId = await house.switchOn('ParcelsProcHandOver', 'working', {}, undefined, 'courier');
  const here = await house.switchOn('ParcelsProcHandOver', 'packed');
  const [ada = '', bob = ''] = house.stock('courier', 'working', [{ name: 'Ada' }, { name: 'Bob' }]);
  const [first = '', second = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }, { number: 'P2' }]);
  const change = (id: string, more: object) => {
    const present = house.store.memory.objects.get(id);
    if (present) house.store.place([{ ...present, ...more }]);
  };
  const open = (subject = ada) => house.engine.runs.open(anybody, { entryId, subjectIds: [subject] });
  const start = (input: object, more = {}) => house.engine.runs.start(anybody, { entryId, subjectIds: [ada], input: { ...input }, ...more });
  return { house, runs: house.engine.runs, entryId, here, ada, bob, first, second, change, open, start, stateOf: (id: string) => house.store.memory.objects.get(id)?.state };
}

it('asks which object it is about, shows both, and asks the rest', async () => {
  const { runs, open, ada, first, stateOf } = await desk();
  const run = await open();
  expect(run).toMatchObject({ objectType: 'parcel', place: 'packed', subjectIds: [], input: { courier: ada } });
  expect(runs.originOf(run)).toEqual({ field: 'courier', objectType: 'courier', id: ada });
  expect((await runs.steps(run)).map(({ title, fields }) => [title, Object.keys(fields)])).toEqual([['Which parcel?', ['subject']], ['Hand it over?', []], ['To whom?', ['note']], ['How?', ['urgent']]]);
  const picked = await runs.answer(anybody, run.id, 0, { subject: first.toUpperCase() });
  expect(picked).toMatchObject({ subjectIds: [first], input: { courier: ada, subject: first }, step: 1 });
  await runs.answer(anybody, run.id, 1, {});
  await runs.answer(anybody, run.id, 2, { note: 'Mind the dog' });
  const done = await runs.submit(anybody, run.id);
  expect(done).toMatchObject({ status: 'done', subjectIds: [first], outcome: { states: { sent: 1 } } });
  expect(stateOf(first)).toBe('sent');
});

it('is done in one call, and the same key answers the same run', async () => {
  const { start, first, second, house, ada } = await desk();
  const run = await start({ subject: first }, { idempotencyKey: 'k' });
  expect(run).toMatchObject({ status: 'done', subjectIds: [first] });
  expect(house.store.memory.objects.get(first)?.attributes['seal']).toBe(ada.slice(-12));
  expect((await start({ subject: first }, { idempotencyKey: 'k' })).id).toBe(run.id);
  await expect(start({ subject: second }, { idempotencyKey: 'k' })).rejects.toMatchObject({ reason: 'idempotency-key-used' });
});

it('does not go on without a subject, nor with one that is elsewhere', async () => {
  const { start, change, first } = await desk();
  await expect(start({})).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/input/subject', reason: 'required' }] });
  change(first, { state: 'sent' });
  await expect(start({ subject: first })).rejects.toMatchObject({ faults: [{ pointer: '/input/subject', reason: 'wrong-state', details: { found: 'sent', expected: 'packed' } }] });
});

it('cannot speak of another object than it was started from', async () => {
  const { start, bob, first } = await desk();
  await expect(start({ subject: first, courier: bob })).rejects.toMatchObject({ faults: [{ pointer: '/input/courier', reason: 'unknown-field' }] });
});

it('ends when what it was started from has gone elsewhere, and says where to', async () => {
  const { open, runs, change, ada, first, house } = await desk();
  const run = await open();
  await runs.answer(anybody, run.id, 0, { subject: first });
  change(ada, { state: 'resting' });
  await expect(runs.submit(anybody, run.id)).rejects.toMatchObject({ reason: 'no-longer-working', details: { object: 'Ada', objectId: ada, expected: 'working', found: 'resting', count: 1 } });
  expect(house.store.memory.runs.get(run.id)).toMatchObject({ status: 'refused', refusal: { reason: 'no-longer-working', details: { objectId: ada } } });
  await expect(open()).rejects.toMatchObject({ reason: 'no-longer-working' });
  await expect(open('00000000-0000-7000-8000-000000000bad')).rejects.toMatchObject({ name: 'NotFound', what: 'courier' });
});

it('is like any other run when it is started from its subject', async () => {
  const { runs, here, first, ada, stateOf } = await desk();
  const run = await runs.open(anybody, { entryId: here, subjectIds: [first] });
  expect(runs.originOf(run)).toBeUndefined();
  expect((await runs.steps(run)).map(({ title }) => title)).toEqual(['To whom?', 'How?']);
  await runs.answer(anybody, run.id, 0, { courier: ada });
  expect(runs.originOf(await runs.read(anybody, run.id))).toBeUndefined();
  await runs.submit(anybody, run.id);
  expect(stateOf(first)).toBe('sent');
});

it('looks whether what is asked for is there, in its state and as it has to be', async () => {
  const { runs, here, first, ada, bob, change } = await desk();
  change(bob, { state: 'resting' });
  const answer = async (courier: string) => {
    const run = await runs.open(anybody, { entryId: here, subjectIds: [first] });
    return runs.answer(anybody, run.id, 0, { courier }).then(() => [], (error: { faults: unknown }) => error.faults);
  };
  expect(await answer(ada)).toEqual([]);
  expect(await answer(bob)).toEqual([{ pointer: '/courier', reason: 'wrong-state', details: { found: 'resting', expected: 'working' } }]);
  expect(await answer(first)).toEqual([{ pointer: '/courier', reason: 'unknown-object' }]);
  expect(await answer('Ada')).toEqual([{ pointer: '/courier', reason: 'unknown-object' }]);
  const choosy = { ...handOver, steps: [{ title: 'To whom?', fields: { courier: { kind: 'object', title: 'Courier', objectType: 'courier', having: { area: 'north' } } } }] } as unknown as AnyUseCase;
  const house = new MemoryHouse([{ ...couriers, useCases: [choosy] }]);
  const entryId = await house.switchOn('ParcelsProcHandOver', 'packed');
  const [parcel = ''] = house.stock('parcel', 'packed', [{}]);
  const [north = '', south = ''] = house.stock('courier', 'resting', [{ area: 'north' }, { area: 'south' }]);
  const start = (courier: string) => house.engine.runs.start(anybody, { entryId, subjectIds: [parcel], input: { courier } });
  await expect(start(south)).rejects.toMatchObject({ faults: [{ pointer: '/input/courier', reason: 'not-a-choice' }] });
  expect((await start(north)).status).toBe('done');
});

it('keeps what may not be seen to itself', async () => {
  const { open, runs } = await desk();
  const run = await open();
  const machine: Actor = { ...anybody, kind: 'machine', permissions: new Set(['parcel:read']) };
  await expect(runs.read(machine, run.id)).rejects.toMatchObject({ name: 'NotFound', what: 'run' });
  expect((await runs.read({ ...machine, permissions: new Set(['parcel:hand-over']) }, run.id)).id).toBe(run.id);
  await expect(runs.read({ ...anybody, id: 'another' }, run.id)).rejects.toMatchObject({ name: 'NotFound' });
});

it('in detail: how it begins, what was picked, and what the use case itself is told', () => {
  const useCase = handOver as unknown as AnyUseCase;
  const { alsoFrom: _, ...plain } = useCase;
  expect(begunElsewhere(useCase, 'c1')).toEqual({ objectType: 'parcel', place: 'packed', subjectIds: [], input: { courier: 'c1' } });
  expect(originOf(useCase, { subjectIds: ['p'], input: { courier: 'c1', subject: 'p' } })).toEqual({ field: 'courier', objectType: 'courier', id: 'c1' });
  expect(originOf(useCase, { subjectIds: ['p'], input: { courier: 'c1' } })).toBeUndefined();
  expect(originOf(useCase, { subjectIds: [], input: {} })).toBeUndefined();
  expect(originOf(plain, { subjectIds: [], input: { courier: 'c1' } })).toBeUndefined();
  const run = { subjectIds: ['x'], input: { a: 1 } } as never;
  expect([withPicked(run, undefined), withPicked(run, ''), withPicked(run, 7)]).toEqual([run, run, run]);
  expect(withPicked(run, 'ABC')).toEqual({ subjectIds: ['abc'], input: { a: 1, subject: 'abc' } });
  expect(pickStep(useCase)).toEqual({ title: 'Which parcel?', fields: { subject: { kind: 'object', title: 'Parcel', objectType: 'parcel', inState: ['packed'] } } });
  expect(pickStep(plain).title).toBe('Hand over');
  const shown = [{ title: 'Alone', fields: { courier: {} } }, { title: 'Other', fields: { note: {} } }] as never;
  expect(stepsElsewhere(useCase, shown).map(({ title }) => title)).toEqual(['Which parcel?', 'Hand it over?', 'Other']);
  expect(stepsElsewhere(plain, shown).map(({ title }) => title)).toEqual(['Hand over', 'Hand over', 'Alone', 'Other']);
  expect(ownAnswers(useCase, { subject: 's', note: 'n' })).toEqual({ note: 'n' });
  expect(ownAnswers(plain, { subject: 's', note: 'n' })).toEqual({ subject: 's', note: 'n' });
});
