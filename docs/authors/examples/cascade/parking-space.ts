import { defineObjectType } from '@tessera/plugin-api';

/** A place in the yard, and who stands there. */
export const parkingSpace = defineObjectType({
  name: 'parking-space',
  title: 'Parking space',
  pluralTitle: 'Parking spaces',
  group: 'Parking',
  permission: 'parking-space:read',
  label: 'place',
  states: { free: { title: 'Free', meaning: 'ready' }, taken: { title: 'Taken', meaning: 'in-use' } },
  attributes: {
    place: { kind: 'text', title: 'Place', maxLength: 10, indexed: true, unique: true },
    permit: { kind: 'object', title: 'Permit', objectType: 'parking-permit', indexed: true },
  },
});
