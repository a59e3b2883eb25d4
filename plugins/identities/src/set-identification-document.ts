import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';

/** The scan of the document that somebody has shown. */
export const setIdentificationDocument = defineUseCase({
  symbolicName: 'IdentityProcSetIdentificationDocument',
  title: 'Set scan of the identity document',
  story: 'As an operator I want to keep a scan of the document that somebody has shown.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:set-identification-document',
  access: 'ApplicationAdministration',
  options: {},
  steps: [
    {
      title: 'Which scan?',
      text: 'Left empty, there is none.',
      fields: { identificationDocument: { ...identity.attributes.identificationDocument, optional: true, begins: 'identificationDocument' } },
    },
  ],
  outcomes: { active: 'It is saved.', inactive: 'It is saved.' },

  async execute(run) {
    const { identificationDocument } = run.input;
    for (const one of run.subjects) await run.move(one, one.state, { identificationDocument });
  },
});
