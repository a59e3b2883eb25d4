import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';

const LONGEST = 200;

/** People choose another password for themselves. */
export const changePassword = defineUseCase({
  symbolicName: 'UsersProcChangePassword',
  title: 'Change password',
  story: 'As an operator I want to change my own password.',
  objectType: identity,
  moves: { active: ['active'] },
  startsAt: ['profile', 'self-service'],
  permission: 'identity:change-password',
  access: 'Read',
  accounts: true,
  aboutOneself: true,
  options: {},
  steps: [
    {
      title: 'Which password from now on?',
      text: 'You are signed out everywhere.',
      fields: {
        presentPassword: { kind: 'secret', title: 'Present password', maxLength: LONGEST },
        newPassword: { kind: 'secret', title: 'New password', maxLength: LONGEST },
      },
    },
  ],
  outcomes: { active: 'The password is changed.' },

  async execute(run) {
    const { presentPassword: present, newPassword: next } = run.input;
    for (const user of run.subjects) run.accounts.changePassword(user, { present, next });
  },
});
