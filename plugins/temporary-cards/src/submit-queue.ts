import { defineUseCase } from '@tessera/plugin-api';
import { LARGEST_ORDER, submitQueuedOrder } from './submit-order.task.js';
import { temporaryCard } from './temporary-card.js';

/** What waits in the queue leaves the house: one order per production type. */
export const submitQueue = defineUseCase({
  symbolicName: 'TempCardsAddonExtProdProcSubmitQueue',
  title: 'Submit queued temporary cards',
  story: 'As an administrator I want queued temporary cards to be ordered together, at times that I choose.',
  objectType: temporaryCard,
  moves: { processing: ['processing'] },
  startsAt: ['schedule'],
  onSchedule: { without: 'submission', atMost: LARGEST_ORDER },
  permission: 'temporary-card:submit-queue',
  options: {},
  steps: [],

  async execute(run) {
    const orders = new Map<string, string>();
    for (const card of run.subjects) {
      const { product = 'standard', submission } = card.attributes;
      if (submission) continue;
      // From here on the card is on its way: it can no longer be aborted.
      await run.move(card, 'processing', { submission: `${run.id}/${product}` });
      orders.set(`${run.id}/${product}`, product);
    }
    for (const [submission, product] of orders) run.defer(submitQueuedOrder, { submission, product, waitingIn: 'processing' });
  },

  tasks: [submitQueuedOrder],
});
