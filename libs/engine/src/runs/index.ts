export { PluginFault } from './plugin-fault.js';
export * from './readable-times.js';
export type { OpenRequest, StartRequest } from './run-opening.js';
export * from './run-performer.js';
export * from './run-texts.js';
export type { Origin } from './started-elsewhere.js';
export { withoutSealed } from './secret-answers.js';
export { isOwn } from './on-behalf.js';
export { repeatedAttributes } from './repeated.js';
