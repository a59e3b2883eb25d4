import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { reasonField, wordsOf } from './state-reason.js';

/** Somebody is back. */
export const reactivateUser = defineUseCase({
  symbolicName: 'UsersProcReactivate',
  title: 'Reactivate user',
  story: 'As an operator I want to reactivate a user who is back.',
  objectType: identity,
  moves: { inactive: ['active'] },
  startsAt: ['profile', 'batch'],
  permission: 'identity:reactivate',
  accounts: true,
  options: {},
  steps: [{ title: 'Reactivate the user?', text: 'Cards that were locked stay locked. Of the roles only the default ones come back.', fields: reasonField('reactivation') }],
  outcomes: { active: 'Users reactivated: {count}.' },

  async execute(run) {
    const stateReason = await wordsOf(run, run.input.reason);
    for (const user of run.subjects) {
      await run.move(user, 'active', { stateReason });
      run.accounts.returnDefaultRoles(user);
    }
  },
});
