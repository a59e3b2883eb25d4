import { defineUseCase } from '@tessera/plugin-api';
import { visitorBadge } from './visitor-badge.js';

export const lendVisitorBadge = defineUseCase({
  symbolicName: 'AcmeVisitorBadgesProcLendVisitorBadge',
  title: 'Lend visitor badge',
  story: 'As an operator I want to lend a badge to a visitor.',
  objectType: visitorBadge,
  moves: { available: ['in-use'] },
  startsAt: ['profile'],
  permission: 'visitor-badge:lend',
  options: { badgesPerVisitor: { kind: 'integer', title: 'Badges per visitor', min: 1, max: 9, initial: 1 } },
  steps: [{ title: 'Who gets the badge?', fields: { visitor: { kind: 'text', title: 'Visitor', maxLength: 120 } } }],
  refusals: { 'has-enough': '{visitor} has a badge already. Take it back first.' },

  async execute(run) {
    const { visitor } = run.input;
    const lent = await run.find({ state: 'in-use', attributes: { visitor } });
    if (lent.length >= run.options.badgesPerVisitor) run.refuse('has-enough', { visitor });
    for (const one of run.subjects) await run.move(one, 'in-use', { visitor });
  },
});
