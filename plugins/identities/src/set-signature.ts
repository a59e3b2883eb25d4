import { defineUseCase } from '@tessera/plugin-api';
import { identity } from './identity.js';

/** How somebody signs. */
export const setSignature = defineUseCase({
  symbolicName: 'IdentityProcSetSignature',
  title: 'Set signature',
  story: 'As an operator I want to keep how somebody signs.',
  objectType: identity,
  moves: { active: ['active'], inactive: ['inactive'] },
  startsAt: ['profile'],
  permission: 'identity:set-signature',
  access: 'ApplicationAdministration',
  options: {},
  steps: [
    {
      title: 'Which signature?',
      text: 'Left empty, there is none.',
      fields: { signature: { ...identity.attributes.signature, optional: true, begins: 'signature' } },
    },
  ],
  outcomes: { active: 'It is saved.', inactive: 'It is saved.' },

  async execute(run) {
    const { signature } = run.input;
    for (const one of run.subjects) await run.move(one, one.state, { signature });
  },
});
