import { defineUseCase } from '@tessera/plugin-api';
import { temporaryCard } from './temporary-card.js';
import { updateOrderStatus } from './update-order-status.task.js';

/** Asks the bureau now how far the cards are. */
export const updateTemporaryCardOrder = defineUseCase({
  symbolicName: 'TempCardsAddonExtProdProcUpdateOrder',
  title: 'Update temporary card order',
  story: 'As an operator I want to know now how far the production of temporary cards is.',
  objectType: temporaryCard,
  moves: { ordered: ['ordered'], 'in-production': ['in-production'] },
  startsAt: ['profile', 'batch', 'schedule'],
  onSchedule: { atMost: 10_000 },
  permission: 'temporary-card:update-order',
  options: {},
  steps: [],

  async execute(run) {
    const orderIds = [...new Set(run.subjects.flatMap((card) => card.attributes.orderId ?? []))];
    if (orderIds.length > 0) run.defer(updateOrderStatus, { orderIds });
  },

  tasks: [updateOrderStatus],
});
