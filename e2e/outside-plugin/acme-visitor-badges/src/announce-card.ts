import { defineUseCase } from '@tessera/plugin-api';
import { temporaryCard } from '@tessera/plugin-temporary-cards/object-type';
import { announceVisitor } from './announce-visitor.task.js';

/** Version 1 counted whole days, and could not leave the RFID number alone. */
const options = {
  hours: { kind: 'integer', title: 'Hours on site', help: 'The badge opens doors for so long.', min: 1, max: 240, initial: 8 },
  writeRfid: { kind: 'boolean', title: 'Write the badge code on the card', initial: true },
} as const;

/** Makes a temporary card the badge of a visitor. */
export const announceCard = defineUseCase({
  symbolicName: 'AcmeVisitorsProcAnnounce',
  title: 'Announce visitor',
  story: 'As an operator I want to announce a visitor, so that a temporary card opens the doors of the reception desk.',
  objectType: temporaryCard,
  moves: { unassigned: ['unassigned'] },
  startsAt: ['profile'],
  permission: 'temporary-card:announce-visitor',
  options,
  steps: [
    { title: 'Which badge?', text: 'The badge code stands on the back of the badge.', fields: {
      code: { kind: 'text', title: 'Badge code', maxLength: 9, pattern: '^[0-9A-F]{4}-[0-9A-F]{4}$', element: 'acme-badge-code' },
    } },
  ],
  refusals: { 'code-of-tests': 'The badge code {code} is printed on sample badges only. Take another badge.' },
  outcomes: { unassigned: 'The visitor was announced at the reception desk.' },

  async execute(run) {
    const { code } = run.input;
    if (code === '0000-0000') run.refuse('code-of-tests', { code });
    for (const card of run.subjects) {
      await run.move(card, 'unassigned', run.options.writeRfid ? { rfid: code } : {});
      run.defer(announceVisitor, { cardId: card.id, code, hours: run.options.hours });
    }
  },

  migrateOptions: ({ days = 1 }) => ({ hours: Number(days) * 24, writeRfid: true }),

  tasks: [announceVisitor],
});
