import { Office } from './testing/office.js';

it('makes users inactive and keeps the reason in the words of that day', async () => {
  const office = await Office.opened();
  const ids = [await office.create({ name: 'Ada' }), await office.create({ name: 'Bob' })];
  await office.change('UsersProcDeactivate', ids, 'Parental leave');
  for (const id of ids) expect(office.user(id)).toMatchObject({ state: 'inactive', attributes: { stateReason: 'Parental leave' } });
});

it('wants a reason', async () => {
  const office = await Office.opened();
  const id = await office.create({ name: 'Ada' });
  await expect(office.start('UsersProcDeactivate', id, {})).rejects.toMatchObject({ faults: [{ pointer: '/input/reason', reason: 'required' }] });
});

it('takes no reason of another type, and none that was deleted', async () => {
  const office = await Office.opened();
  const id = await office.create({ name: 'Ada' });
  const fraud = office.reason('locking', 'Fraud');
  await expect(office.start('UsersProcDeactivate', id, { reason: fraud })).rejects.toMatchObject({ faults: [{ pointer: '/input/reason', reason: 'not-a-choice' }] });
  const [old = ''] = office.house.stock('reason', 'deleted', [{ type: 'deactivation', name: 'Sabbatical' }]);
  await expect(office.start('UsersProcDeactivate', id, { reason: old })).rejects.toMatchObject({ faults: [{ pointer: '/input/reason', reason: 'wrong-state' }] });
  expect(office.user(id)?.state).toBe('active');
});
