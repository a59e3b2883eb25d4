import { nodeJest } from '../../config/jest/node.mjs';

export default nodeJest('authors-guide', {
  testMatch: ['<rootDir>/**/*.spec.ts'],
  // What the generator writes outside of this repository runs by node --test: first-plugin.spec.ts does that.
  testPathIgnorePatterns: ['/examples/first-plugin/'],
});
