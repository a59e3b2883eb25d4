import { defineUseCase } from '@tessera/plugin-api';
import { identifier } from './identifier.js';
import { identifierFields, uniqueIdentifier } from './lookup-fields.js';

/** A kind of document that can be chosen for users from now on. */
export const createIdentifier = defineUseCase({
  symbolicName: 'UsersProcCreateIdentifier',
  title: 'Create identifier',
  story: 'As an operator I want to create an identifier that can be chosen for users.',
  objectType: identifier,
  moves: { nothing: ['offered'] },
  startsAt: ['quick-search'],
  permission: 'identifier:create',
  options: {},
  steps: [{ title: 'Which identifier?', fields: identifierFields }],
  outcomes: { offered: 'The identifier can be chosen now.' },

  async execute(run) {
    const { name, description } = run.input;
    await run.create('offered', { name: name.trim(), description, uniqueName: uniqueIdentifier(name) });
  },
});
