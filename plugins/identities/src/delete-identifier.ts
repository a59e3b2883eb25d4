import { defineUseCase } from '@tessera/plugin-api';
import { identifier } from './identifier.js';

/** An identifier is no longer offered; users keep it. */
export const deleteIdentifier = defineUseCase({
  symbolicName: 'UsersProcDeleteIdentifier',
  title: 'Delete identifier',
  story: 'As an operator I want to delete an identifier that nobody needs any more.',
  objectType: identifier,
  moves: { offered: ['deleted'] },
  startsAt: ['profile', 'batch'],
  permission: 'identifier:delete',
  options: {},
  steps: [{ title: 'Delete the identifier?', text: 'It can no longer be chosen. Users keep what was chosen for them.' }],
  outcomes: { deleted: 'Identifiers deleted: {count}.' },

  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'deleted', { uniqueName: undefined });
  },
});
