import { defineTask, mailer, notifier } from '@tessera/plugin-api';
import { daysFrom } from './days.js';
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
  uses: [mailer, notifier],

  async perform(run) {
    const { cardId, validTo } = run.payload;
    const reminder = await run.commit(async (unit) => {
      const [card] = await unit.load('assigned', [cardId]);
      const { holder, cardNumber = '' } = card?.attributes ?? {};
      // Extended or withdrawn meanwhile: what was to be said is no longer true.
      if (!card || !holder || card.attributes.validTo !== validTo) return undefined;
      const { attributes } = await unit.read(HOLDER_TYPE, holder);
      const values = { name: String(attributes['name'] ?? ''), cardNumber, validTo, days: daysFrom(unit.today, validTo) };
      return { identityId: holder, to: addressOf(attributes), language: String(attributes['preferredLanguage'] ?? 'it-IT'), values };
    });
    if (!reminder) return;
    const { identityId, to, language, values } = reminder;
    const what = { key: run.key, template: temporaryCardExpires.name, values };
    if (to === undefined) await run.use(notifier).notify({ ...what, identityId });
    else await run.use(mailer).send({ ...what, to, language });
  },

  // A reminder that never got through changes nothing about the card.
  async giveUp() {},
});

// What somebody verified, else what an operator wrote on the record; never what may be the address of somebody else.
function addressOf({ serviceEmail, serviceEmailValidated, email }: Readonly<Record<string, unknown>>): string | undefined {
  const to = serviceEmailValidated === undefined ? email : serviceEmail;
  return typeof to === 'string' ? to : undefined;
}
