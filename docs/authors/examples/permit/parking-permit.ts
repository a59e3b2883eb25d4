import { defineObjectType } from '@tessera/plugin-api';

// #region type
/** The right to leave a car in the yard. */
export const parkingPermit = defineObjectType({
  name: 'parking-permit',
  title: 'Parking permit',
  pluralTitle: 'Parking permits',
  group: 'Parking',
  permission: 'parking-permit:read',
  label: 'number',
  states: {
    asked: { title: 'Asked for', meaning: 'waiting' },
    granted: { title: 'Granted', meaning: 'ready' },
    printing: { title: 'Being printed', meaning: 'waiting' },
    active: { title: 'Handed out', meaning: 'in-use' },
    unprinted: { title: 'Not printed', meaning: 'stopped' },
    declined: { title: 'Declined', meaning: 'ended', final: true },
    expired: { title: 'Expired', meaning: 'ended', final: true },
    withdrawn: { title: 'Withdrawn', meaning: 'ended', final: true },
  },
  attributes: {
    number: {
      kind: 'text', title: 'Permit number', maxLength: 12, indexed: true, unique: true,
      numbered: { range: 'parking-permit', prefix: 'P', digits: 6 },
    },
    plate: { kind: 'text', title: 'Number plate', maxLength: 10, indexed: true },
    validUntil: { kind: 'date', title: 'Valid until', indexed: true },
    colour: { kind: 'text', title: 'Colour', maxLength: 7, pattern: '^#[0-9a-f]{6}$' },
    proof: { kind: 'file', title: 'Vehicle registration', accept: ['application/pdf', 'image/jpeg'], maxKilobytes: 2_000 },
    reason: { kind: 'text', title: 'Reason', maxLength: 200 },
    holder: { kind: 'object', title: 'Holder', objectType: 'identity', indexed: true },
    holderName: { kind: 'text', title: 'Name of the holder', maxLength: 255, about: 'holder' },
    // Nobody needs to see these two; the use cases do.
    askedBy: { kind: 'text', title: 'Asked for by', maxLength: 36, internal: true },
    printOrder: { kind: 'text', title: 'Print order', maxLength: 60, indexed: true, internal: true },
  },
});
// #endregion
