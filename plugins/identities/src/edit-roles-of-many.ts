import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { rolesField } from './roles-field.js';

/** Many people get the same roles. */
export const editRolesOfMany = defineUseCase({
  symbolicName: 'UsersBatchProcEditRoles',
  title: 'Edit roles for multiple users',
  story: 'As an operator I want to give the same roles to many users at once.',
  objectType: identity,
  moves: { active: ['active'] },
  startsAt: ['batch'],
  permission: 'identity:edit-roles-of-many',
  accounts: true,
  options: {},
  steps: [{ title: 'Which roles from now on?', text: 'Each user has these roles and no others afterwards, and is told by e-mail.', fields: rolesField }],
  outcomes: { active: 'Users with these roles now: {count}.' },

  async execute(run) {
    for (const user of run.subjects) run.accounts.setRoles(user, run.input.roles ?? []);
  },
});
