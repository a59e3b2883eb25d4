import { defineUseCase } from '@tessera/plugin-api';
import type { AttributesOf } from '@tessera/plugin-api';
import { identity } from './identity.js';

const nothingPersonal = Object.fromEntries(
  Object.keys(identity.attributes).map((name) => [name, undefined]),
) as AttributesOf<typeof identity>;

/** Somebody is forgotten: what is written on them and what their history says of them goes; that it happened stays. */
export const anonymiseUser = defineUseCase({
  symbolicName: 'UsersProcAnonymise',
  title: 'Anonymise user',
  story: 'As an operator I want to erase what the house knows of somebody, while the history stays verifiable.',
  objectType: identity,
  moves: { locked: ['locked'], deleted: ['deleted'] },
  startsAt: ['profile', 'batch'],
  permission: 'identity:anonymise',
  accounts: true,
  options: {},
  steps: [{
    title: 'Anonymise the user?',
    text: 'Their data, their attachments, their account and all that the history says of them are erased. What happened, when and by whom stays. This cannot be undone.',
  }],
  outcomes: { locked: 'Users anonymised: {count}.', deleted: 'Users anonymised: {count}.' },

  async execute(run) {
    for (const user of run.subjects) {
      await run.move(user, user.state, nothingPersonal);
      await run.detachAll(user);
      await run.forget(user);
      run.accounts.close(user);
    }
  },
});
