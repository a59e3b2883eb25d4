import { Many, Shown, Words } from '../door/view.js';

/** What happens to one part of the configuration, in words. */
export class PartPlanView {
  @Shown() path: string;
  @Shown({ description: 'What people call the part.' }) title: string;
  @Shown({ enum: ['added', 'changed', 'removed'], enumName: 'PartChangeKind' }) kind: 'added' | 'changed' | 'removed';
  @Words() sentences: string[];
  @Shown({ description: 'Whether somebody loses something that works today.' }) takesAway: boolean;
}

/** What a change of the configuration does, in words. */
export class PlanWordsView {
  @Many(() => PartPlanView) parts: PartPlanView[];
  @Shown({ type: [String], description: 'What it does to objects that are there.' }) consequences: string[];
  @Shown({ description: 'Whether somebody loses something that works today, or objects get stuck.' }) takesAway: boolean;
}
