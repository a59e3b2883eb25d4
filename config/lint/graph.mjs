// The wall rule says nothing at all when Nx has not yet written down which room is where.
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { withOurNode } from '../deploy/nx.mjs';
import { inRoot, programs, root } from '../deploy/paths.mjs';

/** Makes sure that the walls are looked at: lets Nx write its graph, or refuses to lint. */
export function ensureGraph() {
  const graph = inRoot('.nx', 'workspace-data', 'project-graph.json');
  if (existsSync(graph)) return;
  const env = { ...process.env, ...withOurNode, NX_DAEMON: 'false', NX_TUI: 'false' };
  spawnSync(join(programs, 'nx'), ['show', 'projects'], { cwd: root, env, stdio: 'ignore' });
  if (!existsSync(graph)) throw new Error('Nx made no project graph: the walls between the rooms cannot be checked.');
}
