import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { passwordDelivery } from './password-delivery.js';

/** Somebody gets a password that the house has made up, and has to choose their own at the next sign-in. */
export const resetPassword = defineUseCase({
  symbolicName: 'UsersProcResetPassword',
  title: 'Reset password',
  story: 'As an operator I want to give a new password to somebody who has lost theirs.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:reset-password',
  accounts: true,
  options: passwordDelivery,
  steps: [{ title: 'Reset the password?', text: 'The present password stops working, and the user is signed out everywhere.' }],
  outcomes: { active: 'The password is reset.', inactive: 'The password is reset.' },

  async execute(run) {
    for (const user of run.subjects) run.accounts.resetPassword(user, run.options.UsersPasswordDelivery);
  },
});
