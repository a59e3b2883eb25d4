import { defineObjectType, definePlugin, defineUseCase } from '@tessera/plugin-api';
import type { AnyUseCase } from '@tessera/plugin-api';
import { createEngine } from '../engine.js';
import { anybody, MemoryHouse } from '../in-memory/index.js';
import type { Json, RunRecord } from '../model.js';
import type { EnginePorts } from '../ports/index.js';
import { carryOut, collectOrders } from './account-orders.js';
import { keepingBlank, withoutBlank } from './known-subject.js';
import { outcomeTexts, refusalText } from './run-texts.js';
import { isSealed, sealedIn, withoutSealed, withStandIns } from './secret-answers.js';

const person = defineObjectType({
  name: 'person', title: 'Person', pluralTitle: 'People', group: 'People', permission: 'person:read', label: 'name', listed: ['name'],
  states: { there: { title: 'There', meaning: 'in-use' }, gone: { title: 'Gone', meaning: 'ended', final: true } },
  attributes: { name: { kind: 'text', title: 'Name', maxLength: 20 }, mail: { kind: 'email', title: 'Mail' }, friend: { kind: 'object', title: 'Friend', objectType: 'person', indexed: true } },
});
const common = { objectType: person, startsAt: ['profile'], permission: 'person:edit', options: {}, moves: { there: ['there'] } } as const;
const admit = defineUseCase({
  ...common, symbolicName: 'PersonProcAdmit', title: 'Admit', story: 'As an operator I want to give somebody a password.', accounts: true,
  steps: [{ title: 'What?', fields: { password: { kind: 'secret', title: 'Password', maxLength: 20 }, roles: { kind: 'roles', title: 'Roles', optional: true } } }],
  outcomes: { there: 'Admitted: {count}.' }, refusals: { 'too-late': '{object} came at {at}.' },
  async execute(run) {
    for (const one of run.subjects) {
      run.accounts.changePassword(one, { present: run.input.password, next: run.input.password });
      run.accounts.setRoles(one, run.input.roles ?? []);
    }
  },
});
const edit = defineUseCase({
  ...common, symbolicName: 'PersonProcEdit', title: 'Edit', story: 'As an operator I want to edit somebody.',
  steps: [{ title: 'Who?', fields: { name: { kind: 'text', title: 'Name', maxLength: 20, begins: 'name' }, friend: { kind: 'object', title: 'Friend', objectType: 'person', inState: ['gone'], optional: true, begins: 'friend' } } },
    { title: 'Mail', fields: { mail: { kind: 'email', title: 'Mail', optional: true, begins: 'mail' } } }],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'there', { name: run.input.name, mail: run.input.mail, friend: run.input.friend });
  },
});
const people = definePlugin({ objectTypes: [person], useCases: [admit, edit] });

async function house() {
  const made = new MemoryHouse([people]);
  const admitting = await made.switchOn('PersonProcAdmit', 'there');
  const editing = await made.switchOn('PersonProcEdit', 'there');
  const [ada = '', eve = ''] = made.stock('person', 'there', [{ name: 'Ada', mail: 'ada@example.org' }, { name: 'Eve' }]);
  const attributes = (id = ada) => made.store.memory.objects.get(id)?.attributes;
  return { made, runs: made.engine.runs, admitting, editing, ada, eve, attributes };
}

it('a run asks again where an answer turned out to be wrong', async () => {
  const { made, runs, editing, ada } = await house();
  const [friend = ''] = made.stock('person', 'gone', [{ name: 'Bea' }]);
  const { id } = await runs.open(anybody, { entryId: editing, subjectIds: [ada] });
  await runs.answer(anybody, id, 0, { name: 'Ada', friend });
  await runs.answer(anybody, id, 1, { mail: 'ada@example.org' });
  made.store.memory.objects.delete(friend);
  await expect(runs.submit(anybody, id)).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/friend' }] });
  expect(await runs.read(anybody, id)).toMatchObject({ status: 'open', step: 0, input: { mail: 'ada@example.org' } });
  await runs.answer(anybody, id, 0, { name: 'Ada' });
  expect((await runs.submit(anybody, id)).status).toBe('done');
});

