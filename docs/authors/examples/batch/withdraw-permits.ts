import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region batch
/** Permits end before their time, one or ten thousand. */
export const withdrawPermits = defineUseCase({
  symbolicName: 'ParkingProcWithdraw',
  title: 'Withdraw parking permits',
  story: 'As an operator I want to withdraw permits, so that the yard is free again.',
  objectType: parkingPermit,
  moves: { active: ['withdrawn'], granted: ['withdrawn'] },
  startsAt: ['profile', 'batch'],
  permission: 'parking-permit:withdraw',
  options: {},
  steps: [{ title: 'Withdraw?', text: 'This cannot be undone.', fields: { reason: { kind: 'text', title: 'Reason', maxLength: 200, optional: true } } }],
  outcomes: { withdrawn: 'Parking permits withdrawn: {count}.' },

  async execute(run) {
    for (const permit of run.subjects) await run.move(permit, 'withdrawn', { reason: run.input.reason });
  },
});
// #endregion
