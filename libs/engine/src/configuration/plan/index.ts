export { countsNeeded, countText, NOTHING_LIVES, openRunsKey } from './counts.js';
export type { Counted, CountsNeeded, LiveCounts } from './counts.js';
export { planOf } from './plan.js';
export { partTitles } from './titles.js';
export type { ConfigurationPlan, PartPlan, PlanQuestion } from './plan.js';
