import { defineUseCase } from '@tessera/plugin-api';
import { temporaryCard } from './temporary-card.js';

/** Takes cards out of the queue for good, as long as nothing was sent. */
export const abortTemporaryCardOrder = defineUseCase({
  symbolicName: 'TempCardsAddonExtProdProcAbort',
  title: 'Abort temporary card order',
  story: 'As an operator I want to abort the order of temporary cards that still wait in the queue.',
  objectType: temporaryCard,
  moves: { processing: ['aborted'] },
  startsAt: ['profile', 'batch'],
  permission: 'temporary-card:abort-order',
  options: { askForReason: { kind: 'boolean', title: 'Ask for a reason', initial: false } },
  steps: [
    {
      title: 'Abort the order?',
      text: 'The cards have not been sent to production. This cannot be undone.',
      fields: {
        reason: { kind: 'text', title: 'Reason', maxLength: 200, optional: true, when: { option: 'askForReason', is: true } },
      },
    },
  ],
  outcomes: { aborted: 'Temporary cards aborted: {count}. Nothing was sent to production.' },
  refusals: { 'no-longer-processing': 'Card {object} no longer waits in the queue. Nothing was aborted.' },

  async execute(run) {
    for (const card of run.subjects) {
      const { cardNumber = card.id, submission } = card.attributes;
      if (submission) run.refuse('no-longer-processing', { object: cardNumber, objectId: card.id });
      await run.move(card, 'aborted', { abortReason: run.input.reason });
    }
  },
});
