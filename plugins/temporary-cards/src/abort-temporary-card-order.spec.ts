import { rehearse } from '@tessera/plugin-kit';
import { abortTemporaryCardOrder } from './abort-temporary-card-order.js';

const queued = (cardNumber: string, submission?: string) => ({ state: 'processing' as const, attributes: { cardNumber, submission } });

it('aborts several queued cards at once', async () => {
  const outcome = await rehearse(abortTemporaryCardOrder, { subjects: [queued('T1'), queued('T2')] });
  expect(outcome.states).toEqual({ aborted: 2 });
});

it('keeps the reason when the administrator wants one', async () => {
  const outcome = await rehearse(abortTemporaryCardOrder, {
    options: { askForReason: true },
    subjects: [queued('T1')],
    input: { reason: 'Ordered twice' },
  });
  expect(outcome.objects[0]?.attributes['abortReason']).toBe('Ordered twice');
});

it('refuses all when one of the cards is already on its way', async () => {
  const outcome = await rehearse(abortTemporaryCardOrder, { subjects: [queued('T1'), queued('T2', 'run/standard')] });
  expect(outcome.refusal).toEqual({ reason: 'no-longer-processing', details: { object: 'T2', objectId: expect.any(String) } });
  expect(outcome.objects.map((card) => card.state)).toEqual(['processing', 'processing']);
  expect(outcome.status).toBe('refused');
});
