import { nodeJest } from '../config/jest/node.mjs';

export default nodeJest('e2e', {
  testMatch: ['<rootDir>/api/**/*.spec.ts', '<rootDir>/faults/**/*.spec.ts', '<rootDir>/fuzz/**/*.spec.ts'],
  moduleNameMapper: {},
  maxWorkers: 1,
});
