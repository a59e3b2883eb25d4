import { Office } from './testing/office.js';

it('locks users, active or not, and keeps the reason', async () => {
  const office = await Office.opened();
  const [eve, mallory] = [await office.create({ name: 'Eve' }), await office.create({ name: 'Mallory' })];
  await office.change('UsersProcDeactivate', [mallory], 'Away');
  for (const id of [eve, mallory]) await office.change('UsersProcLock', [id], 'Fraud');
  for (const id of [eve, mallory]) expect(office.user(id)).toMatchObject({ state: 'locked', attributes: { stateReason: 'Fraud' } });
});
