import { rehearse } from '@tessera/plugin-kit';
import { extendTemporaryCard } from './extend-temporary-card.js';

const out = (validTo?: string) => ({ state: 'assigned' as const, attributes: { cardNumber: 'T1', validTo, remindedAt: 3 } });

it.each([
  ['2030-01-04', '2030-01-18'],
  ['2029-12-20', '2030-01-15'],
  [undefined, '2030-01-15'],
])('a card that is valid to %s is then valid to %s', async (before, after) => {
  const outcome = await rehearse(extendTemporaryCard, { subjects: [out(before)] });
  expect(outcome.objects[0]).toMatchObject({ state: 'assigned', attributes: { validTo: after } });
});

it('reminds anew before the new end', async () => {
  const outcome = await rehearse(extendTemporaryCard, { subjects: [out('2030-01-04')], options: { TempCardsValidityDays: 30 } });
  expect(outcome.objects[0]?.attributes).toEqual({ cardNumber: 'T1', validTo: '2030-02-03' });
});
