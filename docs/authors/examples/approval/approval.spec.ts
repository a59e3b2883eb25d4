import { anybody, rehearse } from '@tessera/plugin-kit';
import { askForPermit } from './ask-for-permit.js';
import { declinePermit, grantPermit } from './decide.js';

it('waits for a second person', async () => {
  const { states, objects } = await rehearse(askForPermit, { input: { plate: 'AB123CD' } });
  expect(states).toEqual({ asked: 1 });
  expect(objects[0]?.attributes).toMatchObject({ plate: 'AB123CD', askedBy: anybody.id });
});

// #region spec
it('is granted by somebody else only', async () => {
  const own = await rehearse(grantPermit, { subjects: [{ state: 'asked', attributes: { number: 'P000001', askedBy: anybody.id } }] });
  expect(own).toMatchObject({ status: 'refused', refusal: { reason: 'own-request', details: { number: 'P000001' } } });
  const others = await rehearse(grantPermit, { subjects: [{ state: 'asked', attributes: { askedBy: 'somebody else' } }] });
  expect(others).toMatchObject({ status: 'done', states: { granted: 1 } });
});
// #endregion

it('may be granted by anybody where the administrator says so', async () => {
  const subjects = [{ state: 'asked' as const, attributes: { askedBy: anybody.id } }];
  const { states, objects } = await rehearse(grantPermit, { subjects, options: { secondPerson: false, validityDays: 10 } });
  expect(states).toEqual({ granted: 1 });
  expect(objects[0]?.attributes['validUntil']).toBe('2030-01-11');
});

it('is declined for a reason', async () => {
  const subjects = [{ state: 'asked' as const }];
  const { objects } = await rehearse(declinePermit, { subjects, input: { reason: 'The yard is full' } });
  expect(objects[0]).toMatchObject({ state: 'declined', attributes: { reason: 'The yard is full' } });
});
