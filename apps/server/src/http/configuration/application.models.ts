import { Count, Many, MayShow, Shown, Words } from '../../door/view.js';
import { PartChangeView } from './configuration.models.js';

/** A secret that is called but neither there nor given. */
export class MissingSecretView {
  @Shown() path: string;
  @Shown({ description: 'The environment variable that it can be given by.' }) reference: string;
}

/** What happens to one part, in words. */
export class PartPlanView {
  @Shown() path: string;
  @Shown() title: string;
  @Shown({ enum: ['added', 'changed', 'removed'], enumName: 'PartChangeKind' }) kind: 'added' | 'changed' | 'removed';
  @Words() sentences: string[];
  @Shown() takesAway: boolean;
}

/** What applying would change, sealed to the revision that it was worked out from. */
export class PlanView {
  @Count() basedOn: number;
  @Shown() seal: string;
  @Many(() => PartChangeView) changes: PartChangeView[];
  @Many(() => MissingSecretView) missingSecrets: MissingSecretView[];
  @Many(() => PartPlanView) parts: PartPlanView[];
  @Shown({ type: [String], description: 'What it does to objects that are there.' }) consequences: string[];
  @Shown({ description: 'Somebody loses something that works today, or objects get stuck.' }) takesAway: boolean;
}

/** What came of it. */
export class AppliedView {
  @MayShow({ type: 'integer', description: 'The new revision; none when nothing changed.' }) revision?: number;
  @Count() changed: number;
  @Many(() => MissingSecretView) missingSecrets: MissingSecretView[];
}
