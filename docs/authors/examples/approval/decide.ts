import { defineUseCase } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region grant
/** A second person says yes. */
export const grantPermit = defineUseCase({
  symbolicName: 'ParkingProcGrant',
  title: 'Grant parking permit',
  story: 'As a caretaker I want to grant permits that others asked for.',
  objectType: parkingPermit,
  moves: { asked: ['granted'] },
  startsAt: ['profile', 'batch'],
  permission: 'parking-permit:decide',
  options: {
    validityDays: { kind: 'integer', title: 'Days of validity', min: 1, max: 730, initial: 365 },
    secondPerson: { kind: 'boolean', title: 'Somebody else has to grant it', initial: true },
  },
  steps: [{ title: 'Grant the permit?' }],
  refusals: { 'own-request': 'You asked for {number} yourself. Somebody else has to grant it; nothing was changed.' },

  async execute(run) {
    const { validityDays, secondPerson } = run.options;
    const validUntil = new Date(run.now.getTime() + validityDays * 86_400_000).toISOString().slice(0, 10);
    for (const permit of run.subjects) {
      const { askedBy, number = permit.id } = permit.attributes;
      if (secondPerson && askedBy === run.actor.id) run.refuse('own-request', { number });
      await run.move(permit, 'granted', { validUntil });
    }
  },
});
// #endregion

/** A second person says no, and why. */
export const declinePermit = defineUseCase({
  symbolicName: 'ParkingProcDecline',
  title: 'Decline parking permit',
  story: 'As a caretaker I want to decline a permit and say why.',
  objectType: parkingPermit,
  moves: { asked: ['declined'] },
  startsAt: ['profile'],
  permission: 'parking-permit:decide',
  options: {},
  steps: [{ title: 'Why not?', fields: { reason: { kind: 'text', title: 'Reason', maxLength: 200 } } }],

  async execute(run) {
    for (const permit of run.subjects) await run.move(permit, 'declined', { reason: run.input.reason });
  },
});
