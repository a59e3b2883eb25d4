import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

/** The permit goes with another car from now on. */
export const changePlate = defineUseCase({
  symbolicName: 'ParkingProcChangePlate',
  title: 'Change number plate',
  story: 'As an operator I want to write another number plate on a permit.',
  objectType: parkingPermit,
  moves: { active: ['active'] },
  startsAt: ['profile'],
  permission: 'parking-permit:change',
  options: {},
  steps: [{ title: 'Which car?', fields: { plate: { kind: 'text', title: 'Number plate', maxLength: 10, begins: 'plate' } } }],
  // #region refuse
  refusals: { 'plate-taken': '{plate} has the permit {number} already. Withdraw that one first; nothing was changed.' },

  async execute(run) {
    const { plate } = run.input;
    const [other] = await run.find({ state: 'active', attributes: { plate } });
    for (const permit of run.subjects) {
      if (other && other.id !== permit.id) run.refuse('plate-taken', { plate, number: other.attributes.number ?? other.id });
      await run.move(permit, 'active', { plate });
    }
  },
  // #endregion
});
