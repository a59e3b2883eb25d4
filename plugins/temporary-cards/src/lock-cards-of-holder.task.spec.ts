import { Desk } from './testing/desk.js';

it('locks the cards of somebody who is deactivated, and nobody else’s', async () => {
  const desk = await Desk.opened({ TempCardsProcAssign: { allowMultipleActive: true } });
  const [ada, bob] = [desk.person('Ada'), desk.person('Bob')];
  const [first, second, other] = [desk.card('T1'), desk.card('T2'), desk.card('T3')];
  await desk.assign(first, ada);
  await desk.assign(second, ada);
  await desk.assign(other, bob);
  await desk.deactivate(ada);
  await desk.house.work();
  expect([first, second, other].map((card) => desk.state(card))).toEqual(['locked', 'locked', 'assigned']);
  expect(desk.house.store.memory.audit.at(-1)).toMatchObject({ action: 'object.moved', actorName: 'System', to: 'locked' });
});
