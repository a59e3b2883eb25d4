import { defineTask } from '@tessera/plugin-api';
import type { Unit } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';
import { permitPress } from './permit-press.js';

// #region task
const moves = { printing: ['active', 'unprinted'] } as const;
const waiting = (unit: Unit<typeof parkingPermit, typeof moves>, printOrder: string) =>
  unit.find({ state: 'printing', attributes: { printOrder } });

/** Places one print order, however often it is tried. */
export const orderPrint = defineTask<{ readonly printOrder: string; readonly paper: string }>()({
  name: 'parking.order-print',
  title: 'Order the printing of permits',
  attempts: 5,
  objectType: parkingPermit,
  moves,
  uses: [permitPress],

  async perform(run) {
    const { printOrder, paper } = run.payload;
    // First a look, in a transaction of its own; then the outside call, in none; then the result.
    const permits = await run.commit(async (unit) => (await waiting(unit, printOrder)).map(({ id }) => id));
    if (permits.length === 0) return;
    await run.use(permitPress).print({ key: run.key, paper, permits });
    await run.commit(async (unit) => {
      for (const permit of await waiting(unit, printOrder)) await unit.move(permit, 'active');
    });
  },

  // After the last attempt. A time-out may have been an order: ask before you say that there is none.
  async giveUp(run) {
    const placed = await run.use(permitPress).cancel(run.key);
    await run.commit(async (unit) => {
      for (const permit of await waiting(unit, run.payload.printOrder)) await unit.move(permit, placed ? 'active' : 'unprinted');
    });
  },
});
// #endregion
