export { House } from './house.js';
export type { HouseOptions, Opened } from './house.js';
export { Problem, describeProblem } from './problem.js';
export { readSettings } from './settings.js';
export type { Settings } from './settings.js';
export { run } from './run.js';
