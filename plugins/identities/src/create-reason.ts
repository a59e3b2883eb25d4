import { defineUseCase } from '@tessera/plugin-api';
import { reason } from './reason.js';
import { reasonFields, uniqueReason } from './lookup-fields.js';

/** A reason that operators can choose from now on. */
export const createReason = defineUseCase({
  symbolicName: 'UsersProcCreateReason',
  title: 'Create reason',
  story: 'As an operator I want to create a reason that can be chosen when a user is deactivated, reactivated, locked or deleted.',
  objectType: reason,
  moves: { nothing: ['offered'] },
  startsAt: ['quick-search'],
  permission: 'reason:create',
  options: {},
  steps: [{ title: 'Which reason?', fields: { type: reason.attributes.type, ...reasonFields } }],
  outcomes: { offered: 'The reason can be chosen now.' },

  async execute(run) {
    const { type, name, description } = run.input;
    await run.create('offered', { type, name: name.trim(), description, uniqueName: uniqueReason(type, name) });
  },
});
