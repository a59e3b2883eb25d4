import { defineUseCase } from '@tessera/plugin-api';
import { encoded, encodingRefusals } from './encoding.js';
import { temporaryCard } from './temporary-card.js';

/** Encodes a card that has arrived, with profile, PIN and PUK, and puts it into the stock. */
export const initializeTemporaryCard = defineUseCase({
  symbolicName: 'TempCardsAddonExtProdInitialize',
  title: 'Initialize temporary card',
  story: 'As an operator I want to initialize a produced temporary card, so that it can be assigned.',
  objectType: temporaryCard,
  moves: { produced: ['unassigned'] },
  startsAt: ['profile'],
  permission: 'temporary-card:initialize',
  options: {},
  steps: [
    { title: 'Put the card in the reader', text: 'The card is encoded with a profile, a PIN and a PUK.' },
    {
      title: 'Encode',
      text: 'Leave the card in the reader until the encoding has ended.',
      fields: { encoding: { kind: 'device', title: 'Card reader', action: 'encode-card', expects: 'chipSerial' } },
    },
  ],
  outcomes: { unassigned: 'The card is initialized and can be assigned.' },
  refusals: encodingRefusals,

  async execute(run) {
    const chip = await encoded(run, run.input.encoding);
    for (const card of run.subjects) await run.move(card, 'unassigned', chip);
  },
});
