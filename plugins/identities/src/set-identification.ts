import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';

/** Number and expiry of the document that somebody has shown. */
export const setIdentification = defineUseCase({
  symbolicName: 'IdentityProcSetIdentification',
  title: 'Set identity document',
  story: 'As an operator I want to keep number and expiry of the document that somebody has shown.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:set-identification',
  access: 'ApplicationAdministration',
  options: {},
  steps: [
    {
      title: 'Which document?',
      text: 'A document that has expired may be kept.',
      fields: {
        identificationCode: { ...identity.attributes.identificationCode, optional: true, begins: 'identificationCode' },
        identificationCodeExpiryDate: { ...identity.attributes.identificationCodeExpiryDate, optional: true, begins: 'identificationCodeExpiryDate' },
      },
    },
  ],
  outcomes: { active: 'It is saved.', inactive: 'It is saved.' },

  async execute(run) {
    const { identificationCode, identificationCodeExpiryDate } = run.input;
    for (const one of run.subjects) await run.move(one, one.state, { identificationCode, identificationCodeExpiryDate });
  },
});
