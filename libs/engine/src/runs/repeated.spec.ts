import { defineObjectType, definePlugin, defineUseCase } from '@tessera/plugin-api';
import { anybody, MemoryHouse } from '../in-memory/index.js';

const person = defineObjectType({
  name: 'person', title: 'Person', pluralTitle: 'People', group: 'People', permission: 'person:read', label: 'name', personal: true,
  states: { here: { title: 'Here', meaning: 'in-use' } },
  attributes: {
    name: { kind: 'text', title: 'Name', maxLength: 50 },
    mentor: { kind: 'object', title: 'Mentor', objectType: 'person', indexed: true },
    mentorName: { kind: 'text', title: 'Name of the mentor', maxLength: 50, about: 'mentor' },
  },
});
const badge = defineObjectType({
  name: 'badge', title: 'Badge', pluralTitle: 'Badges', group: 'Badges', permission: 'badge:read', label: 'code',
  states: { lent: { title: 'Lent', meaning: 'in-use' } },
  attributes: {
    code: { kind: 'text', title: 'Code', maxLength: 9, indexed: true },
    bearer: { kind: 'object', title: 'Bearer', objectType: 'person', indexed: true },
    bearerName: { kind: 'text', title: 'Name of the bearer', maxLength: 50, about: 'bearer' },
  },
});
const lend = defineUseCase({
  symbolicName: 'BadgesProcLend', title: 'Lend', story: 'As an operator I want to lend a badge.', objectType: badge, moves: { lent: ['lent'] },
  startsAt: ['profile'], permission: 'badge:lend', options: {},
  steps: [{ title: 'To whom?', fields: { to: { kind: 'object', title: 'To', objectType: 'person' } } }],
  async execute(run) {
    const { attributes } = await run.read('person', run.input.to);
    for (const one of run.subjects) await run.move(one, 'lent', { code: 'B2', bearer: run.input.to, bearerName: String(attributes['name']) });
  },
});
const forgetPerson = defineUseCase({
  symbolicName: 'PeopleProcForget', title: 'Forget', story: 'As an operator I want to forget somebody.', objectType: person, moves: { here: ['here'] },
  startsAt: ['profile', 'batch'], permission: 'person:forget', options: {}, steps: [{ title: 'Forget?' }],
  async execute(run) {
    for (const one of run.subjects) {
      await run.move(one, 'here', { name: undefined, mentor: undefined, mentorName: undefined });
      await run.forget(one);
    }
  },
});

async function opened() {
  const house = new MemoryHouse([definePlugin({ objectTypes: [person, badge], useCases: [lend, forgetPerson] })]);
  const [lending, forgetting] = [await house.switchOn('BadgesProcLend', 'lent'), await house.switchOn('PeopleProcForget', 'here')];
  const [ada = '', bob = ''] = house.stock('person', 'here', [{ name: 'Ada' }, { name: 'Bob' }]);
  const forget = (...subjectIds: string[]) => house.engine.runs.start(anybody, { entryId: forgetting, subjectIds, input: {} });
  const lendTo = (to: string, ...subjectIds: string[]) => house.engine.runs.start(anybody, { entryId: lending, subjectIds, input: { to } });
  return { house, ada, bob, forget, lendTo };
}
const lent = (code: string, bearer: string, bearerName: string) => ({ code, bearer, bearerName });

it('what objects repeat of somebody goes with them, with a line each that does not say it either', async () => {
  const { house, ada, bob, forget } = await opened();
  house.stock('badge', 'lent', [lent('B1', ada, 'Ada'), lent('B2', bob, 'Bob')]);
  const run = await forget(ada);
  expect(house.objects('badge').map(({ attributes, version }) => [attributes, version])).toEqual([[{ code: 'B1', bearer: ada }, 2], [lent('B2', bob, 'Bob'), 1]]);
  expect(house.store.memory.audit.filter(({ objectType, runId }) => objectType === 'badge' && runId === run.id)).toMatchObject([
    { action: 'object.moved', from: 'lent', to: 'lent', changed: { bearerName: {} }, erased: true, actorName: anybody.displayName },
  ]);
  expect(run.outcome).toEqual({ states: { here: 1 }, objectIds: [ada] });
});

it('the history of objects forgets who had them, and nothing else', async () => {
  const { house, ada, bob, forget, lendTo } = await opened();
  const [first = '', second = ''] = house.stock('badge', 'lent', [{ code: 'B1' }, { code: 'B1' }]);
  await lendTo(ada, first);
  await lendTo(bob, first);
  await lendTo(bob, second);
  await forget(ada);
  const changed = (id: string) => house.store.memory.audit.filter((line) => line.objectId === id && line.changed).map((line) => line.changed);
  const code = { from: 'B1', to: 'B2' };
  expect(changed(first)).toEqual([{ code, bearer: { to: ada }, bearerName: {} }, { bearer: { from: ada, to: bob }, bearerName: {} }]);
  expect(changed(second)).toEqual([{ code, bearer: { to: bob }, bearerName: { to: 'Bob' } }]);
});

it.each([1, 200])('one look-up per type for %s objects', async (amount) => {
  const { house, ada, forget } = await opened();
  house.stock('badge', 'lent', Array.from({ length: amount }, () => lent('B1', ada, 'Ada')));
  const before = house.store.statements.length;
  await forget(ada);
  expect(house.store.statements.slice(before)).toEqual(['begin', 'lockObjects', 'findReferring', 'findReferring', 'write', 'commit']);
  expect(house.objects('badge').filter(({ attributes }) => 'bearerName' in attributes)).toEqual([]);
});

it('people who are forgotten together and know each other are written once', async () => {
  const { house, ada, forget } = await opened();
  const [eve = '', kim = ''] = house.stock('person', 'here', [{ name: 'Eve', mentor: ada, mentorName: 'Ada' }, { name: 'Kim', mentor: ada, mentorName: 'Ada' }]);
  await forget(ada, eve);
  expect(house.objects('person').map(({ id, attributes }) => [id, attributes])).toEqual(expect.arrayContaining([[ada, {}], [eve, {}], [kim, { name: 'Kim', mentor: ada }]]));
  expect(JSON.stringify(house.store.memory.audit)).not.toMatch(/"Ada"|"Eve"/);
});

it('a run that was refused because of somebody keeps their id, not their name', async () => {
  const { house, ada } = await opened();
  const entryId = await house.switchOn('PeopleProcForget', 'here');
  const { id } = await house.engine.runs.open(anybody, { entryId, subjectIds: [ada] });
  const { memory } = house.store;
  const record = memory.objects.get(ada);
  if (record) memory.objects.set(ada, { ...record, state: 'gone' });
  await expect(house.engine.runs.submit(anybody, id)).rejects.toMatchObject({ reason: 'no-longer-here', details: { object: 'Ada', objectId: ada } });
  expect(memory.runs.get(id)?.refusal).toEqual({ reason: 'no-longer-here', details: expect.not.objectContaining({ object: 'Ada' }) });
});
