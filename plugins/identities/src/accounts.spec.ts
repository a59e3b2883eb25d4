import { anybody } from '@tessera/plugin-kit';
import { Office } from './testing/office.js';

const oneself = (id: string) => ({ ...anybody, id });

it('opens an account for somebody new, and says how the password reaches them', async () => {
  const office = await Office.opened({ UsersProcCreate: { UsersPasswordDelivery: 'email' } });
  const id = await office.create({ name: 'Ada', email: 'ada@example.org' });
  expect(office.house.accounts.orders).toEqual([{ kind: 'open', personId: id, delivery: 'email' }]);
});

it('withdraws the roles of whoever is deactivated or locked, and gives the default ones back', async () => {
  const office = await Office.opened();
  const id = await office.create({ name: 'Ada' });
  await office.change('UsersProcDeactivate', [id], 'Parental leave');
  await office.change('UsersProcReactivate', [id], 'Back again');
  await office.change('UsersProcLock', [id], 'Fraud');
  await office.change('UsersProcDeleteUser', [id], 'Time is over');
  expect(office.house.accounts.orders.map(({ kind }) => kind)).toEqual(['open', 'withdraw-roles', 'return-default-roles', 'withdraw-roles', 'close']);
});

it('orders nothing when the run is refused', async () => {
  const office = await Office.opened();
  await expect(office.create({})).rejects.toMatchObject({ reason: 'name-missing' });
  expect(office.house.accounts.orders).toEqual([]);
});

it('changes the own password, sealed from the first moment and nowhere afterwards', async () => {
  const office = await Office.opened();
  const { runs } = office.house.engine;
  const id = await office.create({ name: 'Ada' });
  const run = await runs.open(oneself(id), { entryId: office.entry('UsersProcChangePassword active'), subjectIds: [id] });
  const answered = await runs.answer(oneself(id), run.id, 0, { presentPassword: 'what it was', newPassword: 'what it will be' });
  expect(JSON.stringify(answered)).not.toContain('what it');
  const done = await runs.submit(oneself(id), run.id);
  expect(done).toMatchObject({ status: 'done', input: {}, outcome: { states: { active: 1 }, objectIds: [id] } });
  const order = office.house.accounts.orders.at(-1);
  const typed = order?.kind === 'change-password' ? [order.present, order.next].map((one) => office.house.accounts.opened(one)) : [];
  expect(typed).toEqual(['what it was', 'what it will be']);
  expect(JSON.stringify([...office.house.store.memory.runs.values(), ...office.house.store.memory.audit])).not.toContain('sealed');
});

it('keeps no sealed password of a run that was cancelled', async () => {
  const office = await Office.opened();
  const { runs } = office.house.engine;
  const id = await office.create({ name: 'Ada' });
  const run = await runs.open(oneself(id), { entryId: office.entry('UsersProcChangePassword active'), subjectIds: [id] });
  await runs.answer(oneself(id), run.id, 0, { presentPassword: 'what it was', newPassword: 'what it will be' });
  await runs.cancel(oneself(id), run.id);
  expect((await runs.read(oneself(id), run.id)).input).toEqual({});
});

it('changes nobody else’s password', async () => {
  const office = await Office.opened();
  const [ada, eve] = [await office.create({ name: 'Ada' }), await office.create({ name: 'Eve' })];
  const opening = office.house.engine.runs.open(oneself(eve), { entryId: office.entry('UsersProcChangePassword active'), subjectIds: [ada] });
  await expect(opening).rejects.toMatchObject({ reason: 'not-oneself' });
  const where = { objectType: 'identity', place: 'active', startPoint: 'profile', subject: { id: ada, objectType: 'identity' } } as const;
  const offered = await office.house.engine.gate.actions(oneself(eve), where);
  expect(offered.find((one) => one.useCase.symbolicName === 'UsersProcChangePassword')).toMatchObject({ available: false, reason: 'not-oneself' });
});

it('resets a password the way the administrator has decided', async () => {
  const office = await Office.opened();
  const id = await office.create({ name: 'Ada' });
  await office.start('UsersProcResetPassword', id, {});
  expect(office.house.accounts.orders.at(-1)).toEqual({ kind: 'reset-password', personId: id, delivery: 'print' });
});

it('shows the present roles, and gives exactly those that were picked', async () => {
  const office = await Office.opened();
  const { runs } = office.house.engine;
  const id = await office.create({ name: 'Ada' });
  office.house.accounts.held.set(id, ['self-service']);
  const run = await office.open('UsersProcEditRoles', id);
  expect((await runs.steps(run))[0]?.fields['roles']).toMatchObject({ initial: ['self-service'], choices: { operator: 'Operator' } });
  await expect(runs.answer(anybody, run.id, 0, { roles: ['operator', 'pope'] })).rejects.toMatchObject({ faults: [{ pointer: '/roles', reason: 'not-a-choice' }] });
  await runs.answer(anybody, run.id, 0, { roles: ['operator'] });
  await runs.submit(anybody, run.id);
  expect(office.house.accounts.orders.at(-1)).toEqual({ kind: 'set-roles', personId: id, roles: ['operator'] });
});

it.each([['UsersBoProcResetPassword', {}, { kind: 'reset-password', delivery: 'email' }], ['UsersBatchProcEditRoles', { roles: [] }, { kind: 'set-roles', roles: [] }]])('does %s for many', async (useCase, input, order) => {
  const office = await Office.opened();
  const ids = [await office.create({ name: 'Ada' }), await office.create({ name: 'Bob' })];
  await office.house.engine.batches.start(anybody, { entryId: office.entry(`${useCase} active`), selection: { ids }, input });
  await office.house.work();
  expect(office.house.accounts.orders.slice(-2)).toEqual(ids.map((personId) => ({ ...order, personId })));
});
