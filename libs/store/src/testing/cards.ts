import { defineObjectType } from '@tessera/plugin-api';

/** An object type with every kind of attribute that the database treats differently. */
export const card = defineObjectType({
  name: 'temporary-card',
  title: 'Temporary card',
  pluralTitle: 'Temporary cards',
  group: 'Cards',
  permission: 'temporary-card:read',
  label: 'cardNumber',
  states: {
    processing: { title: 'Processing', meaning: 'waiting' },
    ordered: { title: 'Ordered', meaning: 'waiting' },
    produced: { title: 'Produced', meaning: 'ready' },
    aborted: { title: 'Aborted', meaning: 'stopped', final: true },
  },
  missedBy: { 'temporary-card': { title: 'Lent to nobody', attribute: 'lentBy', states: ['produced'] } },
  quickFilters: {
    'runs-out': { title: 'Runs out', all: [{ attribute: 'validTo', is: 'soon', days: 30 }] },
    'nobody': { title: 'Nobody', all: [{ without: 'account' }, { without: 'position' }] },
    'in-hand': { title: 'In somebody\'s hand', all: [{ attribute: 'holder', is: 'present' }, { common: 'frozen', is: 'missing' }] },
  },
  attributes: {
    cardNumber: {
      kind: 'text', title: 'Card number', maxLength: 20, unique: true, indexed: true,
      numbered: { range: 'temporary-cards', prefix: 'TC-', digits: 6 },
    },
    product: { kind: 'text', title: 'Product', maxLength: 40, indexed: true },
    holder: { kind: 'text', title: 'Holder', maxLength: 200, optional: true },
    chipSerial: { kind: 'text', title: 'Chip serial', maxLength: 40, optional: true, unique: true },
    validDays: { kind: 'integer', title: 'Days', min: 1, max: 100, optional: true, indexed: true },
    validTo: { kind: 'date', title: 'Valid to', optional: true, indexed: true },
    lentBy: { kind: 'object', title: 'Lent by', objectType: 'temporary-card', optional: true, indexed: true },
    lender: { kind: 'text', title: 'Name of the lender', maxLength: 200, optional: true, about: 'lentBy' },
    note: { kind: 'text', title: 'Note', maxLength: 200, optional: true, internal: true },
  },
});
