import type { AclPermission } from '@tessera/plugin-api';
import { ObjectAccess } from '../access/object-access.js';
import type { TellingObject } from '../access/mentions.js';
import type { DistributionRight } from '../access/distribution.js';
import type { AclEntry, AclScheme } from '../access/scheme.js';
import type { UserContext, UserFilter } from '../access/user-context.js';
import type { AccessStore } from '../ports/index.js';

/** A rule for everybody. */
export const EVERYONE: UserFilter = { everyone: true };

/** A rule for the clerks. */
export const clerks: UserFilter = { subject: 'role', is: 'clerk' };

/** An entry that gives a right. */
export const allow = (permission: AclPermission, filter: UserFilter = EVERYONE, ...relations: readonly ('self' | 'creator')[]): AclEntry =>
  ({ permission, filter, ...(relations.length > 0 && { relations }) });

/** A scheme, of parcels unless said otherwise. */
export const scheme = (id: string, level: AclScheme['level'], entries: readonly AclEntry[], objectType = 'parcel'): AclScheme =>
  ({ id, objectType, level, name: id, entries, revision: 1 });

/** The default scheme of parcels. */
export const model = (...entries: readonly AclEntry[]): AclScheme => scheme('model', 'model', entries);

/** What is known of somebody: nothing but who they are, unless said otherwise. */
export const context = (more: Partial<UserContext> = {}): UserContext =>
  ({ accountId: 'account', identityId: 'person', roles: [], groups: [], unitIds: [], superiorIds: [], ...more });

/** Somebody who asks. */
export const who = (more: Partial<UserContext> = {}) => ({ id: 'person', context: context(more) });

/** A parcel that another has made. */
export const object = (more: Partial<TellingObject> = {}): TellingObject => ({ id: 'o1', objectType: 'parcel', createdBy: 'another', attributes: {}, ...more });

/** Decisions in a house with these schemes and distribution lists; `state` says what the store was asked for. */
export function house(schemes: readonly AclScheme[], rights: Readonly<Record<string, readonly DistributionRight[]>> = {}) {
  const state = { revision: 1, asked: 0, read: 0, rightsFor: [] as unknown[] };
  const store = {
    revision: async () => { state.asked++; return state.revision; },
    readSchemes: async () => { state.read++; return schemes; },
    rightsOf: async (...given: readonly unknown[]) => { state.rightsFor.push(given); return new Map(Object.entries(rights)); },
  } as unknown as AccessStore;
  return { access: new ObjectAccess({ access: store }), state };
}
