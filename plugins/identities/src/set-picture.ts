import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { photoField, photoOptions } from './photo.js';

/** The picture of the person, on the record and on their cards. */
export const setPicture = defineUseCase({
  symbolicName: 'IdentityProcSetPicture',
  title: 'Set picture',
  story: 'As an operator I want to take or choose the picture of somebody.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:set-picture',
  options: photoOptions,
  steps: [{ title: 'Which picture?', text: 'Left empty, there is none.', fields: { picture: photoField } }],
  outcomes: { active: 'It is saved.', inactive: 'It is saved.' },

  async execute(run) {
    const { picture } = run.input;
    for (const one of run.subjects) await run.move(one, one.state, { picture });
  },
});
