import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region about
/** Writes on a permit whose it is. It asks for people, so it joins where people are known. */
export const nameHolder = defineUseCase({
  symbolicName: 'ParkingProcNameHolder',
  title: 'Name the holder',
  story: 'As an operator I want to write on a permit whose it is.',
  objectType: parkingPermit,
  moves: { granted: ['granted'], active: ['active'] },
  startsAt: ['profile'],
  permission: 'parking-permit:change',
  options: {},
  steps: [{ title: 'Whose is it?', fields: { holder: { kind: 'object', title: 'Holder', objectType: 'identity', inState: ['active'] } } }],

  async execute(run) {
    // Held until the end of the transaction: nobody deactivates or renames them in between.
    const person = await run.hold('identity', run.input.holder);
    const holderName = String(person.attributes['name'] ?? '');
    for (const permit of run.subjects) await run.move(permit, permit.state, { holder: person.id, holderName });
  },
});
// #endregion
