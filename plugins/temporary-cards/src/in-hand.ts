import type { PluginParts } from '@tessera/plugin-api';
import { assignTemporaryCard } from './assign-temporary-card.js';
import { checkExpiry } from './check-expiry.js';
import { extendTemporaryCard } from './extend-temporary-card.js';
import { HOLDER_TYPE } from './holding.js';
import { lockCardsOfHolder } from './lock-cards-of-holder.task.js';
import { lockTemporaryCard } from './lock-temporary-card.js';
import { temporaryCardExpires } from './temporary-card-expires.js';
import { withdrawTemporaryCard } from './withdraw-temporary-card.js';

/** What happens to cards in people's hands: it needs to know people. */
export const inHand: PluginParts = {
  useCases: [assignTemporaryCard, extendTemporaryCard, withdrawTemporaryCard, lockTemporaryCard, checkExpiry],
  tasks: [lockCardsOfHolder],
  templates: [temporaryCardExpires],
  reactions: ['inactive', 'locked', 'deleted'].map((reaches) => ({ objectType: HOLDER_TYPE, reaches, task: lockCardsOfHolder })),
};
