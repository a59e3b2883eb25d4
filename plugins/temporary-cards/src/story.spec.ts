import { Counter } from './testing/counter.js';

it('brings cards from the order to the stock', async () => {
  const counter = await Counter.opened();
  await counter.order(5);
  await counter.abort(counter.idsIn('processing').slice(0, 1));
  await counter.fire('submit');
  expect(counter.counts()).toEqual({ aborted: 1, processing: 4 });
  await counter.house.work();
  expect(counter.counts()).toEqual({ aborted: 1, ordered: 4 });
  await counter.say(0, 'in-production');
  await counter.house.work();
  expect(counter.counts()).toEqual({ aborted: 1, 'in-production': 4 });
  await counter.say(0, 'shipped', 3);
  await counter.house.work();
  expect(counter.counts()).toEqual({ aborted: 1, produced: 4 });
  const [first = ''] = counter.idsIn('produced');
  await counter.initialize(first, `chip-${first}`);
  expect(counter.counts()).toEqual({ aborted: 1, produced: 3, unassigned: 1 });
});

it('places one order at the bureau for all cards of a submission', async () => {
  const counter = await Counter.opened();
  for (let day = 0; day < 3; day++) await counter.order(9);
  await counter.fire('submit');
  await counter.house.work();
  expect([...counter.bureau.orders.values()].map((order) => order.cards.length)).toEqual([27]);
});

it('does not abort what was taken for submission a moment ago', async () => {
  const counter = await Counter.opened();
  await counter.order(1);
  const ids = counter.idsIn('processing');
  await counter.fire('submit');
  await expect(counter.abort(ids)).rejects.toMatchObject({ reason: 'no-longer-processing' });
  await counter.house.work();
  expect(counter.counts()).toEqual({ ordered: 1 });
});

it('submits the others when one card was aborted in the meantime', async () => {
  const counter = await Counter.opened();
  await counter.order(3);
  const listed = counter.idsIn('processing');
  counter.house.store.listIds = async ({ afterId }) => (afterId === undefined ? listed : []);
  await counter.abort(listed.slice(1, 2));
  await counter.fire('submit');
  await counter.house.work();
  expect(counter.counts()).toEqual({ aborted: 1, ordered: 2 });
});

it('lets what waits drain when the queue was switched off', async () => {
  const counter = await Counter.opened();
  await counter.order(2);
  const { processLists } = counter.house.engine;
  const present = (await processLists.at()).list('temporary-card', 'new');
  const entries = present.entries.map((entry) => ({ ...entry, options: { ...entry.options, queue: false } }));
  await processLists.save({ id: 'a', displayName: 'Admin', kind: 'person', permissions: new Set(['*']) }, { objectType: 'temporary-card', place: 'new', entries }, present.revision);
  await counter.order(1);
  await counter.fire('submit');
  await counter.house.work();
  expect(counter.counts()).toEqual({ ordered: 3 });
});

it('refuses another card in the reader, and the card stays as it was', async () => {
  const counter = await Counter.opened();
  await counter.order(1, 'order directly');
  await counter.house.work();
  await counter.say(0, 'shipped');
  await counter.house.work();
  const [id = ''] = counter.idsIn('produced');
  await expect(counter.initialize(id, 'somebody else')).rejects.toMatchObject({ reason: 'wrong-card-in-reader' });
  expect(counter.counts()).toEqual({ produced: 1 });
});
