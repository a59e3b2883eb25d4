import { defineObjectType } from '@tessera/plugin-api';

/** A kind of document by which people are told apart: passport, driving licence, health card. */
export const identifier = defineObjectType({
  name: 'identifier',
  title: 'Identifier',
  pluralTitle: 'Identifiers',
  group: 'Lookup tables',
  permission: 'identifier:read',
  label: 'name',
  states: {
    offered: { title: 'Offered', meaning: 'ready' },
    deleted: { title: 'Deleted', meaning: 'ended', final: true, deleted: true },
  },
  attributes: {
    name: { kind: 'text', title: 'Identifier', maxLength: 100, indexed: true },
    description: { kind: 'text', title: 'Description', maxLength: 4_000 },
    uniqueName: { kind: 'text', title: 'Identifier, once', maxLength: 100, unique: true, internal: true },
  },
});
