import { rehearse } from '@tessera/plugin-kit';
import { paintPermit } from './paint-permit.js';

it('is checked by the field, whatever the element sends', async () => {
  const subjects = [{ state: 'granted' as const }];
  const { objects } = await rehearse(paintPermit, { subjects, input: { colour: '#146c2e' } });
  expect(objects[0]?.attributes['colour']).toBe('#146c2e');
  const { faults } = await rehearse(paintPermit, { subjects, input: { colour: 'green' } });
  expect(faults).toEqual([{ pointer: '/colour', reason: 'pattern' }]);
});
