import { rehearse } from '@tessera/plugin-kit';
import { setIdentification } from './set-identification.js';

it('keeps number and expiry, even of a document that has expired', async () => {
  const input = { identificationCode: 'AX1234567', identificationCodeExpiryDate: '2020-05-31' };
  const outcome = await rehearse(setIdentification, { subjects: [{ state: 'active', attributes: { name: 'Ada' } }], input });
  expect(outcome.objects[0]?.attributes).toEqual({ name: 'Ada', ...input });
});
