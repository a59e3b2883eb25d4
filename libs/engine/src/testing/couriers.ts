import { defineObjectType, definePlugin, defineUseCase } from '@tessera/plugin-api';
import { pack, parcel, send } from './parcels.js';

/** Somebody who takes parcels along. */
export const courier = defineObjectType({
  name: 'courier', title: 'Courier', pluralTitle: 'Couriers', group: 'Post', permission: 'courier:read', label: 'name',
  states: {
    working: { title: 'Working', meaning: 'in-use' },
    resting: { title: 'Resting', meaning: 'waiting' },
    left: { title: 'Left', meaning: 'ended', final: true },
  },
  attributes: {
    name: { kind: 'text', title: 'Name', maxLength: 20, indexed: true },
    area: { kind: 'text', title: 'Area', maxLength: 20, indexed: true },
  },
});

/** Gives a parcel to a courier; started from the parcel, or from the courier. */
export const handOver = defineUseCase({
  symbolicName: 'ParcelsProcHandOver',
  title: 'Hand over',
  story: 'As an operator I want to hand a parcel over to a courier.',
  objectType: parcel,
  moves: { packed: ['sent', 'lost'] },
  startsAt: ['profile'],
  alsoFrom: { field: 'courier', search: 'Which parcel?', confirm: 'Hand it over?' },
  permission: 'parcel:hand-over',
  options: {},
  steps: [
    { title: 'To whom?', fields: {
      courier: { kind: 'object', title: 'Courier', objectType: 'courier', inState: ['working'] },
      note: { kind: 'text', title: 'Note', maxLength: 20, optional: true },
    } },
    { title: 'How?', text: 'Say it is urgent, if it is.', fields: { urgent: { kind: 'boolean', title: 'Urgent', optional: true } } },
  ],
  async execute(run) {
    for (const one of run.subjects) await run.move(one, 'sent', { seal: run.input.courier.slice(-12) });
  },
});

/** The package of all that, beside packing and sending. */
export const couriers = definePlugin({ objectTypes: [parcel, courier], useCases: [pack, send, handOver] });
