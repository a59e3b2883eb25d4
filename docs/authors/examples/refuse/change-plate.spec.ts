import { rehearse } from '@tessera/plugin-kit';
import { changePlate } from './change-plate.js';

const subjects = [{ state: 'active' as const, attributes: { plate: 'AB123CD' } }];

it('writes the other number plate', async () => {
  const { objects } = await rehearse(changePlate, { subjects, input: { plate: 'XY987ZW' } });
  expect(objects[0]?.attributes['plate']).toBe('XY987ZW');
});

// #region spec
it('gives no car two permits, and says which one it has', async () => {
  const others = [{ state: 'active' as const, attributes: { number: 'P000007', plate: 'XY987ZW' } }];
  const { status, refusal, objects } = await rehearse(changePlate, { subjects, others, input: { plate: 'XY987ZW' } });
  expect(status).toBe('refused');
  expect(refusal).toEqual({ reason: 'plate-taken', details: { plate: 'XY987ZW', number: 'P000007' } });
  expect(objects[0]?.attributes['plate']).toBe('AB123CD');
});
// #endregion
