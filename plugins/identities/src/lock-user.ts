import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { reasonField, wordsOf } from './state-reason.js';

/** Somebody is shut out for good. */
export const lockUser = defineUseCase({
  symbolicName: 'UsersProcLock',
  title: 'Lock user',
  story: 'As an operator I want to lock a user who may never come back.',
  objectType: identity,
  moves: { active: ['locked'], inactive: ['locked'] },
  startsAt: ['profile', 'batch'],
  permission: 'identity:lock-user',
  accounts: true,
  options: {},
  steps: [{ title: 'Lock the user?', text: 'A locked user is never unlocked. Cards in their hands are locked with them, and they lose all roles.', fields: reasonField('locking') }],
  outcomes: { locked: 'Users locked: {count}.' },

  async execute(run) {
    const stateReason = await wordsOf(run, run.input.reason);
    for (const user of run.subjects) {
      await run.move(user, 'locked', { stateReason });
      run.accounts.withdrawRoles(user);
    }
  },
});
