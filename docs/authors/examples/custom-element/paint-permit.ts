import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

/** Gives a permit the colour of its yard. */
export const paintPermit = defineUseCase({
  symbolicName: 'ParkingProcPaint',
  title: 'Choose the colour',
  story: 'As an operator I want to choose the colour that a permit is printed in.',
  objectType: parkingPermit,
  moves: { granted: ['granted'] },
  startsAt: ['profile'],
  permission: 'parking-permit:change',
  options: {},
  // #region field
  steps: [
    {
      title: 'Which colour?',
      fields: {
        colour: { kind: 'text', title: 'Colour', maxLength: 7, pattern: '^#[0-9a-f]{6}$', initial: '#0b57d0', element: 'acme-permit-colour' },
      },
    },
  ],
  // #endregion

  async execute(run) {
    for (const permit of run.subjects) await run.move(permit, 'granted', { colour: run.input.colour });
  },
});
