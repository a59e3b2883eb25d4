export * from './action-of.js';
export * from './common-actions.js';
export * from './common-permissions.js';
export * from './protection.js';
export * from './statuses.js';
