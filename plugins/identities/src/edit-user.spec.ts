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
  const eve = await office.create({ name: 'Eve', email: 'eve@example.org' });
  await office.start('UsersProcEdit', id, ada);
  await expect(office.start('UsersProcEdit', id, { ...ada, email: 'EVE@example.org' })).rejects.toMatchObject({ reason: 'email-already-used', details: { objectId: eve } });
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

it('leaves as it is what a program leaves out, and clears what it empties', async () => {
  const office = await Office.opened();
  const id = await office.create({ ...ada, description: 'First programmer' });
  await office.start('UsersProcEdit', id, { lastName: 'King', description: null });
  expect(office.user(id)?.attributes).toMatchObject({ name: 'Ada Lovelace', firstName: 'Ada', lastName: 'King', email: 'ada@example.org', title: 'Countess' });
  expect(office.user(id)?.attributes['description']).toBeUndefined();
});

it('leaves as it is what is left out of a step, too, and steps that nobody answers', async () => {
  const office = await Office.opened();
  const id = await office.create(ada);
  const { runs } = office.house.engine;
  const run = await office.open('UsersProcEdit', id);
  await runs.answer(anybody, run.id, 0, { title: '' });
  await runs.submit(anybody, run.id);
  expect(office.user(id)?.attributes).toMatchObject({ lastName: 'Lovelace', email: 'ada@example.org' });
  expect(office.user(id)?.attributes['title']).toBeUndefined();
  office.house.pass(1);
  await runs.submit(anybody, (await office.open('UsersProcEdit', id)).id);
  expect(office.user(id)?.attributes).toMatchObject({ lastName: 'Lovelace', email: 'ada@example.org' });
});

it('answers the same run to a request that is repeated', async () => {
  const office = await Office.opened();
  const id = await office.create(ada);
  const first = await office.start('UsersProcEdit', id, { title: 'Dame' }, 'once');
  expect((await office.start('UsersProcEdit', id, { title: 'Dame' }, 'once')).id).toBe(first.id);
  await expect(office.start('UsersProcEdit', id, { title: 'Dame', lastName: '' }, 'once')).rejects.toMatchObject({ reason: 'idempotency-key-used' });
});

it('keeps an identifier that is no longer on offer', async () => {
  const office = await Office.opened();
  const [passport = ''] = office.house.stock('identifier', 'deleted', [{ name: 'Passport' }]);
  const [id = ''] = office.house.stock('identity', 'active', [{ ...ada, identifier: passport }]);
  await office.start('UsersProcEdit', id, { title: 'Dame' });
  expect(office.user(id)?.attributes).toMatchObject({ identifier: passport, title: 'Dame' });
});
