import { defineUseCase } from '@tessera/plugin-api';
import { nobody } from './holding.js';
import { temporaryCard } from './temporary-card.js';

/** A card comes back and joins the stock again, without a trace of who had it. */
export const withdrawTemporaryCard = defineUseCase({
  symbolicName: 'TempCardsProcWithdraw',
  title: 'Withdraw temporary card',
  story: 'As an operator I want to take back a temporary card, so that somebody else can have it.',
  objectType: temporaryCard,
  moves: { assigned: ['unassigned'], expired: ['unassigned'] },
  startsAt: ['profile', 'batch'],
  permission: 'temporary-card:withdraw',
  options: {},
  steps: [{ title: 'Take the card back?', text: 'Holder and validity are cleared from the card. Its history stays.' }],
  outcomes: { unassigned: 'Temporary cards back in the stock: {count}.' },

  async execute(run) {
    for (const card of run.subjects) await run.move(card, 'unassigned', nobody);
  },
});
