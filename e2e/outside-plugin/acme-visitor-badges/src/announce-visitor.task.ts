import { defineTask } from '@tessera/plugin-api';
import { receptionDesk } from './reception-desk.js';
import { visitorBadge } from './visitor-badge.js';

interface Visit {
  readonly cardId: string;
  readonly code: string;
  readonly hours: number;
}

/** Tells the reception desk of a visitor, and keeps the badge that it gives. */
export const announceVisitor = defineTask<Visit>()({
  name: 'acme-visitors.announce',
  title: 'Announce visitor',
  attempts: 5,
  objectType: visitorBadge,
  moves: { nothing: ['announced', 'refused'] },
  uses: [receptionDesk],

  async perform(run) {
    const { cardId, code, hours } = run.payload;
    const answer = await run.use(receptionDesk).announce({ key: run.key, code, hours });
    if ('refused' in answer) return run.surrender(answer.refused);
    const { badgeNumber } = answer;
    await run.commit(async (unit) => {
      // A second attempt may come after the first was written: the desk gave the same number again.
      const known = await unit.find({ attributes: { badgeNumber } });
      if (known.length === 0) await unit.create('announced', { badgeNumber, card: cardId, code, hours, attempts: run.attempt });
    });
  },

  // Nobody at the desk expects the visitor: the badge says so, and the operator takes another one.
  async giveUp(run) {
    const { cardId, code, hours } = run.payload;
    await run.commit(async (unit) => {
      const told = await unit.find({ state: 'refused', attributes: { card: cardId } });
      if (!told.some(({ attributes }) => attributes.code === code)) await unit.create('refused', { card: cardId, code, hours });
    });
  },
});
