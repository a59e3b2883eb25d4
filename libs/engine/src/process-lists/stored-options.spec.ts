import type { AnyUseCase } from '@tessera/plugin-api';
import fc from 'fast-check';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Json, ProcessListEntry } from '../model.js';
import { parcels, send } from '../testing/parcels.js';
import { optionsToday } from './stored-options.js';

const SEND = 'ParcelsProcSend';

// Version 1 counted days, version 2 counts hours and asks who is told.
const first = { days: { kind: 'integer', title: 'Days', min: 1, max: 30, initial: 7 } } as const;
const second = {
  hours: { kind: 'integer', title: 'Hours', min: 24, max: 720, initial: 168 },
  tell: { kind: 'choice', title: 'Tell', choices: { sender: 'Sender', both: 'Both' }, initial: 'sender' },
} as const;
const inHours = ({ days }: Json) => ({ hours: Number(days) * 24, tell: 'both' });

const version = (options: object, migrateOptions?: (stored: Json) => Json): AnyUseCase =>
  ({ ...send, options, ...(migrateOptions && { migrateOptions }) }) as AnyUseCase;
const withSend = (useCase: AnyUseCase) => ({ ...parcels, useCases: (parcels.useCases ?? []).map((one) => (one.symbolicName === SEND ? useCase : one)) });

/** A house whose lists were stored by version 1, with the given version installed. */
async function upgraded(to: AnyUseCase, days: unknown = 3) {
  const house = new MemoryHouse([withSend(to)]);
  const entries = [{ id: 'sending', useCase: SEND, enabled: true, options: { days } }, { id: 'other', useCase: 'ParcelsProcLabel', enabled: true, options: {} }];
  await house.processLists.save({ objectType: 'parcel', place: 'packed', revision: 0, entries }, 0, {} as never);
  return { house, list: async () => (await house.engine.processLists.at()).list('parcel', 'packed') };
}

it('works with options of version 1 at once, and writes the new form at the next save', async () => {
  const { house, list } = await upgraded(version(second, inHours));
  const { entries } = await list();
  expect(entries[0]?.options).toEqual({ hours: 72, tell: 'both' });
  expect((await house.engine.gate.admit(anybody, 'sending')).entry.options).toEqual({ hours: 72, tell: 'both' });
  expect((await house.processLists.readAll())[0]?.entries[0]?.options).toEqual({ days: 3 });
  await house.engine.processLists.save(anybody, { objectType: 'parcel', place: 'packed', entries: [...entries].reverse() }, 1);
  expect((await house.processLists.readAll())[0]?.entries[1]).toMatchObject({ id: 'sending', options: { hours: 72, tell: 'both' } });
});

it('leaves options of today alone', () => {
  const useCase = version(second, () => { throw new Error('not old'); });
  expect(optionsToday(useCase, { hours: 48 })).toEqual({ kept: { hours: 48 }, complete: { hours: 48, tell: 'sender' } });
});

it('reads whatever version 1 could store, once and for all', () => {
  fc.assert(fc.property(fc.integer({ min: 1, max: 30 }), (days) => {
    const useCase = version(second, inHours);
    const once = optionsToday(useCase, { days });
    expect(once).toMatchObject({ complete: { hours: days * 24, tell: 'both' } });
    expect(optionsToday(useCase, { ...once.kept })).toEqual(once);
  }));
});

it.each([
  ['throws', () => { throw new Error('no days'); }, 'migrateOptions failed: no days'],
  ['gives nothing', () => undefined as unknown as Json, 'migrateOptions gave no options'],
  ['gives options that do not fit', () => ({ hours: 1, tell: 'nobody' }), 'hours: too-small, tell: not-a-choice'],
])('puts an entry aside whose migration %s: the administrator is told, the others go on', async (_how, migrate, trouble) => {
  const { house, list } = await upgraded(version(second, migrate));
  const [warning] = await house.engine.processLists.warnings('parcel');
  expect(warning).toMatchObject({ kind: 'needs-attention', entryId: 'sending', details: { trouble } });
  expect(warning && house.catalogue.translate(warning.text, 'it-IT', warning.details)).toContain('richiede la tua attenzione');
  expect((await list()).entries.map(({ options }) => options)).toEqual([{ days: 3 }, {}]);
  await expect(house.engine.gate.admit(anybody, 'sending')).rejects.toMatchObject({ reason: 'needs-attention' });
  const offered = await house.engine.gate.actions(anybody, { objectType: 'parcel', place: 'packed', startPoint: 'profile' });
  expect(offered.map(({ entryId }) => entryId)).toEqual(['other']);
});

it('takes an option that fits no more for trouble, and forgets one that nobody knows any more', () => {
  const narrower = { days: { ...first.days, max: 5 } };
  expect(optionsToday(version(narrower), { days: 6 }).trouble).toBe('days: too-large');
  expect(optionsToday(version(narrower), { days: 5, colour: 'red' })).toEqual({ kept: { days: 5 }, complete: { days: 5 } });
});

it('keeps what cannot be read until somebody sets it, whatever else is saved', async () => {
  const required = { hours: { kind: 'integer', title: 'Hours', min: 24, max: 720 } };
  const { house, list } = await upgraded(version(required, () => ({})));
  const save = (entries: readonly ProcessListEntry[], revision: number) => house.engine.processLists.save(anybody, { objectType: 'parcel', place: 'packed', entries }, revision);
  const [sending, other] = (await list()).entries as [ProcessListEntry, ProcessListEntry];
  const saved = await save([other, { ...sending, enabled: false }], 1);
  expect(saved.entries[1]).toMatchObject({ enabled: false, options: { days: 3 } });
  await expect(save([{ ...sending, options: { days: 4 } }], 2)).rejects.toMatchObject({ reason: 'invalid-input' });
  await save([{ ...sending, options: { hours: 24 } }], 2);
  expect((await house.engine.gate.admit(anybody, 'sending')).entry.options).toEqual({ hours: 24 });
});

it('goes on with a run that was opened before, with its own options in the new form', async () => {
  const seen: Json[] = [];
  const useCase = { ...version(second, inHours), execute: async (run: { options: Json }) => void seen.push(run.options) } as unknown as AnyUseCase;
  const { house } = await upgraded(useCase);
  const [id = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }]);
  const run = await house.engine.runs.open(anybody, { entryId: 'sending', subjectIds: [id] });
  await house.store.transact((transaction) =>
    transaction.write({ at: house.now(), actorId: anybody.id, run: { ...run, options: { days: 2 } }, objects: [], audit: [], tasks: [] }));
  await house.engine.runs.submit(anybody, run.id);
  expect(seen).toEqual([{ hours: 48, tell: 'both' }]);
  expect((await house.engine.runs.read(anybody, run.id)).options).toEqual({ days: 2 });
});
