import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';
import { tellContactChanged } from './tell-contact-changed.task.js';

/** The address for notices, password resets and whatever else needs one. */
export const setServiceEmail = defineUseCase({
  symbolicName: 'IdentityProcSetServiceEmail',
  title: 'Set e-mail for services',
  story: 'As an operator I want to set the e-mail address that services use for somebody.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:set-service-email',
  access: 'OwnContacts',
  options: {},
  steps: [
    {
      title: 'Which address?',
      text: 'Left empty, services have no address.',
      fields: {
        serviceEmail: { ...identity.attributes.serviceEmail, optional: true, begins: 'serviceEmail' },
      },
    },
  ],
  outcomes: { active: 'It is saved.', inactive: 'It is saved.' },

  async execute(run) {
    const { serviceEmail } = run.input;
    for (const one of run.subjects) {
      // Another address is not the one that was verified.
      const { serviceEmail: old, serviceEmailValidated: verified } = one.attributes;
      const isSame = serviceEmail !== undefined && isSameMailbox(serviceEmail, old);
      await run.move(one, one.state, isSame ? { serviceEmail } : { serviceEmail, serviceEmailValidated: undefined });
      if (isSame || old === undefined) continue;
      run.defer(tellContactChanged, {
        identityId: one.id, channel: 'mail', oldContact: old, newContact: serviceEmail, wasVerified: verified !== undefined, at: run.now.toISOString(),
      });
    }
  },

  tasks: [tellContactChanged],
});

// Capitals matter before the sign, not after it.
function isSameMailbox(a: string, b = ''): boolean {
  const [mine, yours] = [a, b].map((address) => address.replace(/@.*$/, (domain) => domain.toLowerCase()));
  return mine === yours;
}
