import { defineTask } from '@tessera/plugin-api';
import { visitorBadge } from './visitor-badge.js';

/** Notes that the desk saw a visitor arrive. */
export const visitorArrived = defineTask<Readonly<Record<string, string>>>()({
  name: 'acme-visitors.arrived',
  title: 'Note the arrival of a visitor',
  attempts: 3,
  objectType: visitorBadge,
  moves: { announced: ['on-site'] },

  async perform(run) {
    const badgeNumber = run.payload['badgeNumber'] ?? '';
    await run.commit(async (unit) => {
      for (const badge of await unit.find({ state: 'announced', attributes: { badgeNumber } })) {
        await unit.move(badge, 'on-site', { arrivedAt: unit.now.toISOString() });
      }
    });
  },

  async giveUp() {},
});
