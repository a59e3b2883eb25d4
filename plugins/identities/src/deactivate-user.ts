import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { reasonField, wordsOf } from './state-reason.js';

/** Somebody is away for long or has left: nothing can be done with them but reactivating. */
export const deactivateUser = defineUseCase({
  symbolicName: 'UsersProcDeactivate',
  title: 'Deactivate user',
  story: 'As an operator I want to deactivate a user who is away for long or has left.',
  objectType: identity,
  moves: { active: ['inactive'] },
  startsAt: ['profile', 'batch'],
  permission: 'identity:deactivate',
  accounts: true,
  options: {},
  steps: [{ title: 'Deactivate the user?', text: 'Temporary cards in their hands are locked for good. They lose all roles.', fields: reasonField('deactivation') }],
  outcomes: { inactive: 'Users deactivated: {count}.' },

  async execute(run) {
    const stateReason = await wordsOf(run, run.input.reason);
    for (const user of run.subjects) {
      await run.move(user, 'inactive', { stateReason });
      run.accounts.withdrawRoles(user);
    }
  },
});
