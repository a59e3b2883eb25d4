import { defineObjectType } from '@tessera/plugin-api';

/** A badge that a visitor wears and gives back. */
export const visitorBadge = defineObjectType({
  name: 'visitor-badge',
  title: 'Visitor badge',
  pluralTitle: 'Visitor badges',
  group: 'Reception',
  permission: 'visitor-badge:read',
  label: 'name',
  states: {
    available: { title: 'Available', meaning: 'ready' },
    'in-use': { title: 'In use', meaning: 'in-use' },
    retired: { title: 'Retired', meaning: 'ended', final: true },
  },
  attributes: {
    name: { kind: 'text', title: 'Number on the badge', maxLength: 80, indexed: true },
    visitor: { kind: 'text', title: 'Visitor', maxLength: 120, indexed: true },
  },
});
