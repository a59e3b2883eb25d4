import { defineUseCase } from '@tessera/plugin-api';
import { describeUser, refusals } from './describe-user.js';
import { identity } from './identity.js';
import { passwordDelivery } from './password-delivery.js';
import { photoOptions } from './photo.js';
import { uniqueness, userFields } from './user-fields.js';

// Where records come from unless told.
const HOUSE = 'IDM';

/** Somebody new gets a record and an account, and may hold cards from now on. */
export const createUser = defineUseCase({
  symbolicName: 'UsersProcCreate',
  title: 'Create user',
  story: 'As an operator I want to create a user, so that they can hold cards.',
  objectType: identity,
  moves: { nothing: ['active', 'inactive'] },
  reachesOnlyWhen: { active: { option: 'UsersOptionActivate', is: true }, inactive: { option: 'UsersOptionActivate', is: false } },
  startsAt: ['quick-search'],
  permission: 'identity:create',
  accounts: true,
  options: {
    UsersOptionActivate: { kind: 'boolean', title: 'Activate created users', initial: true },
    UsersCreateUserUniquenessCheck: uniqueness('Check that a created user is unique'),
    ...passwordDelivery,
    ...photoOptions,
  },
  steps: [
    {
      title: 'Who is it?',
      fields: { source: { kind: 'text', title: 'Source', maxLength: 40, initial: HOUSE, optional: true }, ...userFields },
    },
  ],
  outcomes: { active: 'The user is created and active.', inactive: 'The user is created. They are inactive until they are reactivated.' },
  refusals,

  async execute(run) {
    const { UsersOptionActivate, UsersCreateUserUniquenessCheck, UsersPasswordDelivery } = run.options;
    const attributes = await describeUser(run, run.input, UsersCreateUserUniquenessCheck);
    const user = await run.create(UsersOptionActivate ? 'active' : 'inactive', { ...attributes, source: run.input.source?.trim() || HOUSE });
    run.accounts.open(user, UsersPasswordDelivery);
  },
});
