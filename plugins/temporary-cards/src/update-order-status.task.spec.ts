import { cardProducer } from '@tessera/plugin-api';
import type { ProducedCard } from '@tessera/plugin-api';
import { rehearse, rehearseTask } from '@tessera/plugin-kit';
import { noBureau } from './testing/bureau.js';
import { orderChanged, updateOrderStatus } from './update-order-status.task.js';
import { updateTemporaryCardOrder } from './update-temporary-card-order.js';

type State = 'ordered' | 'in-production' | 'produced' | 'aborted';

async function told(state: State, status: string, readouts?: ProducedCard['readouts'], orderOfCard = 'B-1') {
  let card = '';
  const statuses = async () => [{ orderId: 'B-1', key: 'k', status: 'accepted', cards: [{ cardId: card, status, ...(readouts && { readouts }) }] }];
  const payload = ([id = '']: readonly string[]) => {
    card = id;
    return { orderIds: ['B-1'] };
  };
  const subjects = [{ state, attributes: { orderId: orderOfCard } }];
  const outcome = await rehearseTask(updateOrderStatus, { payload, subjects, services: { [cardProducer.name]: { ...noBureau, statuses } } });
  return outcome.objects[0];
}

it.each([
  ['ordered', 'accepted', 'ordered'],
  ['ordered', 'in-production', 'in-production'],
  ['ordered', 'produced', 'in-production'],
  ['ordered', 'shipped', 'produced'],
  ['in-production', 'shipped', 'produced'],
  ['in-production', 'in-production', 'in-production'],
  ['in-production', 'failed', 'failed'],
  ['produced', 'in-production', 'produced'],
  ['produced', 'failed', 'produced'],
  ['aborted', 'shipped', 'aborted'],
  ['ordered', 'gilded', 'ordered'],
] as const)('a card that is %s and reported as "%s" is then %s', async (state, status, then) => {
  expect((await told(state, status))?.state).toBe(then);
});

it('keeps what the machines have read from a shipped card', async () => {
  expect((await told('ordered', 'shipped', { chipSerial: '04AF', rfid: 'R1' }))?.attributes).toMatchObject({ chipSerial: '04AF', rfid: 'R1' });
});

it('believes no news about a card of another order', async () => {
  expect((await told('ordered', 'shipped', undefined, 'B-2'))?.state).toBe('ordered');
});

it('asks the bureau when an event tells of an order', async () => {
  const asked: (readonly string[])[] = [];
  const statuses = async (ids: readonly string[]) => {
    asked.push(ids);
    return [];
  };
  const outcome = await rehearseTask(orderChanged, { payload: { orderId: 'B-1' }, services: { [cardProducer.name]: { ...noBureau, statuses } } });
  expect(outcome.status).toBe('done');
  expect(asked).toEqual([['B-1']]);
});

it('leaves all cards as they are when the bureau stays silent', async () => {
  const outcome = await rehearseTask(updateOrderStatus, { payload: { orderIds: ['B-1'] }, subjects: [{ state: 'ordered' }], services: { [cardProducer.name]: noBureau } });
  expect(outcome).toMatchObject({ status: 'gave-up', states: { ordered: 1 } });
});

it('asks once per order, however many cards are ticked', async () => {
  const card = { state: 'ordered' as const, attributes: { orderId: 'B-1' } };
  const outcome = await rehearse(updateTemporaryCardOrder, { subjects: [card, card] });
  expect(outcome.deferred).toEqual([{ task: 'temporary-cards.update-order-status', payload: { orderIds: ['B-1'] } }]);
  expect(outcome.objects.map((one) => one.state)).toEqual(['ordered', 'ordered']);
});
