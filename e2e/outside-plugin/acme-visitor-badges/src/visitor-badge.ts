import { defineObjectType } from '@tessera/plugin-api';
import { receptionDesk } from './reception-desk.js';

/** What a visitor wears: it belongs to a temporary card, and the reception desk knows it by a number. */
export const visitorBadge = defineObjectType({
  name: 'visitor-badge',
  title: 'Visitor badge',
  pluralTitle: 'Visitor badges',
  group: 'Visitors',
  permission: 'visitor-badge:read',
  label: 'badgeNumber',
  numbering: { series: 'visitor-badges', prefix: 'V-', digits: 5 },
  states: {
    announced: { title: 'Announced', meaning: 'waiting' },
    'on-site': { title: 'On site', meaning: 'in-use' },
    ended: { title: 'Ended', meaning: 'ended', final: true },
    refused: { title: 'Refused', meaning: 'stopped', final: true },
  },
  attributes: {
    badgeNumber: { kind: 'text', title: 'Badge number', maxLength: 40, unique: true, indexed: true },
    card: { kind: 'object', title: 'Temporary card', objectType: 'temporary-card', indexed: true },
    code: { kind: 'text', title: 'Badge code', maxLength: 9 },
    hours: { kind: 'integer', title: 'Hours on site', min: 1, max: 240 },
    door: { kind: 'choice', title: 'Door', choices: { main: 'Main door' }, more: { capability: receptionDesk.name, list: 'doors' }, indexed: true },
    host: { kind: 'object', title: 'Host', objectType: 'identity', indexed: true },
    attempts: { kind: 'integer', title: 'Attempts at the desk', min: 1, max: 100 },
    registeredBy: { kind: 'text', title: 'Registered by', maxLength: 255 },
    // Nobody needs to see this one: it leads support to the run.
    registeredIn: { kind: 'text', title: 'Registered in', maxLength: 36, internal: true },
    arrivedAt: { kind: 'date-time', title: 'Arrived at' },
  },
  quickFilters: { 'without-host': { title: 'Without a host', all: [{ attribute: 'host', is: 'missing' }] } },
  missedBy: { 'temporary-card': { title: 'No visitor badge', attribute: 'card', states: ['announced', 'on-site'] } },
  columns: ['card', 'door', 'host', 'createdAt'],
});
