import type { AnyUseCase } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import { parcels, send } from '../testing/parcels.js';

const NOTE = { kind: 'text', title: 'Note', maxLength: 20, optional: true } as const;
const earlier = [{ title: 'Anything to say?', fields: { note: NOTE } }];

/** A house in which a run was opened, and then the package was renewed: it asks this now. */
async function renewed(steps: readonly object[]) {
  const useCase = { ...send, symbolicName: 'ParcelsProcTell', options: {}, steps, execute: async () => undefined } as unknown as AnyUseCase;
  const house = new MemoryHouse([{ ...parcels, useCases: [...(parcels.useCases ?? []), useCase] }]);
  const entryId = await house.switchOn('ParcelsProcTell', 'packed');
  const [id = ''] = house.stock('parcel', 'packed', [{ number: 'P1' }]);
  const { runs } = house.engine;
  const before = await runs.open(anybody, { entryId, subjectIds: [id] });
  house.pass(1_000);
  house.catalogue.remember([
    { useCase: 'ParcelsProcTell', steps: [{ title: 'Much earlier' }], until: new Date(before.openedAt.getTime() - 1) },
    { useCase: 'ParcelsProcTell', steps: [{ title: 'Later' }], until: new Date(house.now().getTime() + 1) },
    { useCase: 'ParcelsProcTell', steps: earlier, until: house.now() },
  ]);
  return { house, runs, before, open: () => runs.open(anybody, { entryId, subjectIds: [id] }) };
}

it('goes on with the steps that it was opened with, and is performed when the answers are enough for today', async () => {
  const { runs, before } = await renewed([{ title: 'Note', fields: { note: { ...NOTE, maxLength: 200 } } }]);
  expect((await runs.steps(before)).map(({ title }) => title)).toEqual(['Anything to say?']);
  await expect(runs.answer(anybody, before.id, 0, { note: 'x'.repeat(21) })).rejects.toMatchObject({ reason: 'invalid-input' });
  await runs.answer(anybody, before.id, 0, { note: 'hello' });
  expect((await runs.submit(anybody, before.id)).status).toBe('done');
});

it('refuses a run whose answers are not enough any more, and says to start again', async () => {
  const { runs, before } = await renewed([{ title: 'Note', fields: { note: { ...NOTE, maxLength: 3 } } }]);
  await runs.answer(anybody, before.id, 0, { note: 'hello' });
  await expect(runs.submit(anybody, before.id)).rejects.toMatchObject({ reason: 'steps-changed', details: { useCase: send.title } });
  expect(await runs.read(anybody, before.id)).toMatchObject({ status: 'refused', refusal: { reason: 'steps-changed' } });
});

it('asks a run that is opened later what is asked today', async () => {
  const { house, runs, open } = await renewed([{ title: 'Today' }]);
  house.pass(10);
  expect((await runs.steps(await open())).map(({ title }) => title)).toEqual(['Today']);
});
