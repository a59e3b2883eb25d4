// The wall rule says nothing at all when Nx has not yet written down which room is where: that must not look like success.
import { existsSync } from 'node:fs';
import { inRoot } from '../deploy/paths.mjs';

const message = 'Nx has no project graph, so no wall is checked. Lint through Nx: nx run-many -t lint';

/** Refuses every file while there is no project graph. */
export const graphRule = {
  meta: { type: 'problem', schema: [] },
  create: (context) => ({
    Program(node) {
      if (!existsSync(inRoot('.nx', 'workspace-data', 'project-graph.json'))) context.report({ node, message });
    },
  }),
};
