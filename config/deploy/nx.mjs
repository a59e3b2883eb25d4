import { availableParallelism } from 'node:os';
import { delimiter, join } from 'node:path';
import { inRoot, programs } from './paths.mjs';
import { runPhase } from './phase.mjs';

/** Node 24 first on the path, whatever Node the host has. */
export const withOurNode = { PATH: `${programs}${delimiter}${process.env.PATH}` };

const QUIET = {
  NX_DAEMON: 'false',
  NX_TUI: 'false',
  NX_NO_CLOUD: 'true',
  NX_INTERACTIVE: 'false',
  NO_UPDATE_NOTIFIER: '1',
  NG_CLI_ANALYTICS: 'false',
  // Not in the shared temporary folder, where another user could put a file of that name first.
  NX_NATIVE_FILE_CACHE_DIRECTORY: inRoot('.nx', 'native'),
};

/** Runs a target in many rooms; the answer is that of runPhase. */
export function runMany(title, target, more = [], options = {}) {
  const args = [
    'run-many', '-t', target, '--outputStyle=static', `--parallel=${Math.max(2, availableParallelism())}`, ...more,
  ];
  return runPhase(title, join(programs, 'nx'), args, {
    ...options, env: { ...withOurNode, ...QUIET, ...options.env },
  });
}
