import { defineUseCase } from '@tessera/plugin-api';
import { freeSpace } from '../cascade/free-space.task.js';
import { permitPress } from '../call-a-bureau/permit-press.js';
import { parkingPermit } from './parking-permit.js';

/** What does not compile. */
export const promises = defineUseCase({
  symbolicName: 'ParkingProcPromises',
  title: 'Nothing',
  story: 'As an author I want to hear of mistakes before anybody runs them.',
  objectType: parkingPermit,
  moves: { asked: ['granted'] },
  startsAt: ['profile'],
  permission: 'parking-permit:decide',
  options: { days: { kind: 'integer', title: 'Days', min: 1, max: 9, initial: 1 } },
  steps: [],
  // #region promises
  async execute(run) {
    for (const permit of run.subjects) {
      // @ts-expect-error a move that `moves` does not declare
      await run.move(permit, 'expired');
      // @ts-expect-error an attribute that the object type does not have
      await run.move(permit, 'granted', { wheels: 4 });
    }
    // @ts-expect-error options are typed by their fields: days is a number
    const days: string = run.options.days;
    // @ts-expect-error the payload that the task asks for
    run.defer(freeSpace, { permitId: days });
    // @ts-expect-error the outside world, inside a transaction
    run.use(permitPress);
  },
  // #endregion
});
