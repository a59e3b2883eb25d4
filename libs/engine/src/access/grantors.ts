import type { AclScheme } from './scheme.js';
import type { UserFilter } from './user-context.js';

/** Names of the groups and roles that may change a scheme for an object; the built-in Administrator when there are none. */
export function grantors(scheme: AclScheme): readonly string[] {
  const names = scheme.entries.filter((entry) => entry.permission === 'SetAcl').flatMap((entry) => named(entry.filter));
  return names.length > 0 ? [...new Set(names)] : ['Administrator'];
}

function named(filter: UserFilter): readonly string[] {
  if ('everyone' in filter) return ['Everyone'];
  if ('all' in filter) return filter.all.flatMap(named);
  if ('any' in filter) return filter.any.flatMap(named);
  if ('not' in filter) return [];
  return filter.subject === 'group' || filter.subject === 'role' ? [filter.is] : [];
}
