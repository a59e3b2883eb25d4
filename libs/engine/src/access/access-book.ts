import { ACL_PERMISSIONS } from '@tessera/plugin-api';
import type { AclPermission, CommonProperties, ObjectType } from '@tessera/plugin-api';
import { PROTECTION, standingOf } from '../common/protection.js';
import type { Ruling } from '../common/protection.js';
import type { Asker } from './asker.js';
import { passesSchemes } from './built-in.js';
import { DISTRIBUTION_RIGHTS, rightsThatAllow } from './distribution.js';
import type { DistributionRight } from './distribution.js';
import { ACTION_OF } from './needs.js';
import type { AclEntry, AclRelation, AclScheme } from './scheme.js';
import type { AccessScope, Way } from './scope.js';
import { matchesUser } from './user-context.js';
import type { UserContext, UserFilter } from './user-context.js';

/** An object as access rules look at it; without a scheme of its own its type's default holds. */
export interface AccessObject {
  readonly id: string;
  readonly objectType: string;
  readonly createdBy?: string;
  readonly schemeId?: string;
  readonly common?: CommonProperties;
}

/** The rule that made a decision. */
export type AccessRule =
  | { readonly kind: 'built-in-administrator' }
  | { readonly kind: 'entry'; readonly scheme: AclScheme; readonly entry: AclEntry }
  | { readonly kind: 'distribution-list'; readonly right: DistributionRight }
  | { readonly kind: 'state'; readonly ruling: Ruling }
  | { readonly kind: 'no-entry'; readonly scheme: AclScheme };

/** A yes or a no, and why. */
export interface Decision {
  readonly allowed: boolean;
  readonly rule: AccessRule;
}

/** All schemes as of one revision: decides about one object, and tells the database which objects somebody may see. */
export class AccessBook {
  private readonly models = new Map<string, AclScheme>();
  private readonly byId = new Map<string, AclScheme>();
  private readonly scopes = new Map<string, AccessScope>();

  constructor(
    readonly revision: number,
    schemes: readonly AclScheme[],
  ) {
    for (const scheme of schemes) {
      this.byId.set(scheme.id, scheme);
      if (scheme.level === 'model') this.models.set(scheme.objectType, scheme);
    }
  }

  /** The scheme that holds for an object, or for a type as a whole. */
  schemeOf({ objectType, schemeId }: Pick<AccessObject, 'objectType' | 'schemeId'>): AclScheme {
    const own = schemeId === undefined ? undefined : this.byId.get(schemeId);
    // A scheme that is gone allows nothing: better closed than open.
    if (schemeId !== undefined) return own ?? { id: schemeId, objectType, level: 'object', name: '', entries: [], revision: 0 };
    return this.models.get(objectType) ?? openScheme(objectType);
  }

  /** The default scheme of each type that has one. */
  defaults(): readonly AclScheme[] {
    return [...this.models.values()];
  }

  /** Named schemes that objects of a type can be switched among. */
  scenarios(objectType: string): readonly AclScheme[] {
    return [...this.byId.values()].filter((one) => one.objectType === objectType && one.level === 'scenario');
  }

  /** Whether somebody may do something with an object: scheme and distribution list, whatever state it is in. */
  permit(asker: Asker, object: AccessObject, permission: AclPermission, rights: readonly DistributionRight[] = []): Decision {
    if (passesSchemes(asker.user)) return { allowed: true, rule: { kind: 'built-in-administrator' } };
    const scheme = this.schemeOf(object);
    const entry = scheme.entries.find((one) => one.permission === permission && matches(one, asker, object));
    if (entry) return { allowed: true, rule: { kind: 'entry', scheme, entry } };
    const right = rights.find((one) => DISTRIBUTION_RIGHTS[one].includes(permission));
    if (right) return { allowed: true, rule: { kind: 'distribution-list', right } };
    return { allowed: false, rule: { kind: 'no-entry', scheme } };
  }

  /** The whole decision: a lock or a freeze stands before any entry, even before the built-in Administrator's pass. */
  decide(asker: Asker, object: AccessObject, permission: AclPermission, rights: readonly DistributionRight[] = []): Decision {
    const ruling = PROTECTION[ACTION_OF[permission]][standingOf(object, asker.id)];
    const blocked = ruling !== 'done' && ruling !== 'nothing';
    const isFree = !blocked || (ruling === 'administrators-only' && this.administers(asker, object));
    return isFree ? this.permit(asker, object, permission, rights) : { allowed: false, rule: { kind: 'state', ruling } };
  }

