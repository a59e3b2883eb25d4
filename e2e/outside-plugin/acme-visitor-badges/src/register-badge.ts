import { defineUseCase } from '@tessera/plugin-api';
import { visitorBadge } from './visitor-badge.js';

/** A badge that the desk has given without us. */
export const registerBadge = defineUseCase({
  symbolicName: 'AcmeVisitorsProcRegister',
  title: 'Register visitor badge',
  story: 'As an operator I want to register a badge that the reception desk has given by itself.',
  objectType: visitorBadge,
  moves: { nothing: ['announced'] },
  startsAt: ['quick-search'],
  permission: 'visitor-badge:register',
  options: { askForHours: { kind: 'boolean', title: 'Ask for the hours', initial: false } },
  steps: [
    { title: 'Badge', fields: {
      badgeNumber: { kind: 'text', title: 'Badge number', maxLength: 40 },
      door: { kind: 'choice', title: 'Door', choices: { main: 'Main door' }, more: { capability: 'acme-reception-desk', list: 'doors' }, initial: 'main' },
    } },
    { title: 'How long?', when: { option: 'askForHours', is: true }, fields: { hours: { kind: 'integer', title: 'Hours on site', min: 1, max: 240, initial: 8 } } },
  ],
  refusals: { 'badge-known': 'Badge {badgeNumber} is registered already.' },

  async execute(run) {
    const { badgeNumber, door, hours } = run.input;
    const known = await run.find({ attributes: { badgeNumber } });
    if (known.length > 0) run.refuse('badge-known', { badgeNumber });
    await run.create('announced', { badgeNumber, door, registeredBy: run.actor.displayName, registeredIn: run.id, ...(hours !== undefined && { hours }) });
  },
});
