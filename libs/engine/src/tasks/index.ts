export * from './event-receiver.js';
export * from './task-performer.js';
