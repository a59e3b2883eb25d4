import { defineUseCase } from '@tessera/plugin-api';
import type { AttributesOf } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { reasonField, wordsOf } from './state-reason.js';

const nothingPersonal = Object.fromEntries(
  Object.keys(identity.attributes).map((name) => [name, undefined]),
) as AttributesOf<typeof identity>;

/** A user is gone with all that was written on them; their history stays. */
export const deleteUser = defineUseCase({
  symbolicName: 'UsersProcDeleteUser',
  title: 'Delete user',
  story: 'As an operator I want to delete a user whom the house no longer needs to know.',
  objectType: identity,
  moves: { registered: ['deleted'], active: ['deleted'], inactive: ['deleted'], locked: ['deleted'], aborted: ['deleted'], rejected: ['deleted'] },
  startsAt: ['profile', 'batch'],
  permission: 'identity:delete',
  accounts: true,
  options: {},
  steps: [{ title: 'Delete the user?', text: 'All that is written on the user is cleared, and their account is removed. Their history stays. This cannot be undone.', fields: reasonField('deletion') }],
  outcomes: { deleted: 'Users deleted: {count}.' },

  async execute(run) {
    const stateReason = await wordsOf(run, run.input.reason);
    for (const user of run.subjects) {
      await run.move(user, 'deleted', { ...nothingPersonal, stateReason });
      await run.detachAll(user);
      run.accounts.close(user);
    }
  },
});
