export * from './check-values.js';
export * from './conditions.js';
export * from './forms.js';
export * from './json-schema.js';
