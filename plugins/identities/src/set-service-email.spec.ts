import { rehearse } from '@tessera/plugin-kit';
import { setServiceEmail } from './set-service-email.js';

const ada = { state: 'active' as const, attributes: { name: 'Ada', email: 'ada@example.org', serviceEmail: 'old@example.org' } };

it('changes exactly the address, and who changed the record last', async () => {
  const outcome = await rehearse(setServiceEmail, { subjects: [ada], input: { serviceEmail: 'new@example.org' } });
  expect(outcome.objects[0]?.attributes).toEqual({ ...ada.attributes, serviceEmail: 'new@example.org' });
  expect(outcome.objects[0]?.common?.lastUpdated).toEqual({ date: '2030-01-01T00:00:00.000Z', identity: { id: expect.any(String), name: 'Anna Operator' } });
});

it('clears the address when it is emptied', async () => {
  const outcome = await rehearse(setServiceEmail, { subjects: [ada], input: { serviceEmail: '' } });
  expect(outcome.objects[0]?.attributes).toEqual({ name: 'Ada', email: 'ada@example.org' });
});

it('refuses what is no address', async () => {
  const outcome = await rehearse(setServiceEmail, { subjects: [ada], input: { serviceEmail: 'ada at home' } });
  expect(outcome.faults).toMatchObject([{ pointer: '/serviceEmail', reason: 'not-an-email-address' }]);
});

const verified = { date: '2029-12-01T10:00:00.000Z', identity: { id: 'a', name: 'Ada' } };

it.each([
  ['old@EXAMPLE.org', verified],
  ['old@example.org', verified],
  ['Old@example.org', undefined],
  ['new@example.org', undefined],
])('after %s the verification is %j', async (serviceEmail, then) => {
  const subjects = [{ ...ada, attributes: { ...ada.attributes, serviceEmailValidated: verified } }];
  const outcome = await rehearse(setServiceEmail, { subjects, input: { serviceEmail } });
  expect(outcome.objects[0]?.attributes['serviceEmailValidated']).toEqual(then);
});
