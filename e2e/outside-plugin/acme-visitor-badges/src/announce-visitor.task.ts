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
  moves: { nothing: ['announced'] },

  async perform(run) {
    const { cardId, code, hours } = run.payload;
    const { badgeNumber } = await run.use(receptionDesk).announce({ key: run.key, code, hours });
    await run.commit(async (unit) => {
      // A second attempt may come after the first was written: the desk gave the same number again.
      const known = await unit.find({ attributes: { badgeNumber } });
      if (known.length === 0) await unit.create('announced', { badgeNumber, card: cardId, code, hours });
    });
  },

  // The desk knows nothing of the visitor, and neither do we: the operator sees that the work failed.
  async giveUp() {},
});