describe('a secret', () => {
  it('is under seal from its step on, and never kept of a run that has ended', async () => {
    const { made, runs, admitting, ada } = await house();
    const { id } = await runs.open(anybody, { entryId: admitting, subjectIds: [ada] });
    const answered = await runs.answer(anybody, id, 0, { password: 'kiwi-lamp', roles: ['operator'] });
    const sealed = answered.input['password'];
    expect(isSealed(sealed)).toBe(true);
    expect(isSealed(sealed) && made.accounts.opened(sealed)).toBe('kiwi-lamp');
    expect(JSON.stringify([...made.store.memory.runs.values()])).not.toContain('kiwi-lamp');
    const done = await runs.submit(anybody, id);
    expect(done.input).toEqual({ roles: ['operator'] });
    expect(made.accounts.orders).toEqual([{ kind: 'change-password', personId: ada, present: sealed, next: sealed }, { kind: 'set-roles', personId: ada, roles: ['operator'] }]);
    expect(done.outcome).toEqual({ states: { there: 1 }, objectIds: [ada] });
  });

  it('goes when a run is cancelled', async () => {
    const { made, runs, admitting, ada } = await house();
    const { id } = await runs.open(anybody, { entryId: admitting, subjectIds: [ada] });
    await runs.answer(anybody, id, 0, { password: 'kiwi-lamp' });
    await runs.cancel(anybody, id);
    expect(made.store.memory.runs.get(id)?.input).not.toHaveProperty('password');
  });

  it('is asked for again when it does not fit', async () => {
    const { runs, admitting, ada } = await house();
    const start = (input: Json) => runs.start(anybody, { entryId: admitting, subjectIds: [ada], input });
    await expect(start({ password: 'x'.repeat(21) })).rejects.toMatchObject({ faults: [{ pointer: '/input/password', reason: 'too-long', details: { maxLength: 20 } }] });
    await expect(start({})).rejects.toMatchObject({ faults: [{ pointer: '/input/password', reason: 'required' }] });
    await expect(start({ password: 'good', roles: ['king'] })).rejects.toMatchObject({ faults: [{ pointer: '/input/roles' }] });
  });

  it('in detail: what is sealed, stands in and is left out', () => {
    const keeper = { seal: (secret: string, { runId, field }: { runId: string; field: string }) => ({ sealed: `${runId}/${field}/${secret}` }) } as never;
    const fields = { a: { kind: 'secret', title: 'A', maxLength: 9 }, b: { kind: 'text', title: 'B', maxLength: 9 }, c: { kind: 'secret', title: 'C', maxLength: 9, optional: true } } as const;
    const before = { sealed: 'before' };
    expect(sealedIn(keeper, 'r', fields, { a: 's', b: 't' })).toEqual({ a: { sealed: 'r/a/s' }, b: 't' });
    expect(sealedIn(keeper, 'r', fields, { a: '*', b: 't' }, { a: before })).toEqual({ a: before, b: 't' });
    expect(sealedIn(undefined, 'r', fields, { b: 't' })).toEqual({ b: 't' });
    expect(() => sealedIn(undefined, 'r', fields, { a: 's' })).toThrow('this house keeps no secrets of runs');
    expect(withStandIns(fields, { a: before, b: 't' })).toEqual({ a: '*', b: 't' });
    const plain = { a: 's', b: before };
    expect(withStandIns(fields, plain)).toBe(plain);
    expect(withoutSealed({ a: before, b: 't' })).toEqual({ b: 't' });
    const open = { b: 't' };
    expect(withoutSealed(open)).toBe(open);
    expect([isSealed({ sealed: 1 }), isSealed(null), isSealed('sealed'), isSealed(before)]).toEqual([false, false, false, true]);
  });
});

