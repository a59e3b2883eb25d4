export { ConfigurationPlanModule } from './configuration-plan.module.js';
export { countLives } from './count-lives.js';
export type { LivesRoom } from './count-lives.js';
export { PartPlanView, PlanWordsView } from './plan.models.js';
export { PlanWriter } from './plan-writer.js';
export type { PlanFacts } from './plan-writer.js';
