import { defineObjectType } from '@tessera/plugin-api';

/** Why the state of a user changes: what operators choose from. A reason that is no longer offered stays, for the history. */
export const reason = defineObjectType({
  name: 'reason',
  title: 'Reason',
  pluralTitle: 'Reasons',
  group: 'Lookup tables',
  permission: 'reason:read',
  label: 'name',
  states: {
    offered: { title: 'Offered', meaning: 'ready' },
    deleted: { title: 'Deleted', meaning: 'ended', final: true, deleted: true },
  },
  attributes: {
    name: { kind: 'text', title: 'Reason', maxLength: 200, indexed: true },
    type: {
      kind: 'choice',
      title: 'Reason type',
      choices: { deactivation: 'Deactivation', reactivation: 'Reactivation', locking: 'Locking', deletion: 'Deletion' },
      indexed: true,
    },
    description: { kind: 'text', title: 'Description', maxLength: 4_000 },
    uniqueName: { kind: 'text', title: 'Reason and type, once', maxLength: 240, unique: true, internal: true },
  },
});
