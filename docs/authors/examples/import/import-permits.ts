import { defineFileImport } from '@tessera/plugin-api';
import { parkingPermit } from '../permit/parking-permit.js';

// #region import
/** Permits from a table that was kept elsewhere so far. */
export const importPermits = defineFileImport({
  symbolicName: 'ParkingImportPermits',
  title: 'Parking permits from CSV',
  story: 'As an administrator I want to take over the permits of our old table.',
  objectType: parkingPermit,
  permission: 'parking-permit:import',
  options: { asGranted: { kind: 'boolean', title: 'Create them as granted', initial: false } },
  fields: {
    plate: { kind: 'text', title: 'Number plate', maxLength: 10, optional: true },
    validUntil: { kind: 'date', title: 'Valid until', optional: true },
  },
  // A row whose plate is known changes that permit; any other makes a new one.
  keys: { plate: 'plate' },
  creates: ['granted', 'active'],
  changes: ['granted', 'active'],
  refusals: { 'plate-missing': 'A permit needs a number plate.' },
  stateOf: ({ asGranted }) => (asGranted ? 'granted' : 'active'),

  describe(row, _options, present = {}) {
    const attributes = { ...present, ...row };
    return attributes.plate ? { attributes } : { refused: 'plate-missing', field: 'plate' };
  },
});
// #endregion
