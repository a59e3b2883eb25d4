import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { canonical, NotFound, pointerIn, type Acting, type Configuration, type FieldFault, type Json, type PartChange, type ProcessListEntry } from '@tessera/engine';
import { ConfigurationRevisions } from '@tessera/store';
import type { Caller } from '../access/caller.js';
import { invalid } from '../door/faults.js';
import type { PartFault } from './checks/check.js';
import { ConfigurationChecks } from './configuration-checks.js';
import { ApplyingRights, BUILT_IN } from './rights.js';
import { SecretKeeper, type MissingSecret, type SecretPolicy } from './secret-keeper.js';
import { targetOf, targetOfEarlier } from './target.js';
import type { ReadDocument } from './yaml-reader.js';

/** The configuration that somebody wants: that of a document, or that of an earlier revision. */
export type Wanted = Pick<ReadDocument, 'document' | 'located'> | { readonly rollbackTo: number };

/** Who wants it. With a caller, every right is asked for that the screens ask for. */
export interface Applicant extends SecretPolicy {
  readonly actor: Acting;
  readonly caller?: Caller;
  /** The first configuration of a house: it may speak of what packages bring that are installed later. */
  readonly isFirst?: true;
}

/** What applying would change, sealed to the revision that it was worked out from. */
export interface PlannedConfiguration {
  readonly basedOn: number;
  readonly seal: string;
  readonly present: Configuration;
  readonly target: Configuration;
  readonly changes: readonly PartChange[];
  /** Parts that stay as they are, but get a secret that they waited for. */
  readonly completed: readonly PartChange[];
  readonly missingSecrets: readonly MissingSecret[];
  readonly entries: ReadonlyMap<string, readonly ProcessListEntry[]>;
}

/** Works out what a configuration would change, and refuses it with everything that is wrong about it. */
@Injectable()
export class ConfigurationPlanner {
  constructor(
    private readonly revisions: ConfigurationRevisions,
    private readonly checks: ConfigurationChecks,
    private readonly rights: ApplyingRights,
    private readonly secrets: SecretKeeper,
  ) {}

  async plan(wanted: Wanted, applicant: Applicant): Promise<PlannedConfiguration> {
    const { revision, configuration: present } = await this.revisions.snapshot();
    const asked = await this.asked(wanted, present);
    const { target, changes, faults: found, entries } = await this.checks.check(present, asked);
    const faults = applicant.isFirst ? found.filter((fault) => !isOfLaterPackage(fault)) : found;
    if (faults.length > 0) throw invalid(located(wanted, faults));
    if (applicant.caller) await this.rights.check(applicant.caller, changes, target);
    return {
      basedOn: revision, seal: sealOf(revision, target), present, target, changes, entries,
      completed: await this.secrets.completed(target, changes, applicant),
      missingSecrets: await this.secrets.missing(changes, applicant),
    };
  }

  private async asked(wanted: Wanted, present: Configuration): Promise<Configuration> {
    if ('document' in wanted) return targetOf(wanted.document, present, BUILT_IN);
    const earlier = await this.revisions.at(wanted.rollbackTo);
    if (!earlier) throw new NotFound('revision', String(wanted.rollbackTo));
    return targetOfEarlier(earlier, present, BUILT_IN);
  }
}

const isOfLaterPackage = ({ path, at = '', reason }: PartFault): boolean =>
  reason === 'unknown-object-type' || (path.startsWith('roles/') && at.startsWith('/permissions/'));

/** SHA-256 over the number of the revision and the canonical bytes of the target. */
export const sealOf = (revision: number, target: Configuration): string =>
  createHash('sha256').update(`${revision}\n${canonical([...target])}`).digest('hex');

const NOTHING: Json = {};

function located(wanted: Wanted, faults: readonly PartFault[]): readonly FieldFault[] {
  const document = 'document' in wanted ? wanted.document : NOTHING;
  const pointed = faults.map(({ path, at, reason, details }): FieldFault => ({ pointer: pointerIn(document, path, at), reason, ...(details && { details }) }));
  return 'located' in wanted ? wanted.located(pointed) : pointed;
}
