import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { tellContactChanged } from './tell-contact-changed.task.js';

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
      const { serviceMobilePhoneNumber: old, serviceMobilePhoneNumberValidated: verified } = one.attributes;
      const isSame = serviceMobilePhoneNumber === old;
      await run.move(one, one.state, isSame ? { serviceMobilePhoneNumber } : { serviceMobilePhoneNumber, serviceMobilePhoneNumberValidated: undefined });
      if (isSame || old === undefined) continue;
      run.defer(tellContactChanged, {
        identityId: one.id, channel: 'sms', oldContact: old, newContact: serviceMobilePhoneNumber, wasVerified: verified !== undefined, at: run.now.toISOString(),
      });
    }
  },

  tasks: [tellContactChanged],
});
