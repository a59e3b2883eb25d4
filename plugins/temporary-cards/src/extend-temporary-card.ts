import { defineUseCase } from '@tessera/plugin-api';
import { daysAfter, laterOf } from './days.js';
import { encoded, encodeOption, encodingRefusals, encodingSteps } from './encoding.js';
import { validity } from './holding.js';
import { temporaryCard } from './temporary-card.js';

/** The holder needs the card for longer. */
export const extendTemporaryCard = defineUseCase({
  symbolicName: 'TempCardsProcExtend',
  title: 'Extend temporary card',
  story: 'As an operator I want to extend a temporary card that its holder still needs.',
  objectType: temporaryCard,
  moves: { assigned: ['assigned'] },
  startsAt: ['profile', 'batch'],
  permission: 'temporary-card:extend',
  options: { ...validity, ...encodeOption },
  steps: [{ title: 'Extend the card?', text: 'The new days are counted from the end of its validity, or from today if that is later.' }, ...encodingSteps],
  refusals: encodingRefusals,
  outcomes: { assigned: 'Temporary cards extended: {count}.' },

  async execute(run) {
    const chip = await encoded(run, run.input.encoding);
    for (const card of run.subjects) {
      const from = laterOf(run.today, card.attributes.validTo);
      // The new end has reminders of its own.
      await run.move(card, 'assigned', { validTo: daysAfter(from, run.options.TempCardsValidityDays), remindedAt: undefined, ...chip });
    }
  },
});
