import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region upload
/** Keeps the scan that proves whose car it is. */
export const addProof = defineUseCase({
  symbolicName: 'ParkingProcAddProof',
  title: 'Add vehicle registration',
  story: 'As an operator I want to keep a scan of the vehicle registration with the request.',
  objectType: parkingPermit,
  moves: { asked: ['asked'] },
  startsAt: ['profile'],
  permission: 'parking-permit:ask',
  options: {},
  steps: [{ title: 'Which scan?', fields: { proof: { ...parkingPermit.attributes.proof } } }],

  async execute(run) {
    for (const permit of run.subjects) await run.move(permit, 'asked', { proof: run.input.proof });
  },
});
// #endregion
