export * from './run-performer.js';
