import { canonical, ownOf, partsOfPath, type Acting, type AuditEntry, type Json, type PartChange, type Section } from '@tessera/engine';
import { auditLine } from '../access/audit-line.js';

type Actions = readonly [created: string, changed: string, removed: string];

const same = (saved: string, removed: string): Actions => [saved, saved, removed];

// As the screens write them.
const ACTIONS: Readonly<Record<Section, Actions>> = {
  'packages': same('plugin.switched-off', 'plugin.switched-on'),
  'process-lists': same('process-list.saved', 'process-list.saved'),
  'roles': same('role.saved', 'role.removed'),
  'groups': ['group.created', 'group.changed', 'group.removed'],
  'access-schemes': same('access-scheme.saved', 'access-scheme.removed'),
  'models': same('object-model.saved', 'object-model.removed'),
  'numbering': same('numbering.saved', 'numbering.restored'),
  'criteria': ['criteria.created', 'criteria.saved', 'criteria.removed'],
  'templates': same('template.saved', 'template.restored'),
  'outbox': same('outbox-settings.saved', 'outbox-settings.saved'),
  'connectors': same('connector.saved', 'connector.reset'),
  'web-hooks': ['web-hook.created', 'web-hook.changed', 'web-hook.deleted'],
};

const OF_TYPES: readonly Section[] = ['process-lists', 'access-schemes', 'models', 'numbering'];

/** The line of the audit about one part that is changed. */
export function changeLine(actor: Acting, at: Date, { path, before, after }: PartChange): AuditEntry {
  const [section, ...names] = partsOfPath(path);
  const [created, changed, removed] = ACTIONS[section];
  const [objectType] = OF_TYPES.includes(section) ? names : [];
  const reason = names.at(-1);
  return {
    ...auditLine(actor, {
      action: !after ? removed : before ? changed : created, ...(objectType !== undefined && { objectType }), ...(reason !== undefined && { reason }),
      changed: differences(shown(section, before), shown(section, after)),
    }), at,
  };
}

// What comes after the question mark of a web hook's address may be a key of the receiver.
function shown(section: Section, content: Json | undefined): Json {
  if (section !== 'web-hooks' || !content) return content ?? {};
  return { ...content, address: String(content['address']).replace(/[?#].*$/s, '') };
}

function differences(before: Json, after: Json): NonNullable<AuditEntry['changed']> {
  const names = [...new Set([...Object.keys(before), ...Object.keys(after)])];
  const other = names.filter((name) => canonical(ownOf(before, name)) !== canonical(ownOf(after, name)));
  return Object.fromEntries(other.map((name) => [name, { from: ownOf(before, name), to: ownOf(after, name) }]));
}
