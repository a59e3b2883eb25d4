import { defineFileImport } from '@tessera/plugin-api';
import { visitorBadge } from './visitor-badge.js';

/** Badges come in by a table of the reception desk. */
export const importBadges = defineFileImport({
  symbolicName: 'AcmeVisitorsImport',
  title: 'Visitor badges from CSV',
  story: 'As an administrator I want to take over the badges that the reception desk has already given.',
  objectType: visitorBadge,
  permission: 'visitor-badge:import',
  options: { arrived: { kind: 'boolean', title: 'The visitors are on site', initial: false } },
  fields: {
    badgeNumber: { kind: 'text', title: 'Badge number', maxLength: 40 },
    code: { kind: 'text', title: 'Badge code', maxLength: 9, optional: true },
  },
  keys: { badgeNumber: 'badgeNumber' },
  creates: ['announced', 'on-site'],
  changes: ['announced', 'on-site'],
  refusals: { 'sample-badge': 'It is a sample badge.' },
  stateOf: ({ arrived }) => (arrived ? 'on-site' : 'announced'),
  describe: (row, _options, present) =>
    row.code === '0000-0000' ? { refused: 'sample-badge', field: 'code' } : { attributes: { ...present, ...row } },
});
