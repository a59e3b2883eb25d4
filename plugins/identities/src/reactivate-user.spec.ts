import { Office } from './testing/office.js';

it('makes users active again and keeps the reason', async () => {
  const office = await Office.opened();
  const id = await office.create({ name: 'Ada' });
  await office.change('UsersProcDeactivate', [id], 'Parental leave');
  await office.change('UsersProcReactivate', [id], 'Back at work');
  expect(office.user(id)).toMatchObject({ state: 'active', attributes: { stateReason: 'Back at work' } });
});

it('wants a reason', async () => {
  const office = await Office.opened({ UsersProcCreate: { UsersOptionActivate: false } });
  const id = await office.create({ name: 'Ada' });
  await expect(office.start('UsersProcReactivate', id, {})).rejects.toMatchObject({ faults: [{ pointer: '/input/reason', reason: 'required' }] });
});
