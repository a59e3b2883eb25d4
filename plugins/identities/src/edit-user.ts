import { defineUseCase } from '@tessera/plugin-api';
import { describeUser, refusals } from './describe-user.js';
import { identity } from './identity.js';
import { photoOptions } from './photo.js';
import { uniqueness, userFields } from './user-fields.js';

/** What is written on a user is corrected; what is left empty is cleared. */
export const editUser = defineUseCase({
  symbolicName: 'UsersProcEdit',
  title: 'Edit user',
  story: 'As an operator I want to correct what is written on a user.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:edit',
  options: { UsersEditUserUniquenessCheck: uniqueness('Check that an edited user is unique'), ...photoOptions },
  steps: [{ title: 'What is different?', fields: userFields }],
  outcomes: { active: 'The user is saved.', inactive: 'The user is saved.' },
  refusals,

  async execute(run) {
    for (const user of run.subjects) {
      const attributes = await describeUser(run, run.input, run.options.UsersEditUserUniquenessCheck, user.id);
      await run.move(user, user.state, attributes);
    }
  },
});
