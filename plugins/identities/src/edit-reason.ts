import { defineUseCase } from '@tessera/plugin-api';
import { reason } from './reason.js';
import { reasonFields, uniqueReason } from './lookup-fields.js';

/** A reason is worded better; what was decided for it keeps the old words. */
export const editReason = defineUseCase({
  symbolicName: 'UsersProcEditReason',
  title: 'Edit reason',
  story: 'As an operator I want to word a reason better.',
  objectType: reason,
  moves: { offered: ['offered'] },
  startsAt: ['profile'],
  permission: 'reason:edit',
  options: {},
  steps: [{ title: 'What is different?', fields: reasonFields }],
  outcomes: { offered: 'The reason is saved.' },

  async execute(run) {
    const { name, description } = run.input;
    for (const one of run.subjects) {
      await run.move(one, 'offered', { name: name.trim(), description, uniqueName: uniqueReason(one.attributes.type, name) });
    }
  },
});
