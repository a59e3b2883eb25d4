import { Office } from './testing/office.js';

it('clears all that was written on the user, and keeps their history', async () => {
  const office = await Office.opened();
  const [passport = ''] = office.house.stock('identifier', 'offered', [{ name: 'Passport' }]);
  const id = await office.create({ name: 'Ada', email: 'ada@example.org', title: 'Countess', identifier: passport });
  await office.change('UsersProcDeleteUser', [id], 'Left long ago');
  expect(office.user(id)).toMatchObject({ state: 'deleted', attributes: { stateReason: 'Left long ago' } });
  expect(Object.keys(office.user(id)?.attributes ?? {})).toEqual(['stateReason']);
  const history = office.house.store.memory.audit.filter((line) => line.objectId === id).map((line) => line.action);
  expect(history).toContain('object.created');
  expect(history.filter((action) => action.startsWith('object.')).at(-1)).toBe('object.deleted');
});

it('frees the e-mail address for somebody new', async () => {
  const office = await Office.opened();
  await office.change('UsersProcDeleteUser', [await office.create({ name: 'Ada', email: 'ada@example.org' })], 'Entered twice');
  await office.create({ name: 'Ada', email: 'ada@example.org' });
  expect(office.house.counts('identity')).toEqual({ deleted: 1, active: 1 });
});

it('deletes locked users, who can become nothing else', async () => {
  const office = await Office.opened();
  const id = await office.create({ name: 'Eve' });
  await office.change('UsersProcLock', [id], 'Fraud');
  await office.change('UsersProcDeleteUser', [id], 'Time is over');
  expect(office.user(id)?.state).toBe('deleted');
});