  /** Which objects of a type somebody may do one of these things with, as the database is told. */
  scope(asker: Asker, objectType: string, permissions: readonly AclPermission[]): AccessScope {
    const key = JSON.stringify([objectType, permissions, asker.user]);
    const known = this.scopes.get(key);
    if (known) return known;
    const scope = this.newScope(asker.user, objectType, permissions);
    if (this.scopes.size >= MOST_SCOPES) this.scopes.clear();
    this.scopes.set(key, scope);
    return scope;
  }

  private administers(asker: Asker, object: AccessObject): boolean {
    return this.permit(asker, object, 'ApplicationAdministration').allowed;
  }

  private newScope(user: UserContext, objectType: string, permissions: readonly AclPermission[]): AccessScope {
    const people = { makers: [user.accountId, ...(user.identityId === undefined ? [] : [user.identityId])], identityId: user.identityId };
    if (passesSchemes(user)) return { ...people, everything: true, ways: [], rights: [] };
    const own = [...this.byId.values()].filter((one) => one.objectType === objectType && one.level !== 'model');
    const model = this.schemeOf({ objectType });
    const ways = new Map<string, { model: boolean; schemeIds: string[]; relations: readonly AclRelation[] }>();
    for (const scheme of [model, ...own]) {
      for (const relations of reach(scheme, user, permissions)) {
        const way = ways.get(relations.join()) ?? { model: false, schemeIds: [], relations };
        ways.set(relations.join(), way);
        if (scheme === model) way.model = true;
        else way.schemeIds.push(scheme.id);
      }
    }
    const found: readonly Way[] = [...ways.values()];
    const everything = found.some((way) => way.relations.length === 0 && way.model && way.schemeIds.length === own.length);
    return { ...people, everything, ways: everything ? [] : found, rights: everything ? [] : rightsThatAllow(permissions) };
  }
}

const MOST_SCOPES = 1_000;

// No permission of a role stands behind these: open to everyone, whoever may look at an object could take it from all others.
const FOR_ADMINISTRATORS: ReadonlySet<AclPermission> = new Set(['SetAcl', 'SetDistributionList', 'ApplicationAdministration']);

/**
 * Where nobody has written a scheme, whoever holds the type's permission may do what the use case's permission allows. Who may do what is
 * for administrators to say.
 */
export function openScheme(objectType: string): AclScheme {
  const filterFor = (permission: AclPermission): UserFilter =>
    (FOR_ADMINISTRATORS.has(permission) ? { subject: 'group', is: 'Administrators' } : { everyone: true });
  const entries = ACL_PERMISSIONS.map((permission) => ({ permission, filter: filterFor(permission) }));
  return { id: '', objectType, level: 'model', name: objectType, entries, revision: 0 };
}

// The sets of relations that a scheme asks for: an empty one means all objects, and makes the others superfluous.
function reach(scheme: AclScheme, user: UserContext, permissions: readonly AclPermission[]): readonly (readonly AclRelation[])[] {
  const sets = scheme.entries
    .filter((entry) => permissions.includes(entry.permission) && matchesUser(entry.filter, user))
    .map(({ relations = [] }) => relations);
  if (sets.some((one) => one.length === 0)) return [[]];
  return [...new Map(sets.map((one) => [one.join(), one])).values()];
}

function matches({ filter, relations = [] }: AclEntry, { user }: Asker, object: AccessObject): boolean {
  return matchesUser(filter, user) && relations.every((relation) => holds(relation, user, object));
}

function holds(relation: AclRelation, user: UserContext, object: AccessObject): boolean {
  if (relation === 'self') return user.identityId === object.id;
  return object.createdBy !== undefined && (object.createdBy === user.accountId || object.createdBy === user.identityId);
}

/** Which attributes of an object are blank for somebody, and the right that is missing for each; what is attached is read like an attribute. */
export function hiddenAttributes(type: ObjectType, may: (permission: AclPermission) => boolean): Readonly<Record<string, AclPermission>> {
  const listed = new Set<string>(type.listed ?? [type.label]);
  const hidden = Object.entries(type.attributes).flatMap(([name, { internal, sensitive }]) => {
    if (internal) return [];
    if (sensitive && !may(sensitive)) return [[name, sensitive] as const];
    return listed.has(name) || may('Read') ? [] : [[name, 'Read'] as const];
  });
  return { ...Object.fromEntries(hidden), ...(!may('Read') && { attachments: 'Read' as const }) };
}
