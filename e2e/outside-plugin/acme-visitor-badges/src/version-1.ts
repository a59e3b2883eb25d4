import { definePlugin, defineUseCase } from '@tessera/plugin-api';
import { announceCard as today } from './announce-card.js';
import { announceVisitor } from './announce-visitor.task.js';
import { parts } from './parts.js';

/** The use case as version 1.0.0 had it: its badges were good for whole days. */
const announceCard = defineUseCase({
  symbolicName: today.symbolicName,
  title: today.title,
  story: today.story,
  objectType: today.objectType,
  moves: today.moves,
  startsAt: today.startsAt,
  permission: today.permission,
  options: { days: { kind: 'integer', title: 'Days on site', min: 1, max: 10, initial: 1 } },
  steps: [{ title: 'Type the badge code', fields: today.steps[0].fields }],
  tasks: [announceVisitor],

  async execute(run) {
    for (const card of run.subjects) {
      await run.move(card, 'unassigned', { rfid: run.input.code });
      run.defer(announceVisitor, { cardId: card.id, code: run.input.code, hours: run.options.days * 24 });
    }
  },
});

/** Version 1.0.0 of this package. */
export default definePlugin({ ...parts, useCases: [announceCard, ...parts.useCases] });
