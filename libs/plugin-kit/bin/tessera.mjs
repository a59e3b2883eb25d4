#!/usr/bin/env node
import { spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const at = (path) => fileURLToPath(new URL(path, import.meta.url));

// Only in the repository of the kit itself: nothing is built yet after its packages are installed.
if (!existsSync(at('../dist/cli.js'))) {
  console.error('Building the kit. This happens once.');
  const built = spawnSync(process.execPath, [at('../../../node_modules/typescript/bin/tsc'), '-b', at('../tsconfig.json')], { stdio: 'inherit' });
  if (built.status !== 0) process.exit(1);
}
await import('../dist/cli.js');
