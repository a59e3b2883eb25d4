import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';

/** The language that the house speaks to somebody. */
export const setPreferredLanguage = defineUseCase({
  symbolicName: 'IdentityProcSetPreferredLanguage',
  title: 'Set preferred language',
  story: 'As an operator I want to set the language that the house speaks to somebody.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:set-preferred-language',
  access: 'PreferredLanguage',
  options: {},
  steps: [
    {
      title: 'Which language?',
      fields: {
        preferredLanguage: { ...identity.attributes.preferredLanguage, optional: true, begins: 'preferredLanguage' },
      },
    },
  ],
  outcomes: { active: 'It is saved.', inactive: 'It is saved.' },

  async execute(run) {
    const { preferredLanguage } = run.input;
    for (const one of run.subjects) await run.move(one, one.state, { preferredLanguage });
  },
});
