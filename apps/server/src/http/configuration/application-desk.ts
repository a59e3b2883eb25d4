import { Injectable } from '@nestjs/common';
import { Forbidden, permits } from '@tessera/engine';
import type { Caller, Language } from '../../access/caller.js';
import { ConfigurationApplier } from '../../configuration/configuration-applier.js';
import { ConfigurationPlanner, type Applicant, type Wanted } from '../../configuration/configuration-planner.js';
import { readDocument } from '../../configuration/yaml-reader.js';
import { invalidAt } from '../../door/faults.js';
import type { AppliedView, PlanView } from './application.models.js';
import type { ApplyConfiguration, PlanConfiguration } from './application.shapes.js';
import { changeView } from './configuration-desk.js';
import { PlanWords } from './plan-words.js';

/** Plans and applies configurations that people send. */
@Injectable()
export class ApplicationDesk {
  constructor(
    private readonly planner: ConfigurationPlanner,
    private readonly applier: ConfigurationApplier,
    private readonly words: PlanWords,
  ) {}

  async plan(caller: Caller, sent: PlanConfiguration, language: Language): Promise<PlanView> {
    const plan = await this.planner.plan(wantedIn(sent), applicantOf(caller));
    const { parts, consequences, takesAway } = await this.words.of(plan, language);
    return {
      basedOn: plan.basedOn, seal: plan.seal, changes: plan.changes.map(changeView), missingSecrets: [...plan.missingSecrets],
      parts: parts.map((part) => ({ ...part, sentences: [...part.sentences] })), consequences: [...consequences], takesAway,
    };
  }

  async apply(caller: Caller, { basedOn, seal, reason, ...sent }: ApplyConfiguration, confirmed: boolean): Promise<AppliedView> {
    const { revision, plan } = await this.applier.apply(wantedIn(sent), applicantOf(caller), { reason, confirmed, seen: { basedOn, seal } });
    return { changed: plan.changes.length, missingSecrets: [...plan.missingSecrets], ...(revision !== undefined && { revision }) };
  }
}

// A plan shows what is there: whoever may not read the configuration does not learn it this way.
function applicantOf(caller: Caller): Applicant {
  if (!permits(caller.actor, 'configuration:read')) throw new Forbidden('configuration:read');
  return { actor: caller.actor, caller, trusted: false, hasKey: true };
}

function wantedIn({ document, rollbackTo }: PlanConfiguration): Wanted {
  if ((document === undefined) === (rollbackTo === undefined)) throw invalidAt(document === undefined ? '/document' : '/rollbackTo', document === undefined ? 'required' : 'unknown-field');
  return document === undefined ? { rollbackTo: rollbackTo ?? 0 } : readDocument([{ text: document }]);
}
