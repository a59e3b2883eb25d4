export * from './file-field-harness.js';
export * from './list-field-harness.js';
export * from './step-form-harness.js';
export * from './test-texts.js';
