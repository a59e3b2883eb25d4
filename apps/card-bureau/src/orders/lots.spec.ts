import { splitIntoLots, statusOf } from './lots.js';

it('ships a small order at once and a large one in several shipments', () => {
  expect(splitIntoLots(9)).toEqual([{ number: 1, cards: 9, share: 1 }]);
  expect(splitIntoLots(11).map(({ cards }) => cards)).toEqual([6, 5]);
  expect(splitIntoLots(10_000).map(({ cards }) => cards)).toEqual([3334, 3334, 3332]);
});

it('finishes the last shipment when the production time is over', () => {
  expect(splitIntoLots(10_000).at(-1)?.share).toBeCloseTo(1);
});

it('says of an order what its slowest card says', () => {
  const lot = (status: 'accepted' | 'shipped', failed: number) => ({ status, cards: 5, failed });
  expect(statusOf([lot('shipped', 0), lot('accepted', 0)])).toBe('accepted');
  expect(statusOf([lot('shipped', 1), lot('accepted', 5)])).toBe('shipped');
  expect(statusOf([lot('shipped', 5), lot('accepted', 5)])).toBe('failed');
});
