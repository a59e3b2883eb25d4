import { anybody } from '@tessera/plugin-kit';
import { Desk } from './testing/desk.js';

const ASSIGN = 'TempCardsProcAssign';

async function opened(options = {}) {
  const desk = await Desk.opened({ [ASSIGN]: options });
  const entryId = await desk.house.switchOn(ASSIGN, 'active', options, undefined, 'identity');
  const { runs } = desk.house.engine;
  const open = (person: string, idempotencyKey?: string) => runs.open(anybody, { entryId, subjectIds: [person], ...(idempotencyKey && { idempotencyKey }) });
  const start = (person: string, input: Readonly<Record<string, unknown>>, idempotencyKey?: string) =>
    runs.start(anybody, { entryId, subjectIds: [person], input, ...(idempotencyKey && { idempotencyKey }) });
  return { desk, runs, open, start, entryId };
}

it('looks for a card, shows both, and hands the card out to whom it was started from', async () => {
  const { desk, runs, open } = await opened();
  const [card, ada] = [desk.card(), desk.person('Ada')];
  const run = await open(ada);
  expect((await runs.steps(run)).map(({ title, fields }) => [title, Object.keys(fields)])).toEqual([['Search temporary card', ['subject']], ['Hand out this card?', []]]);
  const picked = await runs.answer(anybody, run.id, 0, { subject: card });
  expect(picked).toMatchObject({ subjectIds: [card], objectType: 'temporary-card', place: 'unassigned' });
  expect(runs.originOf(picked)).toEqual({ field: 'holder', objectType: 'identity', id: ada });
  await runs.answer(anybody, run.id, 1, {});
  await runs.submit(anybody, run.id);
  expect(desk.state(card)).toBe('assigned');
  expect(desk.written(card)).toMatchObject({ holder: ada, holderName: 'Ada', validTo: '2030-01-15' });
});

it('changes its mind about the card until Next', async () => {
  const { desk, runs, open } = await opened();
  const [first, second, ada] = [desk.card('T1'), desk.card('T2'), desk.person('Ada')];
  const run = await open(ada);
  await runs.answer(anybody, run.id, 0, { subject: first });
  await runs.answer(anybody, run.id, 0, { subject: second });
  await runs.submit(anybody, run.id);
  expect([desk.state(first), desk.state(second)]).toEqual(['unassigned', 'assigned']);
});

it('does it in one call, and once however often it is sent', async () => {
  const { desk, start } = await opened();
  const [card, ada] = [desk.card(), desk.person('Ada')];
  const run = await start(ada, { subject: card }, 'key');
  expect((await start(ada, { subject: card }, 'key')).id).toBe(run.id);
  await expect(start(desk.person('Eve'), { subject: card }, 'key')).rejects.toMatchObject({ reason: 'idempotency-key-used' });
  expect(desk.written(card)).toMatchObject({ holder: ada });
  expect(desk.house.store.memory.audit.filter((line) => line.action === 'run.done' && line.objectId === card)).toHaveLength(1);
});

it('answers the same open run to a request that is repeated', async () => {
  const { desk, runs, open } = await opened();
  const [card, ada] = [desk.card(), desk.person('Ada')];
  const run = await open(ada, 'key');
  await runs.answer(anybody, run.id, 0, { subject: card });
  expect((await open(ada, 'key')).id).toBe(run.id);
});

it.each([
  [{}, '/input/subject', 'required'],
  [{ subject: '00000000-0000-7000-8000-000000000bad' }, '/input/subject', 'unknown-object'],
  [{ subject: 'T1' }, '/input/subject', 'unknown-object'],
])('wants a card from the stock: %j', async (input, pointer, reason) => {
  const { desk, start } = await opened();
  await expect(start(desk.person('Ada'), input)).rejects.toMatchObject({ faults: [{ pointer, reason }] });
});

it('takes no card that somebody has, and no other person than the one it was started from', async () => {
  const { desk, start } = await opened();
  const [first, second, ada, eve] = [desk.card('T1'), desk.card('T2'), desk.person('Ada'), desk.person('Eve')];
  await start(ada, { subject: first });
  await expect(start(eve, { subject: first })).rejects.toMatchObject({ faults: [{ pointer: '/input/subject', reason: 'wrong-state' }] });
  await expect(start(eve, { subject: second, holder: ada })).rejects.toMatchObject({ faults: [{ pointer: '/input/holder', reason: 'unknown-field' }] });
});

it('gives one active card per user here, too', async () => {
  const { desk, start } = await opened();
  const [first, second, ada] = [desk.card('T1'), desk.card('T2'), desk.person('Ada')];
  await start(ada, { subject: first });
  await expect(start(ada, { subject: second })).rejects.toMatchObject({ reason: 'holder-has-a-card', details: { objectId: ada, card: 'T1' } });
});

it('refuses people who are not active, at once or when they no longer are', async () => {
  const { desk, runs, open } = await opened();
  const [card, ada] = [desk.card(), desk.person('Ada')];
  await expect(open(desk.person('Ida', 'inactive'))).rejects.toMatchObject({ reason: 'no-longer-active', details: { object: 'Ida', found: 'inactive' } });
  const run = await open(ada);
  await runs.answer(anybody, run.id, 0, { subject: card });
  await desk.deactivate(ada);
  await expect(runs.submit(anybody, run.id)).rejects.toMatchObject({ reason: 'no-longer-active', details: { object: 'Ada' } });
  expect(await runs.read(anybody, run.id)).toMatchObject({ status: 'refused' });
  expect(desk.state(card)).toBe('unassigned');
});

it('is offered on the person, and says what it fills in', async () => {
  const { desk, entryId } = await opened();
  const at = { objectType: 'identity', place: 'active', startPoint: 'profile' } as const;
  const ada = { id: desk.person('Ada'), objectType: 'identity' };
  const [action] = (await desk.house.engine.gate.actions(anybody, { ...at, subject: ada })).filter((one) => one.useCase.symbolicName === ASSIGN);
  expect(action).toMatchObject({ entryId, available: true, via: 'holder', batch: false });
  expect((await desk.house.engine.gate.actions(anybody, { ...at, startPoint: 'batch' })).map((one) => one.useCase.symbolicName)).not.toContain(ASSIGN);
});

it('fits the Active list of people alone, and says there what it does to cards', async () => {
  const { desk } = await opened();
  const { processLists } = desk.house.engine;
  const entries = [{ useCase: ASSIGN, enabled: true, options: {} }];
  await expect(processLists.preview({ objectType: 'identity', place: 'inactive', entries })).rejects.toMatchObject({ faults: [{ reason: 'does-not-fit' }] });
  await expect(processLists.preview({ objectType: 'identity', place: 'active', entries: [{ ...entries[0], useCase: ASSIGN, enabled: true, options: {}, cron: '0 7 * * *' }] })).rejects.toMatchObject({ faults: [{ reason: 'not-by-schedule' }] });
  const { effects: [, , effect] } = await processLists.preview({ objectType: 'identity', place: 'active', entries });
  expect(effect && desk.house.catalogue.translate(effect.text, 'en-US', effect.details)).toBe(
    '"Assign temporary card" is offered to holders of temporary-card:assign on "Active"; they pick the object (Temporary card: Unassigned → Assigned).',
  );
  const warned = await processLists.warnings('identity');
  expect(warned.map(({ details }) => details['useCase'])).not.toContain('Assign temporary card');
});
