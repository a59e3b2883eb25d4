import { defineUseCase } from '@tessera/plugin-api';
import { reason } from './reason.js';

/** A reason is no longer offered; what was decided for it keeps its words. */
export const deleteReason = defineUseCase({
  symbolicName: 'UsersProcDeleteReason',
  title: 'Delete reason',
  story: 'As an operator I want to delete a reason that nobody needs any more.',
  objectType: reason,
  moves: { offered: ['deleted'] },
  startsAt: ['profile', 'batch'],
  permission: 'reason:delete',
  options: {},
  steps: [{ title: 'Delete the reason?', text: 'It can no longer be chosen. Users keep what was chosen for them.' }],
  outcomes: { deleted: 'Reasons deleted: {count}.' },

  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'deleted', { uniqueName: undefined });
  },
});
