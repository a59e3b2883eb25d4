import { Conflict, Forbidden, NotFound, Refusal } from './errors.js';

it.each([
  [new Refusal('too-late'), 'Refusal', 'too-late', { details: {}, faults: [] }],
  [new Forbidden('parcel:send'), 'Forbidden', 'permission parcel:send is missing', { details: {} }],
  [new NotFound('parcel', 'P1'), 'NotFound', 'parcel P1 was not found', { what: 'parcel', id: 'P1' }],
  [new Conflict('object-changed', { version: 2 }), 'Conflict', 'object-changed', { reason: 'object-changed', current: { version: 2 } }],
])('%s says what it is', (error, name, message, more) => {
  expect([error.name, error.message]).toEqual([name, message]);
  expect(error).toMatchObject(more);
});
