import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';

/** The number for notices and codes. */
export const setServiceMobilePhoneNumber = defineUseCase({
  symbolicName: 'IdentityProcSetServiceMobilePhoneNumber',
  title: 'Set mobile phone for services',
  story: 'As an operator I want to set the mobile phone number that services use for somebody.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:set-service-mobile-phone-number',
  access: 'OwnContacts',
  options: {},
  steps: [
    {
      title: 'Which number?',
      text: 'Digits only, with a plus before the country if you like. Left empty, services have no number.',
      fields: {
        serviceMobilePhoneNumber: { ...identity.attributes.serviceMobilePhoneNumber, optional: true, begins: 'serviceMobilePhoneNumber' },
      },
    },
  ],
  outcomes: { active: 'It is saved.', inactive: 'It is saved.' },

  async execute(run) {
    const { serviceMobilePhoneNumber } = run.input;
    for (const one of run.subjects) {
      // Another number is not the one that was verified.
      const isSame = serviceMobilePhoneNumber === one.attributes.serviceMobilePhoneNumber;
      await run.move(one, one.state, isSame ? { serviceMobilePhoneNumber } : { serviceMobilePhoneNumber, serviceMobilePhoneNumberValidated: undefined });
    }
  },
});
