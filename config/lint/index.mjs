import nx from '@nx/eslint-plugin';
import { screens } from './angular.mjs';
import { graphRule } from './graph-rule.mjs';
import { plainTaste, taste } from './taste.mjs';
import { walls } from './walls.mjs';

/** The whole configuration. */
export default [
  { ignores: ['**/dist', '**/node_modules', '**/.angular', '**/coverage', '**/tmp', '**/*.d.ts', '**/*.d.mts', 'libs/api-client/src/lib/**'] },
  { plugins: { '@nx': nx, tessera: { rules: { 'project-graph': graphRule } } } },
  { files: ['**/*.ts'], rules: { 'tessera/project-graph': 'error' } },
  ...taste,
  plainTaste,
  ...screens,
  ...walls,
  // Somebody else's package, which imports what it has installed.
  { files: ['e2e/outside-plugin/acme-*/**/*.ts'], rules: { '@nx/enforce-module-boundaries': 'off' } },
];
