import { Desk } from './testing/desk.js';

it('takes a card back and clears whose it was', async () => {
  const desk = await Desk.opened();
  const card = desk.card('T1');
  await desk.assign(card, desk.person('Ada'));
  await desk.start('TempCardsProcWithdraw', [card]);
  expect(desk.state(card)).toBe('unassigned');
  expect(desk.written(card)).toEqual({ cardNumber: 'T1' });
});

it('takes an expired card back, too', async () => {
  const desk = await Desk.opened();
  const card = desk.card();
  await desk.assign(card, desk.person('Ada'));
  await desk.pass(15);
  await desk.start('TempCardsProcWithdraw', [card]);
  expect(desk.state(card)).toBe('unassigned');
});

it('lets the same user have another card afterwards, and the card another user', async () => {
  const desk = await Desk.opened();
  const [first, second, ada, bob] = [desk.card(), desk.card(), desk.person('Ada'), desk.person('Bob')];
  await desk.assign(first, ada);
  await desk.start('TempCardsProcWithdraw', [first]);
  await desk.assign(second, ada);
  await desk.assign(first, bob);
  expect(desk.written(first)).toMatchObject({ holderName: 'Bob' });
});
