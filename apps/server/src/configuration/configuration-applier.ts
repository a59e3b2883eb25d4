import { Injectable } from '@nestjs/common';
import { Conflict, signatureOf, type RevisionOrigin } from '@tessera/engine';
import { ConfigurationApplications, type PreparedChange } from '@tessera/store';
import { newId } from '../house/new-id.js';
import { changeLine } from './change-lines.js';
import { ConfigurationPlanner, type Applicant, type PlannedConfiguration, type Wanted } from './configuration-planner.js';
import { ApplyingRights } from './rights.js';
import { SecretKeeper } from './secret-keeper.js';

/** What was planned, as whoever applies it has seen it. */
export interface SeenPlan {
  readonly basedOn: number;
  /** Of exactly what was planned; left out by whoever knows only what it was made from. */
  readonly seal?: string;
}

/** How and why a configuration is applied. */
export interface Application {
  readonly reason?: string;
  readonly origin?: RevisionOrigin;
  /** The plan that was looked at; without it, what is planned now. */
  readonly seen?: SeenPlan;
  /** Also when only the built-in administrator could undo it. */
  readonly confirmed?: boolean;
}

/** What came of it. */
export interface Applied {
  /** The new revision; none when nothing changed. */
  readonly revision?: number;
  readonly plan: PlannedConfiguration;
}

/** Brings a configuration into force as it was planned, or not at all. */
@Injectable()
export class ConfigurationApplier {
  constructor(
    private readonly planner: ConfigurationPlanner,
    private readonly rights: ApplyingRights,
    private readonly secrets: SecretKeeper,
    private readonly applications: ConfigurationApplications,
  ) {}

  /** Throws `Conflict('plan-outdated')` when what was seen would not be what happens. */
  async apply(wanted: Wanted, applicant: Applicant, { reason, origin, seen, confirmed = false }: Application): Promise<Applied> {
    const plan = await this.planner.plan(wanted, applicant);
    if (seen && (seen.basedOn !== plan.basedOn || (seen.seal ?? plan.seal) !== plan.seal)) throw new Conflict('plan-outdated');
    if (applicant.caller) await this.rights.askForKeys(applicant.caller, plan.changes, plan.target, confirmed);
    if (plan.changes.length + plan.completed.length === 0) return { plan };
    const isRollback = 'rollbackTo' in wanted;
    const said = isRollback ? `back to ${wanted.rollbackTo}${reason === undefined ? '' : `: ${reason}`}`.slice(0, 300) : reason;
    const revision = await this.bringIntoForce(plan, applicant, { origin: origin ?? (isRollback ? 'rollback' : 'apply'), ...(said !== undefined && { reason: said }) });
    return { plan, ...(revision !== undefined && { revision }) };
  }

  private async bringIntoForce({ basedOn, target, changes, completed, entries }: PlannedConfiguration, applicant: Applicant, note: Pick<Application, 'reason' | 'origin'>): Promise<number | undefined> {
    const at = new Date();
    const prepared: PreparedChange[] = [];
    for (const change of [...changes, ...completed]) {
      const id = newId();
      const rows = entries.get(change.path);
      prepared.push({ ...change, id, audit: changeLine(applicant.actor, at, change), ...(rows && { entries: rows }), ...(await this.secrets.prepare(change, id, applicant)) });
    }
    const { actorId, actorName } = signatureOf(applicant.actor);
    return this.applications.apply({ basedOn, target, changes: prepared, author: { at, actorId, actorName }, note });
  }
}
