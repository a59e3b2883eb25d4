import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region schedule
/** Permits whose last day is over. */
export const expirePermits = defineUseCase({
  symbolicName: 'ParkingProcExpire',
  title: 'Check expiry of parking permits',
  story: 'As an administrator I want permits to end by themselves.',
  objectType: parkingPermit,
  moves: { active: ['expired'] },
  startsAt: ['schedule'],
  // One run takes so many; the next firing goes on behind them.
  onSchedule: { atMost: 1_000 },
  permission: 'parking-permit:expire',
  options: { graceDays: { kind: 'integer', title: 'Days of grace', min: 0, max: 30, initial: 0 } },
  steps: [],

  async execute(run) {
    const lastDay = new Date(run.now.getTime() - run.options.graceDays * 86_400_000).toISOString().slice(0, 10);
    for (const permit of run.subjects) {
      const { validUntil } = permit.attributes;
      if (validUntil !== undefined && validUntil < lastDay) await run.move(permit, 'expired');
    }
  },
});
// #endregion
