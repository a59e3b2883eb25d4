import type { DistributionEntry, DistributionRight } from '../access/distribution.js';
import type { AclScheme } from '../access/scheme.js';
import type { AuditEntry } from '../model.js';
import type { Transaction } from './store.js';

/** Keeps access schemes and distribution lists. Schemes are rules: they raise the revision of the rules. */
export interface AccessStore {
  revision(): Promise<number>;
  readSchemes(): Promise<readonly AclScheme[]>;
  /** Saves the default or a scenario of a type over `expectedRevision`; throws `Conflict` with the present one. */
  saveScheme(scheme: AclScheme, expectedRevision: number, audit: AuditEntry): Promise<AclScheme>;
  /** Takes a scenario away; throws `Conflict` while objects follow it. */
  removeScenario(scheme: AclScheme, audit: AuditEntry): Promise<void>;
  /** Lets an object follow a scenario, entries of its own, or, without a scheme, its type's default again. */
  follow(object: { readonly id: string; readonly objectType: string }, scheme: Pick<AclScheme, 'level' | 'id' | 'entries'> | undefined, audit: AuditEntry): Promise<void>;
  /** What the distribution lists of these objects give to a person. */
  rightsOf(identityId: string, objectIds: readonly string[], transaction?: Transaction): Promise<ReadonlyMap<string, readonly DistributionRight[]>>;
  readDistribution(objectId: string): Promise<readonly DistributionEntry[]>;
  saveDistribution(objectId: string, entries: readonly DistributionEntry[], audit: AuditEntry): Promise<void>;
}
