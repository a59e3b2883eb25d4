import presets from 'jest-preset-angular/presets/index.js';

export default {
  ...presets.createEsmPreset({ tsconfig: '<rootDir>/tsconfig.spec.json' }),
  displayName: 'operator',
  setupFilesAfterEnv: ['<rootDir>/src/testing/test-setup.ts'],
  testEnvironmentOptions: { customExportConditions: ['@tessera/source', 'browser', 'module'] },
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  testMatch: ['<rootDir>/src/**/*.spec.ts'],
};
