import { defineTask, mailer } from '@tessera/plugin-api';
import { daysFrom, isoDay } from './days.js';
import { HOLDER_TYPE } from './holding.js';
import { temporaryCardExpires } from './temporary-card-expires.js';
import { temporaryCard } from './temporary-card.js';

interface Reminder {
  readonly cardId: string;
  /** The end that the reminder speaks of. */
  readonly validTo: string;
}

/** Writes to the holder that the card expires soon, if that is still so. */
export const remindHolder = defineTask<Reminder>()({
  name: 'temporary-cards.remind-holder',
  title: 'Remind the holder that the card expires',
  attempts: 10,
  objectType: temporaryCard,
  moves: { assigned: ['assigned'] },
  uses: [mailer],

  async perform(run) {
    const { cardId, validTo } = run.payload;
    const reminder = await run.commit(async (unit) => {
      const [card] = await unit.load('assigned', [cardId]);
      const { holder, cardNumber = '' } = card?.attributes ?? {};
      // Extended or withdrawn meanwhile: what was to be said is no longer true.
      if (!card || !holder || card.attributes.validTo !== validTo) return undefined;
      const { attributes } = await unit.read(HOLDER_TYPE, holder);
      const to = attributes['serviceEmail'] ?? attributes['email'];
      const values = { name: String(attributes['name'] ?? ''), cardNumber, validTo, days: daysFrom(isoDay(unit.now), validTo) };
      return { to: String(to ?? ''), language: String(attributes['preferredLanguage'] ?? 'it-IT'), values };
    });
    if (reminder && reminder.to !== '') await run.use(mailer).send({ key: run.key, template: temporaryCardExpires.name, ...reminder });
  },

  // A reminder that never got through changes nothing about the card.
  async giveUp() {},
});
