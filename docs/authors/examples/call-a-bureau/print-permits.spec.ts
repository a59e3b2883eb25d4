import { disturbances, fakeCapability, rehearse, rehearseTask } from '@tessera/plugin-kit';
import { orderPrint } from './order-print.task.js';
import { permitPress } from './permit-press.js';
import { printPermits } from './print-permits.js';

it('leaves the order to a task', async () => {
  const { states, deferred, objects } = await rehearse(printPermits, { subjects: [{ state: 'granted' }, { state: 'granted' }], lists: { 'permit-press/papers': {} } });
  expect(states).toEqual({ printing: 2 });
  expect(deferred).toEqual([{ task: 'parking.order-print', payload: { printOrder: objects[0]?.attributes['printOrder'], paper: 'plain' } }]);
});

const scene = {
  payload: { printOrder: 'run 1', paper: 'plain' },
  subjects: [{ state: 'printing' as const, attributes: { printOrder: 'run 1' } }, { state: 'printing' as const, attributes: { printOrder: 'run 2' } }],
};

// #region spec
/** A press that keeps its promise: one order per key. */
function fakePress() {
  const orders = new Map<string, string>();
  const press = fakeCapability(permitPress, {
    print({ key }) {
      orders.set(key, orders.get(key) ?? `order ${orders.size + 1}`);
      return { orderId: orders.get(key) ?? '' };
    },
    cancel: (key) => (orders.has(key) ? { orderId: orders.get(key) ?? '' } : undefined),
  });
  return { orders, press };
}

it('places one order although the first answer was lost', async () => {
  const { orders, press } = fakePress();
  press.next('print', 'answer-lost');
  const { status, states } = await rehearseTask(orderPrint, { ...scene, services: press.services });
  expect({ status, states }).toEqual({ status: 'done', states: { active: 1, printing: 1 } });
  expect([...orders.values()]).toEqual(['order 1']);
});

it('says that permits are not printed only when the press has promised it', async () => {
  const away = fakePress().press.always('print', 'away');
  expect(await rehearseTask(orderPrint, { ...scene, services: away.services })).toMatchObject({ status: 'gave-up', states: { unprinted: 1, printing: 1 } });
  const silent = fakePress().press.always('print', 'answer-lost');
  expect(await rehearseTask(orderPrint, { ...scene, services: silent.services })).toMatchObject({ status: 'gave-up', states: { active: 1, printing: 1 } });
});

it('ends the same way whatever goes wrong with a call', async () => {
  expect(await disturbances(orderPrint, scene, () => fakePress().press)).toEqual([]);
});
// #endregion

it('orders nothing when nothing waits any more', async () => {
  const { press } = fakePress();
  expect(await rehearseTask(orderPrint, { ...scene, services: press.services, subjects: [] })).toMatchObject({ status: 'done', attempts: 0 });
  expect(press.attempted).toBe(0);
});
