import { anybody } from '@tessera/plugin-kit';
import { Office } from './testing/office.js';

const ada = { name: 'Ada Lovelace', firstName: 'Ada', lastName: 'Lovelace', email: 'ada@example.org', title: 'Countess' };

it('begins with what stands on the user', async () => {
  const office = await Office.opened();
  const run = await office.open('UsersProcEdit', await office.create(ada));
  const [step] = await office.house.engine.runs.steps(run);
  expect(step?.fields['email']?.initial).toBe('ada@example.org');
  expect(step?.fields['description']?.initial).toBeUndefined();
});

it('saves what was corrected and clears what was emptied', async () => {
  const office = await Office.opened();
  const id = await office.create(ada);
  await office.start('UsersProcEdit', id, { ...ada, title: '', lastName: 'King' });
  expect(office.user(id)?.attributes).toMatchObject({ lastName: 'King', email: 'ada@example.org' });
  expect(office.user(id)?.attributes['title']).toBeUndefined();
});

it('lets a user keep their own e-mail address, and have nobody else’s', async () => {
  const office = await Office.opened();
  const id = await office.create(ada);
  await office.create({ name: 'Eve', email: 'eve@example.org' });
  await office.start('UsersProcEdit', id, ada);
  await expect(office.start('UsersProcEdit', id, { ...ada, email: 'EVE@example.org' })).rejects.toMatchObject({ reason: 'email-already-used', details: { other: 'Eve' } });
});

it('does not undo what somebody else has saved meanwhile', async () => {
  const office = await Office.opened();
  const id = await office.create(ada);
  const { runs } = office.house.engine;
  office.house.pass(1_000);
  const open = await office.open('UsersProcEdit', id);
  office.house.pass(1_000);
  await office.start('UsersProcEdit', id, { ...ada, title: 'Mathematician' });
  await runs.answer(anybody, open.id, 0, ada);
  await expect(runs.submit(anybody, open.id)).rejects.toMatchObject({ reason: 'changed-meanwhile', details: { object: 'Ada Lovelace' } });
  expect(office.user(id)?.attributes['title']).toBe('Mathematician');
});

it('edits inactive users, too, and they stay inactive', async () => {
  const office = await Office.opened({ UsersProcCreate: { UsersOptionActivate: false } });
  const id = await office.create(ada);
  await office.start('UsersProcEdit', id, { ...ada, title: 'Dame' });
  expect(office.user(id)).toMatchObject({ state: 'inactive', attributes: { title: 'Dame' } });
});
