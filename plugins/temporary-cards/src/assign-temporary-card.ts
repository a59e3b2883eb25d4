import { defineUseCase } from '@tessera/plugin-api';
import { daysAfter } from './days.js';
import { encoded, encodeOption, encodingRefusals, encodingSteps } from './encoding.js';
import { HOLDER_TYPE, validity } from './holding.js';
import { temporaryCard } from './temporary-card.js';

/** A card from the stock goes to somebody, for some days. */
export const assignTemporaryCard = defineUseCase({
  symbolicName: 'TempCardsProcAssign',
  title: 'Assign temporary card',
  story: 'As an operator I want to hand out a temporary card to a user who has to do without their own card.',
  objectType: temporaryCard,
  moves: { unassigned: ['assigned'] },
  startsAt: ['profile'],
  alsoFrom: { field: 'holder', search: 'Search temporary card', confirm: 'Hand out this card?' },
  permission: 'temporary-card:assign',
  options: {
    ...validity,
    ...encodeOption,
    allowMultipleActive: {
      kind: 'boolean',
      title: 'Allow several active cards',
      help: 'Otherwise a user has one active temporary card at a time.',
      initial: false,
    },
  },
  steps: [
    {
      title: 'Who gets the card?',
      fields: { holder: { kind: 'object', title: 'User', objectType: HOLDER_TYPE, inState: ['active'] } },
    },
    ...encodingSteps,
  ],
  outcomes: { assigned: 'The card is assigned. Hand it out.' },
  refusals: {
    ...encodingRefusals,
    'holder-not-active': '{object} is not active and gets no card. Nothing was changed.',
    'holder-has-a-card': '{object} already has the card {card}. Take it back first. Nothing was changed.',
  },

  async execute(run) {
    const { TempCardsValidityDays, allowMultipleActive } = run.options;
    // Held until the end: nobody deactivates the user, or gives them another card, in between.
    const holder = await run.hold(HOLDER_TYPE, run.input.holder);
    const holderName = String(holder.attributes['name'] ?? holder.id);
    if (holder.state !== 'active') run.refuse('holder-not-active', { objectId: holder.id });
    const [other] = allowMultipleActive ? [] : await run.find({ state: 'assigned', attributes: { holder: holder.id } });
    if (other) run.refuse('holder-has-a-card', { objectId: holder.id, card: other.attributes.cardNumber ?? other.id });
    const validFrom = run.today;
    const validTo = daysAfter(validFrom, TempCardsValidityDays);
    const chip = await encoded(run, run.input.encoding);
    const activeHolder = allowMultipleActive ? undefined : holder.id;
    for (const card of run.subjects) {
      await run.move(card, 'assigned', { holder: holder.id, holderName, activeHolder, validFrom, validTo, remindedAt: undefined, ...chip });
    }
  },
});
