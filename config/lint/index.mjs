import nx from '@nx/eslint-plugin';
import { screens } from './angular.mjs';
import { ensureGraph } from './graph.mjs';
import { plainTaste, taste } from './taste.mjs';
import { walls } from './walls.mjs';

ensureGraph();

/** The whole configuration. */
export default [
  { ignores: ['**/dist', '**/node_modules', '**/.angular', '**/coverage', '**/tmp', '**/*.d.ts', '**/*.d.mts', 'libs/api-client/src/lib/**'] },
  { plugins: { '@nx': nx } },
  ...taste,
  plainTaste,
  ...screens,
  ...walls,
];
