import { defineUseCase } from '@tessera/plugin-api';
import { LARGEST_ORDER, submitOrder } from './submit-order.task.js';
import { temporaryCard } from './temporary-card.js';

/** New cards for the stock, produced outside: into the queue, or ordered at once. */
export const orderTemporaryCards = defineUseCase({
  symbolicName: 'TempCardsAddonExtProdProcOrder',
  title: 'Order temporary cards',
  story: 'As an operator I want to order temporary cards for external production.',
  objectType: temporaryCard,
  moves: { nothing: ['requested', 'processing'] },
  reachesOnlyWhen: { processing: { option: 'queue', is: true }, requested: { option: 'queue', is: false } },
  startsAt: ['quick-search'],
  permission: 'temporary-card:order',

  options: {
    product: {
      kind: 'choice',
      title: 'Select production type for temporary cards',
      choices: { standard: 'Standard temporary card' },
      more: { capability: 'card-producer', list: 'layouts' },
      initial: 'standard',
    },
    queue: {
      kind: 'boolean',
      title: 'Queue temporary cards',
      help: 'Queued cards wait for the next submission and can be aborted until then.',
      initial: true,
    },
    maximumAmount: { kind: 'integer', title: 'Largest amount', min: 1, max: 100_000, initial: 9 },
  },

  steps: [
    {
      title: 'How many cards?',
      fields: { amount: { kind: 'integer', title: 'Amount', min: 1, max: { option: 'maximumAmount' }, initial: 1 } },
    },
  ],
  inBackground: { field: 'amount', above: 1_000 },
  outcomes: {
    processing: 'Temporary cards in the queue: {count}. Until they are submitted, they can be aborted.',
    requested: 'Temporary cards on their way to the bureau: {count}. They are ordered as soon as it has answered.',
  },

  async execute(run) {
    const { product, queue } = run.options;
    for (let created = 0; created < run.input.amount; created++) {
      const submission = queue ? undefined : `${run.id}/${Math.floor(created / LARGEST_ORDER)}`;
      await run.create(queue ? 'processing' : 'requested', { product, submission });
      // Queued cards are submitted by a use case of their own; until then nothing has left the house.
      if (submission && created % LARGEST_ORDER === 0) run.defer(submitOrder, { submission, product, waitingIn: 'requested' });
    }
  },

  tasks: [submitOrder],
});
