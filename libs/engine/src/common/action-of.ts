import type { BuiltInAction } from '@tessera/plugin-api';
import type { AuditEntry } from '../model.js';

const ACTIONS: Readonly<Record<string, BuiltInAction>> = {
  'object.created': 'create',
  'object.deleted': 'delete',
  'object.locked': 'lock',
  'object.unlocked': 'unlock',
  'object.unlock-forced': 'unlock',
  'object.frozen': 'freeze',
  'object.unfrozen': 'unfreeze',
  'object.numbered': 'number',
};

/** The built-in action that a line of the audit tells about; nothing for lines about runs, rules and sessions. */
export function actionOf({ action, from, to }: Pick<AuditEntry, 'action' | 'from' | 'to'>): BuiltInAction | undefined {
  if (!action.startsWith('object.')) return undefined;
  if (action === 'object.moved') return from === to ? 'update' : 'move';
  if (/^object\.(attach|detach)/.test(action)) return 'attach';
  if (/^object\.(acl|access|scenario|set-acl|distribution)/.test(action)) return 'set-acl';
  // What is not named here changes an object in its own way.
  return ACTIONS[action] ?? 'update';
}
