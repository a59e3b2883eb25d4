import type { AclRelation } from './scheme.js';
import type { DistributionRight } from './distribution.js';

/** Objects under these schemes, `model` for those without a scheme of their own, for which all relations hold. */
export interface Way {
  readonly model: boolean;
  readonly schemeIds: readonly string[];
  readonly relations: readonly AclRelation[];
}

/** Which objects of a type somebody may see, in the database's terms: any way leads to an object, so does its distribution list. */
export interface AccessScope {
  /** Nothing has to be asked. */
  readonly everything: boolean;
  readonly ways: readonly Way[];
  /** Rights on a distribution list that are enough. */
  readonly rights: readonly DistributionRight[];
  /** The person's own record. */
  readonly identityId?: string;
  /** The attribute that names the objects of this scope: objects that name none are in, too. */
  readonly through?: string;
  /** By which ids the person stands as maker on objects. */
  readonly makers: readonly string[];
}

/** For the house itself, and for types that nobody restricts. */
export const EVERYTHING: AccessScope = { everything: true, ways: [], rights: [], makers: [] };

/** For whoever may see nothing of a type. */
export const NO_OBJECTS: AccessScope = { everything: false, ways: [], rights: [], makers: [] };
