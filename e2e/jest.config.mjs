import { nodeJest } from '../config/jest/node.mjs';

export default nodeJest('e2e', {
  testMatch: ['<rootDir>/api/**/*.spec.ts', '<rootDir>/faults/**/*.spec.ts', '<rootDir>/fuzz/**/*.spec.ts', '<rootDir>/outside-plugin/*.spec.ts'],
  moduleNameMapper: {},
  // Killed servers are mostly waited for: while one spec waits, the next one works.
  maxWorkers: 3,
  // What takes a second alone may wait for its turn.
  testTimeout: 30_000,
});
