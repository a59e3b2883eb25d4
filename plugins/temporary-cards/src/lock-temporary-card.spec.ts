import { Desk } from './testing/desk.js';

it('locks a card in somebody’s hand, who may then have another one', async () => {
  const desk = await Desk.opened();
  const [lost, other, ada] = [desk.card('T1'), desk.card('T2'), desk.person('Ada')];
  await desk.assign(lost, ada);
  await desk.start('TempCardsProcLock', [lost]);
  expect(desk.state(lost)).toBe('locked');
  expect(desk.written(lost)).toMatchObject({ holderName: 'Ada' });
  await desk.assign(other, ada);
  expect(desk.state(other)).toBe('assigned');
});

it('locks cards of the stock, several at once', async () => {
  const desk = await Desk.opened();
  const cards = [desk.card('T1'), desk.card('T2')];
  await desk.start('TempCardsProcLock', cards);
  expect(cards.map((card) => desk.state(card))).toEqual(['locked', 'locked']);
});
