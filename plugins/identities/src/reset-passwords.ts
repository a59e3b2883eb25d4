import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';

/** Many people get passwords that the house has made up, each by mail. */
export const resetPasswords = defineUseCase({
  symbolicName: 'UsersBoProcResetPassword',
  title: 'Reset password for multiple users',
  story: 'As an operator I want to give new passwords to many users at once.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['batch'],
  permission: 'identity:reset-passwords',
  accounts: true,
  options: {},
  steps: [{ title: 'Reset the passwords?', text: 'Each user gets a new password by e-mail and is signed out everywhere.' }],
  outcomes: { active: 'Passwords reset: {count}.', inactive: 'Passwords reset: {count}.' },

  async execute(run) {
    for (const user of run.subjects) run.accounts.resetPassword(user, 'email');
  },
});
