import { Lookups } from './testing/lookups.js';

it('Create reason: operators can choose it from now on', async () => {
  const lookups = await Lookups.opened();
  await lookups.create('UsersProcCreateReason', { type: 'locking', name: ' Fraud ', description: 'Proven' });
  expect(lookups.all('reason')).toMatchObject([{ state: 'offered', attributes: { type: 'locking', name: 'Fraud', description: 'Proven' } }]);
});

it('refuses the same reason twice for one type, whatever its capitals, but not for another type', async () => {
  const lookups = await Lookups.opened();
  await lookups.create('UsersProcCreateReason', { type: 'locking', name: 'Fraud' });
  await expect(lookups.create('UsersProcCreateReason', { type: 'locking', name: 'FRAUD ' })).rejects.toMatchObject({ reason: 'value-already-used' });
  await lookups.create('UsersProcCreateReason', { type: 'deletion', name: 'Fraud' });
  expect(lookups.all('reason')).toHaveLength(2);
});

it('refuses a reason of blanks', async () => {
  const lookups = await Lookups.opened();
  await expect(lookups.create('UsersProcCreateReason', { type: 'locking', name: '   ' })).rejects.toMatchObject({ faults: [{ pointer: '/input/name' }] });
});

it('Edit reason: words it better and clears what is emptied', async () => {
  const lookups = await Lookups.opened();
  const id = await lookups.create('UsersProcCreateReason', { type: 'locking', name: 'Fruad', description: 'x' });
  await lookups.start('UsersProcEditReason', id, { name: 'Fraud', description: '' });
  expect(lookups.all('reason')[0]?.attributes).toMatchObject({ type: 'locking', name: 'Fraud', uniqueName: 'locking:fraud' });
  expect(lookups.all('reason')[0]?.attributes['description']).toBeUndefined();
});

it('Delete reason: it is no longer offered, keeps its words, and may be created anew', async () => {
  const lookups = await Lookups.opened();
  const id = await lookups.create('UsersProcCreateReason', { type: 'locking', name: 'Fraud' });
  await lookups.start('UsersProcDeleteReason', id, {});
  expect(lookups.all('reason')).toMatchObject([{ state: 'deleted', attributes: { name: 'Fraud' } }]);
  await lookups.create('UsersProcCreateReason', { type: 'locking', name: 'Fraud' });
});

it('Create, Edit and Delete identifier', async () => {
  const lookups = await Lookups.opened();
  const id = await lookups.create('UsersProcCreateIdentifier', { name: 'Pasport' });
  await expect(lookups.create('UsersProcCreateIdentifier', { name: 'pasport' })).rejects.toMatchObject({ reason: 'value-already-used' });
  await lookups.start('UsersProcEditIdentifier', id, { name: 'Passport', description: 'With a chip' });
  expect(lookups.all('identifier')).toMatchObject([{ state: 'offered', attributes: { name: 'Passport', description: 'With a chip' } }]);
  await lookups.start('UsersProcDeleteIdentifier', id, {});
  expect(lookups.all('identifier')).toMatchObject([{ state: 'deleted' }]);
});
