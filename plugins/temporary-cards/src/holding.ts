import type { AttributesOf, Fields } from '@tessera/plugin-api';
import type { temporaryCard } from './temporary-card.js';

/** The object type of people who hold cards, from another package. */
export const HOLDER_TYPE = 'identity';

/** How long a card may be out, for use cases that hand out or extend. */
export const validity = {
  TempCardsValidityDays: { kind: 'integer', title: 'Days of validity', min: 1, max: 3_650, initial: 14 },
} as const satisfies Fields;

/** What leaves a card when nobody holds it as an active card any more. */
export const noLongerActive: AttributesOf<typeof temporaryCard> = { activeHolder: undefined, remindedAt: undefined };

/** What leaves a card that goes back to the stock: the next holder inherits nothing. */
export const nobody: AttributesOf<typeof temporaryCard> = {
  ...noLongerActive,
  holder: undefined,
  holderName: undefined,
  validFrom: undefined,
  validTo: undefined,
};
