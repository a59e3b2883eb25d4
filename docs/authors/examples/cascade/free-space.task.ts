import { defineTask } from '@tessera/plugin-api';
import type { Reaction } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';
import { parkingSpace } from './parking-space.js';

// #region cascade
/** Whoever has no permit any more has no space either. */
export const freeSpace = defineTask<{ readonly id: string }>()({
  name: 'parking.free-space',
  title: 'Free the parking space of a permit that ended',
  attempts: 5,
  objectType: parkingSpace,
  moves: { taken: ['free'] },

  async perform(run) {
    await run.commit(async (unit) => {
      const taken = await unit.find({ state: 'taken', attributes: { permit: run.payload.id } });
      for (const space of taken) await unit.move(space, 'free', { permit: undefined });
    });
  },

  // Nothing was begun outside, so there is nothing to undo: the queue page shows that it failed.
  async giveUp() {},
});

/** However a permit ends: by hand, by schedule, in a batch, by a use case that does not exist yet. */
export const whenPermitsEnd: readonly Reaction[] = (['withdrawn', 'expired'] as const).map((reaches) => ({
  objectType: parkingPermit.name, reaches, task: freeSpace,
}));
// #endregion
