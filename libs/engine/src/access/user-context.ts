import type { NamedReference } from '@tessera/plugin-api';

/** On whose behalf something is decided: a person's record, roles and groups, and the place in the organisation they act from. */
export interface UserContext {
  readonly accountId: string;
  /** The person's record; missing for machines that stand for nobody. */
  readonly identityId?: string;
  /** Of a record that belongs to the house itself: `administrator` passes every access scheme. */
  readonly builtIn?: string;
  /** Names of roles. */
  readonly roles: readonly string[];
  /** Names of groups, built-in ones included. */
  readonly groups: readonly string[];
  /** The assignment that is active in the session. */
  readonly assignmentId?: string;
  readonly positionId?: string;
  /** What the position is called at this moment. */
  readonly positionName?: string;
  /** The nearest unit around the position, and the organisation, as they are called at this moment. */
  readonly unit?: NamedReference;
  readonly organisation?: NamedReference;
  /** Units around the position, the nearest first, up to the root. */
  readonly unitIds: readonly string[];
  /** Positions above the position, the nearest first. */
  readonly superiorIds: readonly string[];
  /** Of a token: whatever the roles allow, it carries no more than these permissions. */
  readonly scopes?: readonly string[];
}

/** What a filter compares. */
export type UserSubject = 'identity' | 'role' | 'group' | 'position' | 'unit' | 'first-superior' | 'second-superior' | 'superior';

/**
 * Which users a rule is about: subject, predicate, object, put together. `first-superior` and `second-superior` look at
 * one level, `superior` at any depth; a unit matches whoever is in it or below it.
 */
export type UserFilter =
  | { readonly everyone: true }
  | { readonly all: readonly UserFilter[] }
  | { readonly any: readonly UserFilter[] }
  | { readonly not: UserFilter }
  | { readonly subject: UserSubject; readonly is: string };

/** Whether a filter is about this user. */
export function matchesUser(filter: UserFilter, user: UserContext): boolean {
  if ('everyone' in filter) return true;
  if ('all' in filter) return filter.all.every((part) => matchesUser(part, user));
  if ('any' in filter) return filter.any.some((part) => matchesUser(part, user));
  if ('not' in filter) return !matchesUser(filter.not, user);
  return valuesOf(filter.subject, user).includes(filter.is);
}

function valuesOf(subject: UserSubject, user: UserContext): readonly (string | undefined)[] {
  switch (subject) {
    case 'identity': return [user.identityId];
    case 'role': return user.roles;
    case 'group': return user.groups;
    case 'position': return [user.positionId];
    case 'unit': return user.unitIds;
    case 'first-superior': return user.superiorIds.slice(0, 1);
    case 'second-superior': return user.superiorIds.slice(1, 2);
    case 'superior': return user.superiorIds;
  }
}
