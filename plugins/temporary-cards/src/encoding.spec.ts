import { anybody, receiptFor, rehearse } from '@tessera/plugin-kit';
import { extendTemporaryCard } from './extend-temporary-card.js';
import { Desk } from './testing/desk.js';

const [ASSIGN, EXTEND] = ['TempCardsProcAssign', 'TempCardsProcExtend'];
const chip = { chipSerial: '0456', secretsRef: 'sealed-1' };
const day = '2030-01-20';

it('asks for no reader unless the administrator says so', async () => {
  const outcome = await rehearse(extendTemporaryCard, { subjects: [{ state: 'assigned', attributes: { validTo: day } }] });
  expect(outcome.states).toEqual({ assigned: 1 });
  expect(outcome.objects[0]?.attributes).not.toHaveProperty('secretsRef');
});

it('encodes a card that is extended, and writes down where its new secrets are sealed', async () => {
  const subjects = [{ state: 'assigned', attributes: { validTo: day, chipSerial: '0456', secretsRef: 'sealed-0' } }] as const;
  const outcome = await rehearse(extendTemporaryCard, { subjects, options: { encode: true }, input: { encoding: chip } });
  expect(outcome.objects[0]?.attributes).toMatchObject(chip);
});

it.each([
  [{ validTo: day, chipSerial: '0123' }, [], 'wrong-card-in-reader'],
  [{ validTo: day }, [{ state: 'unassigned', attributes: { chipSerial: '0456', cardNumber: 'T1' } }], 'chip-of-another-card'],
] as const)('does not extend with the wrong card in the reader: %j', async (attributes, others, reason) => {
  const outcome = await rehearse(extendTemporaryCard, { subjects: [{ state: 'assigned', attributes }], others, options: { encode: true }, input: { encoding: chip } });
  expect(outcome.refusal?.reason).toBe(reason);
  expect(outcome.objects[0]?.attributes['validTo']).toBe(day);
});

it('does not extend before the reader has answered, and then one card at a time', async () => {
  const outcome = await rehearse(extendTemporaryCard, { subjects: [{ state: 'assigned', attributes: { validTo: day } }], options: { encode: true } });
  expect(outcome.faults).toEqual([{ pointer: '/encoding', reason: 'required' }]);
  const desk = await Desk.opened({ [EXTEND]: { encode: true } });
  const warned = await desk.house.engine.processLists.warnings('temporary-card');
  expect(warned.filter(({ kind }) => kind === 'one-at-a-time').map(({ details }) => details['useCase'])).toEqual(['Extend temporary card']);
});

it('encodes the card that was picked for a person', async () => {
  const desk = await Desk.opened({ [ASSIGN]: { encode: true } });
  const entryId = await desk.house.switchOn(ASSIGN, 'active', { encode: true }, undefined, 'identity');
  const [card, ada] = [desk.card(), desk.person('Ada')];
  const { runs } = desk.house.engine;
  const run = await runs.open(anybody, { entryId, subjectIds: [ada] });
  await runs.answer(anybody, run.id, 0, { subject: card });
  const steps = await runs.steps(await runs.read(anybody, run.id));
  expect(steps.map(({ title }) => title)).toEqual(['Search temporary card', 'Hand out this card?', 'Put the card in the reader', 'Encode']);
  await runs.answer(anybody, run.id, 1, {});
  await runs.answer(anybody, run.id, 2, {});
  await runs.answer(anybody, run.id, 3, { encoding: receiptFor({ runId: run.id, field: 'encoding', subjectId: card }, chip) });
  await runs.submit(anybody, run.id);
  expect(desk.state(card)).toBe('assigned');
  expect(desk.written(card)).toMatchObject({ holder: ada, ...chip });
});
