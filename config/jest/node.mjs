import { fileURLToPath } from 'node:url';

const here = (file) => fileURLToPath(new URL(file, import.meta.url));

/** Jest for Node rooms: native ESM, TypeScript sources of the other rooms, decorators by swc. */
export const nodeJest = (displayName, more = {}) => ({
  displayName,
  testEnvironment: here('./one-realm.mjs'),
  runtime: here('./runtime.cjs'),
  extensionsToTreatAsEsm: ['.ts'],
  testEnvironmentOptions: { customExportConditions: ['@tessera/source', 'node', 'node-addons'] },
  transform: {
    '^.+\\.ts$': ['@swc/jest', {
      swcrc: false,
      module: { type: 'es6' },
      sourceMaps: 'inline',
      jsc: {
        parser: { syntax: 'typescript', decorators: true },
        target: 'es2023',
        keepClassNames: true,
        transform: { legacyDecorator: true, decoratorMetadata: true, useDefineForClassFields: false },
      },
    }],
  },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
  modulePathIgnorePatterns: ['<rootDir>/dist'],
  ...more,
});

/** `nodeJest('store', withPostgres)`: all specs of the room share one throw-away Postgres. */
export const withPostgres = {
  globalSetup: here('./postgres-setup.mjs'),
  globalTeardown: here('./postgres-teardown.mjs'),
};
