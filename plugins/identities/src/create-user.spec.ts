import { rehearse } from '@tessera/plugin-kit';
import { createUser } from './create-user.js';
import { Office } from './testing/office.js';

it('creates an active user from a name alone', async () => {
  const outcome = await rehearse(createUser, { input: { name: 'Ada Lovelace' } });
  expect(outcome.objects[0]).toMatchObject({ state: 'active', attributes: { name: 'Ada Lovelace', source: 'IDM' } });
});

it('makes the name of first and last name', async () => {
  const outcome = await rehearse(createUser, { input: { source: 'IDM', firstName: ' Ada ', lastName: 'Lovelace' } });
  expect(outcome.objects[0]?.attributes).toMatchObject({ name: 'Ada Lovelace', firstName: 'Ada' });
});

it.each([{}, { name: '   ' }, { firstName: ' ' }])('refuses a user without a name: %j', async (answers) => {
  const outcome = await rehearse(createUser, { input: { source: 'IDM', ...answers } });
  expect(outcome.refusal?.reason).toBe('name-missing');
});

it('creates an inactive user where the administrator wants that', async () => {
  const outcome = await rehearse(createUser, { options: { UsersOptionActivate: false }, input: { source: 'CSV', name: 'Ada' } });
  expect(outcome.states).toEqual({ inactive: 1 });
});

it.each(['ada', 'ada@', '@example.org', 'a da@example.org', 'ada@example', 'ada@example.'])('refuses %s as an e-mail address', async (email) => {
  const outcome = await rehearse(createUser, { input: { source: 'IDM', name: 'Ada', email } });
  expect(outcome.faults).toMatchObject([{ pointer: '/email', reason: 'not-an-email-address' }]);
});

it('takes an e-mail address that is longer in small letters', async () => {
  const email = `i@${'\u0130'.repeat(249)}.it`;
  const { objects } = await rehearse(createUser, { input: { name: 'Ada', email } });
  expect(objects[0]?.attributes).toMatchObject({ email, emailKey: email.toLowerCase() });
});

it('refuses the e-mail address of somebody else, whatever its capitals', async () => {
  const office = await Office.opened();
  const ada = await office.create({ name: 'Ada', email: 'ada@example.org' });
  const refused = office.create({ name: 'Eve', email: 'Ada@Example.org' });
  await expect(refused).rejects.toMatchObject({ reason: 'email-already-used', details: { email: 'ada@example.org', objectId: ada } });
});

it('lets exactly one of two operators win who create the same user at once', async () => {
  const office = await Office.opened();
  const { store } = office.house;
  const transact = store.transact.bind(store);
  let looks = 0;
  // Neither sees what the other has not committed yet.
  store.transact = (work) => transact((transaction) => {
    if (looks++ < 2) transaction.findObjects = async () => [];
    return work(transaction);
  });
  const ends = await Promise.allSettled([1, 2].map(async () => office.create({ name: 'Ada', email: 'ada@example.org' })));
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find((end) => end.status === 'rejected')).toMatchObject({ reason: { reason: 'email-already-used' } });
});

it('lets a family share a mailbox where the administrator allows it', async () => {
  const office = await Office.opened({ UsersProcCreate: { UsersCreateUserUniquenessCheck: false } });
  await office.create({ name: 'Ada', email: 'family@example.org' });
  await office.create({ name: 'Byron', email: 'family@example.org' });
  expect(office.house.counts('identity')).toEqual({ active: 2 });
});
