import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

/** A permit lasts longer. */
export const extendPermit = defineUseCase({
  symbolicName: 'ParkingProcExtend',
  title: 'Extend parking permit',
  story: 'As an operator I want a permit to last longer.',
  objectType: parkingPermit,
  moves: { active: ['active'] },
  startsAt: ['profile', 'batch'],
  permission: 'parking-permit:extend',
  // #region migrate
  // Version 1 had { months: number }. Version 2 counts days.
  options: { days: { kind: 'integer', title: 'By how many days', min: 1, max: 730, initial: 90 } },

  migrateOptions(stored) {
    const { days, months } = stored;
    if (typeof days === 'number') return { days };
    return { days: typeof months === 'number' ? Math.min(months * 30, 730) : 90 };
  },
  // #endregion
  steps: [{ title: 'Extend the permit?' }],

  async execute(run) {
    for (const permit of run.subjects) {
      const from = new Date(permit.attributes.validUntil ?? run.now);
      const validUntil = new Date(from.getTime() + run.options.days * 86_400_000).toISOString().slice(0, 10);
      await run.move(permit, 'active', { validUntil });
    }
  },
});