describe('an order about accounts', () => {
  const who = { id: 'p' } as never;
  it('is collected word by word, from use cases that say so', () => {
    const orders: unknown[] = [];
    const accounts = collectOrders(admit as unknown as AnyUseCase, orders as never);
    accounts.open(who, 'letter' as never);
    accounts.resetPassword(who, 'mail' as never);
    accounts.withdrawRoles(who);
    accounts.returnDefaultRoles(who);
    accounts.close(who);
    expect(orders).toEqual([
      { kind: 'open', personId: 'p', delivery: 'letter' }, { kind: 'reset-password', personId: 'p', delivery: 'mail' },
      { kind: 'withdraw-roles', personId: 'p' }, { kind: 'return-default-roles', personId: 'p' }, { kind: 'close', personId: 'p' },
    ]);
    expect(() => collectOrders(edit as unknown as AnyUseCase, []).close(who)).toThrow('PersonProcEdit does not say that it orders something of accounts');
  });

  it('is carried out when there is one, and somebody to do it', async () => {
    const done: unknown[] = [];
    const keeper = { carryOut: async (...given: readonly unknown[]) => void done.push(given[2]) } as never;
    await carryOut(keeper, {} as never, {} as never, []);
    await carryOut(undefined, {} as never, {} as never, [{ kind: 'close', personId: 'p' }]);
    expect(done).toEqual([]);
    await carryOut(keeper, {} as never, {} as never, [{ kind: 'close', personId: 'p' }]);
    expect(done).toEqual([[{ kind: 'close', personId: 'p' }]]);
  });

  it('offers the roles of the house, and begins with those that somebody has', async () => {
    const { made, runs, admitting, ada } = await house();
    made.accounts.held.set(ada, ['self-service']);
    const run = await runs.open(anybody, { entryId: admitting, subjectIds: [ada] });
    const [step] = await runs.steps(run);
    expect(step?.fields['roles']).toMatchObject({ choices: { operator: 'Operator', 'self-service': 'Self-service' }, initial: ['self-service'] });
  });
});

describe('a form that begins with what stands there', () => {
  it('shows it, keeps it where nothing is said, and clears what is emptied', async () => {
    const { runs, editing, ada, attributes } = await house();
    const run = await runs.open(anybody, { entryId: editing, subjectIds: [ada] });
    expect((await runs.steps(run)).map(({ fields }) => Object.values(fields).map(({ initial }) => initial))).toEqual([['Ada', undefined], ['ada@example.org']]);
    await runs.start(anybody, { entryId: editing, subjectIds: [ada], input: { name: 'Ada B.' } });
    expect(attributes()).toEqual({ name: 'Ada B.', mail: 'ada@example.org' });
    await runs.start(anybody, { entryId: editing, subjectIds: [ada], input: { mail: '' } });
    expect(attributes()).toEqual({ name: 'Ada B.' });
  });

  it('does not undo what somebody did meanwhile', async () => {
    const { made, runs, editing, ada } = await house();
    const run = await runs.open(anybody, { entryId: editing, subjectIds: [ada] });
    made.pass(1_000);
    await runs.start(anybody, { entryId: editing, subjectIds: [ada], input: { name: 'Newer' } });
    await expect(runs.submit(anybody, run.id)).rejects.toMatchObject({ reason: 'changed-meanwhile', details: { object: 'Newer', objectId: ada } });
  });

  it('keeps an object that stands there already, whatever has become of it', async () => {
    const { made, runs, editing, ada, eve, attributes } = await house();
    const start = (friend: string) => runs.start(anybody, { entryId: editing, subjectIds: [ada], input: { friend } });
    await expect(start(eve)).rejects.toMatchObject({ faults: [{ pointer: '/input/friend', reason: 'wrong-state' }] });
    const present = made.store.memory.objects.get(ada);
    if (present) made.store.place([{ ...present, attributes: { ...present.attributes, friend: eve } }]);
    await start(eve);
    expect(attributes()).toMatchObject({ friend: eve });
  });

  it('shows nothing that is blank for its runner, and leaves it as it is', async () => {
    const { made, editing, ada, attributes } = await house();
    const entries = (['List', 'Update'] as const).map((permission) => ({ permission, filter: { everyone: true as const } }));
    const scheme = { id: 'model', objectType: 'person', level: 'model', name: 'person', entries, revision: 1 } as const;
    const ports = {
      store: made.store, processListStore: made.processLists, packages: made.processLists, queue: made.queue, accounts: made.accounts, newId: () => `r${made.store.memory.audit.length}`, now: () => made.now(),
      receipts: { verify: async () => undefined }, capabilities: {}, access: { revision: async () => 1, readSchemes: async () => [scheme], rightsOf: async () => new Map() },
    } as unknown as EnginePorts;
    const { runs } = createEngine(made.catalogue, ports);
    const run = await runs.open(anybody, { entryId: editing, subjectIds: [ada] });
    expect((await runs.steps(run)).map(({ fields }) => Object.values(fields).map(({ initial }) => initial))).toEqual([['Ada', undefined], [undefined]]);
    const done = await runs.start(anybody, { entryId: editing, subjectIds: [ada], input: { name: 'Ada B.' } });
    expect(attributes()).toEqual({ name: 'Ada B.', mail: 'ada@example.org' });
    expect(await runs.inputOf(anybody, done)).toEqual({ name: 'Ada B.' });
    await runs.start(anybody, { entryId: editing, subjectIds: [ada], input: { mail: 'new@example.org' } });
    expect(attributes()).toMatchObject({ mail: 'new@example.org' });
  });

  it('in detail: what is kept, and what is left out', () => {
    const useCase = edit as unknown as AnyUseCase;
    expect(keepingBlank(useCase, { name: '', other: 1 }, { name: 'Ada', mail: 'a@b' })).toEqual({ name: 'Ada', mail: 'a@b', other: 1 });
    expect(keepingBlank(useCase, { name: null, mail: 'x' }, { name: 'Ada', mail: 'a@b' })).toEqual({ name: 'Ada', mail: 'x' });
    expect(keepingBlank(useCase, { name: '' }, {})).toEqual({ name: '' });
    const subject = { id: 'p', shown: {}, blank: { mail: 'a@b' }, isSeen: true };
    expect(withoutBlank(useCase, { name: 'A', mail: 'x', other: 1 }, subject)).toEqual({ name: 'A', other: 1 });
    expect(withoutBlank(useCase, { name: 'A', mail: 'x', other: 1 }, undefined)).toEqual({ other: 1 });
  });
});

