import { defineObjectType, definePlugin, defineTask, defineUseCase } from '@tessera/plugin-api';
import { contract, faultsOf, rehearse, rehearseTask, translationGaps } from './index.js';

const key = defineObjectType({
  name: 'key',
  title: 'Key',
  pluralTitle: 'Keys',
  group: 'Doors',
  permission: 'key:read',
  label: 'door',
  states: { hanging: { title: 'Hanging', meaning: 'ready' }, lent: { title: 'Lent', meaning: 'in-use' } },
  attributes: { door: { kind: 'text', title: 'Door', maxLength: 20, indexed: true } },
});

const remind = defineTask<{ readonly keyIds: readonly string[] }>()({
  name: 'keys.remind',
  title: 'Remind who has the key',
  attempts: 2,
  objectType: key,
  moves: { lent: ['hanging'] },
  async perform(run) {
    const lent = await run.commit((unit) => unit.load('lent', run.payload.keyIds));
    if (lent.length > 1) run.surrender('too many keys at once');
    await run.commit(async (unit) => {
      for (const one of await unit.load('lent', run.payload.keyIds)) await unit.move(one, 'hanging');
    });
  },
  async giveUp() {},
});

const lend = defineUseCase({
  symbolicName: 'KeysProcLend',
  title: 'Lend key',
  story: 'As a porter I want to lend a key.',
  objectType: key,
  moves: { hanging: ['lent'] },
  startsAt: ['profile'],
  permission: 'key:lend',
  options: {},
  steps: [{ title: 'To whom?', fields: { name: { kind: 'text', title: 'Name', maxLength: 10 } } }],
  tasks: [remind],
  async execute(run) {
    if (run.input.name === 'Arsène') run.refuse('not-to-him', { name: run.input.name });
    for (const one of run.subjects) await run.move(one, 'lent');
    run.defer(remind, { keyIds: run.subjects.map((one) => one.id) });
  },
});

contract(lend);

it('rehearses a use case with its steps, refusals and tasks', async () => {
  const subjects = [{ state: 'hanging' as const, attributes: { door: '12' } }];
  const lent = await rehearse(lend, { subjects, input: { name: 'Ada' } });
  expect(lent).toMatchObject({ status: 'done', states: { lent: 1 }, deferred: [{ task: 'keys.remind' }] });
  const refused = await rehearse(lend, { subjects, input: { name: 'Arsène' } });
  expect(refused).toMatchObject({ status: 'refused', refusal: { reason: 'not-to-him' }, deferred: [] });
  const wrong = await rehearse(lend, { subjects, input: { name: 'Maximilian Ernst' } });
  expect(wrong.faults).toEqual([{ pointer: '/name', reason: 'too-long', details: { maxLength: 10 } }]);
});

it('rehearses a task to its end', async () => {
  const payload = (keyIds: readonly string[]) => ({ keyIds });
  expect(await rehearseTask(remind, { payload, subjects: [{ state: 'lent' }] })).toMatchObject({ status: 'done', states: { hanging: 1 } });
  const surrendered = await rehearseTask(remind, { payload, subjects: [{ state: 'lent' }, { state: 'lent' }] });
  expect(surrendered).toMatchObject({ status: 'gave-up', attempts: 1, lastError: 'too many keys at once', states: { lent: 2 } });
});

it('stops a move that was never declared, at run time as well', async () => {
  const sneaky = { ...lend, moves: { hanging: ['hanging'] } } as unknown as typeof lend;
  await expect(rehearse(sneaky, { subjects: [{ state: 'hanging' }], input: { name: 'Ada' } })).rejects.toThrow('the move from hanging to lent is not declared');
});

it('finds what a use case says wrongly', () => {
  expect(faultsOf({ ...lend, permission: 'lend' as 'key:lend', story: 'Lend keys' }).map((fault) => fault.cause)).toEqual([
    'Its title or its story is missing.',
    'lend is no permission.',
  ]);
});

it('finds texts without translation, and translations without text', () => {
  const gaps = translationGaps(definePlugin({ objectTypes: [key] }), { Key: 'Chiave', Keys: 'Chiavi', Doors: 'Porte', Hanging: 'Appesa', Door: 'Porta', Window: 'Finestra' });
  expect(gaps).toEqual({ missing: ['Lent'], unused: ['Window'] });
});

const greet = defineTask<{ readonly id: string }>()({
  name: 'keys.greet', title: 'Greet who has the key', attempts: 1, objectType: key, moves: {}, async perform() {}, async giveUp() {},
});

it('rehearses what follows an action by a reaction of the package', async () => {
  const alongside = { tasks: [greet], reactions: [{ objectType: 'key', action: 'move' as const, task: greet }, { objectType: 'key', action: 'lock' as const, task: greet }] };
  const { deferred, objects } = await rehearse(lend, { subjects: [{ state: 'hanging' }], input: { name: 'Ada' }, alongside });
  expect(deferred).toContainEqual({ task: 'keys.greet', payload: { id: objects[0]?.id } });
});
