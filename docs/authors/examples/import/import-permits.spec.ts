import { importPermits } from './import-permits.js';

const options = { asGranted: false };

it('takes over a row, and keeps what the row does not say', () => {
  expect(importPermits.describe({ plate: 'AB123CD', validUntil: '2030-06-30' }, options)).toEqual({ attributes: { plate: 'AB123CD', validUntil: '2030-06-30' } });
  expect(importPermits.describe({ plate: 'AB123CD' }, options, { number: 'P000001' })).toEqual({ attributes: { number: 'P000001', plate: 'AB123CD' } });
  expect(importPermits.stateOf(options)).toBe('active');
});

it('refuses a row without a number plate', () => {
  expect(importPermits.describe({ validUntil: '2030-06-30' }, options)).toEqual({ refused: 'plate-missing', field: 'plate' });
});
