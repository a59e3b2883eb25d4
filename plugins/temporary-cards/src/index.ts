import { cardProducer, definePlugin, ORDER_PROGRESS } from '@tessera/plugin-api';
import { abortTemporaryCardOrder } from './abort-temporary-card-order.js';
import { HOLDER_TYPE } from './holding.js';
import { inHand } from './in-hand.js';
import { initializeTemporaryCard } from './initialize-temporary-card.js';
import { orderTemporaryCards } from './order-temporary-cards.js';
import { submitQueue } from './submit-queue.js';
import { temporaryCard } from './temporary-card.js';
import { orderChanged } from './update-order-status.task.js';
import { updateTemporaryCardOrder } from './update-temporary-card-order.js';

/** Temporary cards from order to stock, produced by an outside bureau; where people are known, also in their hands. */
export default definePlugin({
  objectTypes: [temporaryCard],
  useCases: [orderTemporaryCards, abortTemporaryCardOrder, initializeTemporaryCard, updateTemporaryCardOrder, submitQueue],
  tasks: [orderChanged],
  reactions: [{ capability: cardProducer.name, event: ORDER_PROGRESS, task: orderChanged }],
  alongside: { [HOLDER_TYPE]: inHand },
});
