import type { DistributionEntry, DistributionRight } from '../access/distribution.js';
import type { AclScheme } from '../access/scheme.js';
import type { AuditEntry, ObjectRecord } from '../model.js';
import type { Transaction } from './store.js';

/** An object as whoever changes its access has seen it: whatever was done to it, or to its access, meanwhile comes first. */
export type ObjectSeen = Pick<ObjectRecord, 'id' | 'objectType' | 'version' | 'schemeId'>;

/** Keeps access schemes and distribution lists. Schemes are rules: they raise the revision of the rules. */
export interface AccessStore {
  revision(): Promise<number>;
  readSchemes(): Promise<readonly AclScheme[]>;
  /** Saves the default or a scenario of a type over `expectedRevision`; throws `Conflict` with the present one. */
  saveScheme(scheme: AclScheme, expectedRevision: number, audit: AuditEntry): Promise<AclScheme>;
  /** Takes a scenario away; throws `Conflict` while objects follow it. */
  removeScenario(scheme: AclScheme, audit: AuditEntry): Promise<void>;
  /** Lets an object follow a scenario, entries of its own, or, without a scheme, its type's default again; throws `Conflict` when it is another than was seen. */
  follow(object: ObjectSeen, scheme: Pick<AclScheme, 'level' | 'id' | 'entries'> | undefined, audit: AuditEntry): Promise<void>;
  /** What the distribution lists of these objects give to a person. */
  rightsOf(identityId: string, objectIds: readonly string[], transaction?: Transaction): Promise<ReadonlyMap<string, readonly DistributionRight[]>>;
  readDistribution(objectId: string): Promise<readonly DistributionEntry[]>;
  /** Throws `Conflict` when the object is another than was seen. */
  saveDistribution(object: ObjectSeen, entries: readonly DistributionEntry[], audit: AuditEntry): Promise<void>;
}
