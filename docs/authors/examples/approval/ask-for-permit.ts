import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region ask
/** Somebody asks; nothing is valid yet. */
export const askForPermit = defineUseCase({
  symbolicName: 'ParkingProcAsk',
  title: 'Ask for a parking permit',
  story: 'As an operator I want to ask for a parking permit, so that somebody else can decide.',
  objectType: parkingPermit,
  moves: { nothing: ['asked'] },
  startsAt: ['quick-search'],
  permission: 'parking-permit:ask',
  options: {},
  steps: [{ title: 'For which car?', fields: { plate: { kind: 'text', title: 'Number plate', maxLength: 10, pattern: '^[A-Z0-9]+$' } } }],
  outcomes: { asked: 'Somebody else has to grant the permit now.' },

  async execute(run) {
    await run.create('asked', { plate: run.input.plate, askedBy: run.actor.id });
  },
});
// #endregion
