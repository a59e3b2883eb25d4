export * from './import-desk.js';
export * from './import-performer.js';
export * from './import-record.js';
