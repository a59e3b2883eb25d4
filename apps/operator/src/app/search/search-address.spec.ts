import { convertToParamMap } from '@angular/router';
import { readAddress, writeAddress } from './search-address.js';

it('comes back from its address as it went in', () => {
  const search = { type: 'temporary-card', state: 'produced', text: 'T 12', sort: 'cardNumber', direction: 'asc', cursor: 'c', quick: 'locked', attributes: { orderId: 'O-1' } } as const;
  expect(readAddress(convertToParamMap(writeAddress(search)))).toEqual(search);
});

it('leaves out what is empty', () => {
  expect(writeAddress({ type: 'temporary-card', state: '', text: undefined, attributes: {} })).toEqual({ type: 'temporary-card' });
});

it('ignores a direction that is none', () => {
  expect(readAddress(convertToParamMap({ direction: 'sideways' })).direction).toBeUndefined();
});
