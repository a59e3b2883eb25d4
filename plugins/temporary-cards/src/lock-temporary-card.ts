import { defineUseCase } from '@tessera/plugin-api';
import { noLongerActive } from './holding.js';
import { temporaryCard } from './temporary-card.js';

/** A lost or broken card is never used again. */
export const lockTemporaryCard = defineUseCase({
  symbolicName: 'TempCardsProcLock',
  title: 'Lock temporary card',
  story: 'As an operator I want to lock a temporary card that is lost or broken.',
  objectType: temporaryCard,
  moves: { assigned: ['locked'], unassigned: ['locked'] },
  startsAt: ['profile', 'batch'],
  permission: 'temporary-card:lock-card',
  options: {},
  steps: [{ title: 'Lock the card?', text: 'A locked card can never be used again. This cannot be undone.' }],
  outcomes: { locked: 'Temporary cards locked: {count}.' },

  async execute(run) {
    for (const card of run.subjects) await run.move(card, 'locked', noLongerActive);
  },
});
