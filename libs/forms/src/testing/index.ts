export * from './step-form-harness.js';
export * from './test-texts.js';
