import { defineUseCase } from '@tessera/plugin-api';
import { identifier } from './identifier.js';
import { identifierFields, uniqueIdentifier } from './lookup-fields.js';

/** An identifier gets a better name, wherever it was chosen. */
export const editIdentifier = defineUseCase({
  symbolicName: 'UsersProcEditIdentifier',
  title: 'Edit identifier',
  story: 'As an operator I want to name an identifier better.',
  objectType: identifier,
  moves: { offered: ['offered'] },
  startsAt: ['profile'],
  permission: 'identifier:edit',
  options: {},
  steps: [{ title: 'What is different?', fields: identifierFields }],
  outcomes: { offered: 'The identifier is saved.' },

  async execute(run) {
    const { name, description } = run.input;
    for (const one of run.subjects) await run.move(one, 'offered', { name: name.trim(), description, uniqueName: uniqueIdentifier(name) });
  },
});
