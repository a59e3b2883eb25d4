import { Desk } from './testing/desk.js';

it('hands out a card for fourteen days', async () => {
  const desk = await Desk.opened();
  const [card, ada] = [desk.card(), desk.person('Ada')];
  await desk.assign(card, ada);
  expect(desk.state(card)).toBe('assigned');
  expect(desk.written(card)).toMatchObject({ holder: ada, holderName: 'Ada', validFrom: '2030-01-01', validTo: '2030-01-15' });
});

it('is valid for as long as the administrator says', async () => {
  const desk = await Desk.opened({ TempCardsProcAssign: { TempCardsValidityDays: 1 } });
  const card = desk.card();
  await desk.assign(card, desk.person('Ada'));
  expect(desk.written(card)).toMatchObject({ validTo: '2030-01-02' });
});

it('gives a user one active card, and names the one that they have', async () => {
  const desk = await Desk.opened();
  const [first, second, ada] = [desk.card('T1'), desk.card('T2'), desk.person('Ada')];
  await desk.assign(first, ada);
  await expect(desk.assign(second, ada)).rejects.toMatchObject({ reason: 'holder-has-a-card', details: { objectId: ada, card: 'T1' } });
  expect(desk.state(second)).toBe('unassigned');
});

it('gives several where the administrator allows it', async () => {
  const desk = await Desk.opened({ TempCardsProcAssign: { allowMultipleActive: true } });
  const [first, second, ada] = [desk.card('T1'), desk.card('T2'), desk.person('Ada')];
  await desk.assign(first, ada);
  await desk.assign(second, ada);
  expect([desk.state(first), desk.state(second)]).toEqual(['assigned', 'assigned']);
});

it('lets exactly one of two operators win who serve the same user at once', async () => {
  const desk = await Desk.opened();
  const [first, second, ada] = [desk.card('T1'), desk.card('T2'), desk.person('Ada')];
  const ends = await Promise.allSettled([desk.assign(first, ada), desk.assign(second, ada)]);
  expect(ends.map((end) => end.status).sort()).toEqual(['fulfilled', 'rejected']);
  expect(ends.find((end) => end.status === 'rejected')).toMatchObject({ reason: { reason: 'holder-has-a-card' } });
});

it('keeps a second card out even when nobody saw the first one', async () => {
  const desk = await Desk.opened();
  const [first, second, ada] = [desk.card('T1'), desk.card('T2'), desk.person('Ada')];
  await desk.assign(first, ada);
  const { store } = desk.house;
  const transact = store.transact.bind(store);
  let looks = 0;
  // In the first transaction the other operator has not committed yet.
  store.transact = (work) => transact((transaction) => {
    if (looks++ === 0) transaction.findObjects = async () => [];
    return work(transaction);
  });
  await expect(desk.assign(second, ada)).rejects.toMatchObject({ reason: 'holder-has-a-card', details: { card: 'T1' } });
});

it('refuses users who are not active', async () => {
  const desk = await Desk.opened();
  const card = desk.card();
  await expect(desk.assign(card, desk.person('Ida', 'inactive'))).rejects.toMatchObject({ reason: 'invalid-input', faults: [{ pointer: '/input/holder', reason: 'wrong-state' }] });
  await expect(desk.assign(card, '00000000-0000-7000-8000-000000000bad')).rejects.toMatchObject({ reason: 'invalid-input' });
});

it('refuses a user who was deactivated while the operator was asking', async () => {
  const desk = await Desk.opened();
  const [card, ada] = [desk.card(), desk.person('Ada')];
  const read = desk.house.store.readObject.bind(desk.house.store);
  desk.house.store.readObject = async (type, id) => {
    const found = await read(type, id);
    if (id === ada && found?.state === 'active') await desk.deactivate(ada);
    return found;
  };
  await expect(desk.assign(card, ada)).rejects.toMatchObject({ reason: 'holder-not-active', details: { objectId: ada } });
});
