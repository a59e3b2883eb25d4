/** The specs here are plain JavaScript: nothing has to be compiled. */
export default {
  displayName: 'lint', testEnvironment: 'node', transform: {}, testMatch: ['<rootDir>/*.spec.mjs', '<rootDir>/../deploy/*.spec.mjs'],
  roots: ['<rootDir>', '<rootDir>/../deploy'],
};