describe('what operators are told', () => {
  const { catalogue } = new MemoryHouse([people]);
  const about = { useCase: 'PersonProcAdmit', objectType: 'person' };
  const told = (reason: string, details = {}, run: typeof about | undefined = about, language = 'en-US') => refusalText(catalogue, language, run, reason, details);

  it('is the use case’s own word, the house’s, or the reason', () => {
    expect(told('too-late', { object: 'Ada', at: 'noon' })).toBe('Ada came at noon.');
    expect(told('switched-off', { useCase: 'Admit' })).toBe('An administrator has switched "Admit" off.');
    expect(refusalText(catalogue, 'en-US', undefined, 'switched-off', { useCase: 'Admit' })).toBe('An administrator has switched "Admit" off.');
    expect(told('too-late', {}, { useCase: 'Gone', objectType: 'person' })).toBe('too-late');
    expect(told('anything')).toBe('anything');
    expect(told('wrong-card-in-reader', { expected: 'C1', found: 'C2' })).toBe('Another card is in the reader: expected C1, found C2. Nothing was changed.');
    expect(told('frozen', { holder: 'Bob', since: 'noon' }, about, 'it-IT')).toContain('Bob');
  });

  it('names states by their titles, and moments as people write them', () => {
    expect(told('no-longer-there', { object: 'Ada', expected: 'there', found: 'gone' })).toBe('Ada is no longer in state "There"; it is "Gone" now. Nothing was changed.');
    expect(told('no-longer-there', { object: 'Ada', expected: 'there', found: 'torn' })).toContain('it is "torn" now');
    expect(refusalText(catalogue, 'en-US', undefined, 'no-longer-there', { object: 'Ada', expected: 'there', found: 'gone' })).toContain('"there"; it is "gone"');
    expect(told('no-longer-there', { object: 'Ada', expected: 7, found: 'toString' })).toContain('"7"; it is "toString"');
    expect(told('locked-by-another', { holder: 'Bob', since: '2030-01-01T12:00:00Z' })).toMatch(/^Bob works on this since January 1, 2030/);
  });

  it('is how many came to which state', () => {
    const run = (states: Readonly<Record<string, number>>, useCase = 'PersonProcAdmit') => ({ useCase, outcome: { states, objectIds: [] } }) as unknown as RunRecord;
    expect(outcomeTexts(catalogue, 'en-US', run({ there: 3, gone: 1 }))).toEqual(['Admitted: 3.']);
    expect(outcomeTexts(catalogue, 'en-US', run({ there: 3 }, 'PersonProcEdit'))).toEqual([]);
    expect(outcomeTexts(catalogue, 'en-US', run({ there: 3 }, 'Gone'))).toEqual([]);
    expect(outcomeTexts(catalogue, 'en-US', { useCase: 'PersonProcAdmit' } as RunRecord)).toEqual([]);
  });
});
