import { Office } from './testing/office.js';

it('erases what is written on somebody and what their history says, and keeps that it happened', async () => {
  const office = await Office.opened();
  const id = await office.create({ name: 'Ada', email: 'ada@example.org' });
  const other = await office.create({ name: 'Bob' });
  await office.change('UsersProcLock', [id], 'Fraud');
  await office.start('UsersProcAnonymise', id, {});
  expect(office.user(id)).toMatchObject({ state: 'locked', attributes: {} });
  expect(office.house.accounts.orders.at(-1)).toEqual({ kind: 'close', personId: id });
  expect(office.user(other)?.attributes).toMatchObject({ name: 'Bob' });
  const lines = office.house.store.memory.audit.filter((line) => line.objectId === id);
  expect(lines.filter(({ action }) => action.startsWith('object.')).map(({ action, to, erased }) => [action, to, erased])).toEqual([
    ['object.created', 'active', true], ['object.moved', 'locked', true], ['object.moved', 'locked', true],
  ]);
  expect(JSON.stringify([lines, [...office.house.store.memory.runs.values()].filter((run) => run.subjectIds.includes(id) || run.outcome?.objectIds.includes(id))])).not.toMatch(/Ada|ada@/);
});
