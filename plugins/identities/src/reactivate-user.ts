import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { reasonField } from './user-fields.js';

/** Somebody is back. */
export const reactivateUser = defineUseCase({
  symbolicName: 'UsersProcReactivate',
  title: 'Reactivate user',
  story: 'As an operator I want to reactivate a user who is back.',
  objectType: identity,
  moves: { inactive: ['active'] },
  startsAt: ['profile', 'batch'],
  permission: 'identity:reactivate',
  options: {},
  steps: [{ title: 'Reactivate the user?', text: 'Cards that were locked stay locked.', fields: reasonField }],
  outcomes: { active: 'Users reactivated: {count}.' },

  async execute(run) {
    for (const user of run.subjects) await run.move(user, 'active', { stateReason: run.input.reason });
  },
});
