export * from './action-title.js';
export * from './timeline.js';
