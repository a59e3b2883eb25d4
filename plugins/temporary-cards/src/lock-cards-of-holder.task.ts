import { defineTask } from '@tessera/plugin-api';
import type { TaskRun } from '@tessera/plugin-api';
import { noLongerActive } from './holding.js';
import { temporaryCard } from './temporary-card.js';

const moves = { assigned: ['locked'] } as const;

/** Somebody was deactivated, locked or deleted: the cards in their hands are locked with them. */
export const lockCardsOfHolder = defineTask<{ readonly id: string }>()({
  name: 'temporary-cards.lock-cards-of-holder',
  title: 'Lock the cards of a holder who is no longer active',
  attempts: 10,
  objectType: temporaryCard,
  moves,
  perform: lockAll,
  // A card must not stay usable: giving up tries the same until it succeeds.
  giveUp: lockAll,
});

function lockAll(run: TaskRun<typeof temporaryCard, typeof moves, { readonly id: string }>): Promise<void> {
  return run.commit(async (unit) => {
    const cards = await unit.find({ state: 'assigned', attributes: { holder: run.payload.id } });
    for (const card of cards) await unit.move(card, 'locked', noLongerActive);
  });
}
