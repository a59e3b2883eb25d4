import { rehearse, rehearseTask } from '@tessera/plugin-kit';
import { orderPrint } from './order-print.task.js';
import { permitPress } from './permit-press.js';
import type { PermitPress } from './permit-press.js';
import { printPermits } from './print-permits.js';

it('leaves the order to a task', async () => {
  const { states, deferred, objects } = await rehearse(printPermits, { subjects: [{ state: 'granted' }, { state: 'granted' }], lists: { 'permit-press/papers': {} } });
  expect(states).toEqual({ printing: 2 });
  expect(deferred).toEqual([{ task: 'parking.order-print', payload: { printOrder: objects[0]?.attributes['printOrder'], paper: 'plain' } }]);
});

const scene = (press: PermitPress) => ({
  payload: { printOrder: 'run 1', paper: 'plain' },
  subjects: [{ state: 'printing' as const, attributes: { printOrder: 'run 1' } }, { state: 'printing' as const, attributes: { printOrder: 'run 2' } }],
  services: { [permitPress.name]: press },
});

// #region spec
/** A press that has taken the order, but whose answer is lost the first time. */
function forgetfulPress() {
  const orders = new Map<string, string>();
  const press: PermitPress = {
    async print({ key }) {
      const isKnown = orders.has(key);
      orders.set(key, orders.get(key) ?? `order ${orders.size + 1}`);
      if (!isKnown) throw new Error('time-out');
      return { orderId: orders.get(key) ?? '' };
    },
    cancel: async (key) => (orders.has(key) ? { orderId: orders.get(key) ?? '' } : undefined),
  };
  return { orders, press };
}

it('places one order although the first answer was lost', async () => {
  const { orders, press } = forgetfulPress();
  const { status, states } = await rehearseTask(orderPrint, scene(press));
  expect({ status, states }).toEqual({ status: 'done', states: { active: 1, printing: 1 } });
  expect([...orders.values()]).toEqual(['order 1']);
});

it('says that permits are not printed only when the press has promised it', async () => {
  const away: PermitPress = { print: async () => Promise.reject(new Error('time-out')), cancel: async () => undefined };
  expect(await rehearseTask(orderPrint, scene(away))).toMatchObject({ status: 'gave-up', states: { unprinted: 1, printing: 1 } });
  const placed: PermitPress = { ...away, cancel: async () => ({ orderId: 'order 1' }) };
  expect(await rehearseTask(orderPrint, scene(placed))).toMatchObject({ status: 'gave-up', states: { active: 1, printing: 1 } });
});
// #endregion

it('orders nothing when nothing waits any more', async () => {
  const never: PermitPress = { print: async () => Promise.reject(new Error('nobody may call')), cancel: async () => undefined };
  expect(await rehearseTask(orderPrint, { ...scene(never), subjects: [] })).toMatchObject({ status: 'done', attempts: 0 });
});
