import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';
import { orderPrint } from './order-print.task.js';

// #region use-case
/** Has granted permits printed outside. */
export const printPermits = defineUseCase({
  symbolicName: 'ParkingProcPrint',
  title: 'Print parking permits',
  story: 'As an operator I want granted permits to be printed.',
  objectType: parkingPermit,
  moves: { granted: ['printing'] },
  startsAt: ['profile', 'batch'],
  permission: 'parking-permit:print',
  options: {
    paper: {
      kind: 'choice', title: 'Paper', choices: { plain: 'Plain paper' },
      more: { capability: 'permit-press', list: 'papers' }, initial: 'plain',
    },
  },
  steps: [{ title: 'Print now?' }],
  tasks: [orderPrint],

  async execute(run) {
    for (const permit of run.subjects) await run.move(permit, 'printing', { printOrder: run.id });
    // Written in this transaction: if the run fails, nothing is ever ordered; if it is done, the order is placed.
    run.defer(orderPrint, { printOrder: run.id, paper: run.options.paper });
  },
});
// #endregion
