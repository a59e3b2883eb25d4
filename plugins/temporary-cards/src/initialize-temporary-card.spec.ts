import { rehearse } from '@tessera/plugin-kit';
import { initializeTemporaryCard } from './initialize-temporary-card.js';

const read = { chipSerial: '0456', secretsRef: 'sealed-1' };

it('writes down the chip and where its secrets are sealed', async () => {
  const outcome = await rehearse(initializeTemporaryCard, { subjects: [{ state: 'produced' }], input: { encoding: read } });
  expect(outcome.states).toEqual({ unassigned: 1 });
  expect(outcome.objects[0]?.attributes).toEqual(read);
});

it('refuses another card than the one that the bureau has sent', async () => {
  const outcome = await rehearse(initializeTemporaryCard, {
    subjects: [{ state: 'produced', attributes: { chipSerial: '0123' } }],
    input: { encoding: read },
  });
  expect(outcome.refusal).toEqual({ reason: 'wrong-card-in-reader', details: { expected: '0123', found: '0456' } });
  expect(outcome.objects[0]?.state).toBe('produced');
});

it('leaves the card as it is until the reader has answered', async () => {
  const outcome = await rehearse(initializeTemporaryCard, { subjects: [{ state: 'produced' }] });
  expect(outcome.faults).toEqual([{ pointer: '/encoding', reason: 'required' }]);
  expect(outcome.objects[0]?.state).toBe('produced');
});

it('refuses a chip that another card has', async () => {
  const outcome = await rehearse(initializeTemporaryCard, {
    subjects: [{ state: 'produced' }],
    others: [{ state: 'unassigned', attributes: { chipSerial: '0456', cardNumber: 'T00000001' } }],
    input: { encoding: read },
  });
  expect(outcome.refusal).toEqual({ reason: 'chip-of-another-card', details: { card: 'T00000001' } });
});
