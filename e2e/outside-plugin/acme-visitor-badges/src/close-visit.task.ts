import { defineTask } from '@tessera/plugin-api';
import { receptionDesk } from './reception-desk.js';
import { visitorBadge } from './visitor-badge.js';

/** Tells the reception desk that a badge opens no door any more. */
export const closeVisit = defineTask<{ readonly id: string }>()({
  name: 'acme-visitors.close',
  title: 'Close visit at the reception desk',
  attempts: 5,
  objectType: visitorBadge,
  moves: {},

  async perform(run) {
    const badge = await run.commit((unit) => unit.read(visitorBadge.name, run.payload.id));
    const { badgeNumber } = badge.attributes;
    if (typeof badgeNumber === 'string') await run.use(receptionDesk).close(run.key, badgeNumber);
  },

  async giveUp() {},
});
