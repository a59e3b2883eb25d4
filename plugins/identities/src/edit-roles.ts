import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { rolesField } from './roles-field.js';

/** What somebody may do in the house from now on. */
export const editRoles = defineUseCase({
  symbolicName: 'UsersProcEditRoles',
  title: 'Edit roles',
  story: 'As an operator I want to decide which roles a user has.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:edit-roles',
  accounts: true,
  options: {},
  steps: [{ title: 'Which roles from now on?', text: 'The user is told by e-mail. Nobody gives more than they may do themselves.', fields: rolesField }],
  outcomes: { active: 'The roles are saved.', inactive: 'The roles are saved.' },

  async execute(run) {
    for (const user of run.subjects) run.accounts.setRoles(user, run.input.roles ?? []);
  },
});
