export * from './user-context.js';
