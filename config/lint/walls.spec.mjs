import { execFileSync } from 'node:child_process';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { inRoot, root } from '../deploy/paths.mjs';
import { PLANTS } from './plants.mjs';
import { ROWS } from './walls.mjs';

const QUIET = { ...process.env, NX_DAEMON: 'false', NX_TUI: 'false' };

function tryPlants() {
  // Only a fresh graph knows the rooms as they are now.
  execFileSync(inRoot('node_modules', '.bin', 'nx'), ['show', 'projects'], { cwd: root, env: QUIET, stdio: 'ignore' });
  const said = execFileSync(process.execPath, [inRoot('config', 'lint', 'try-plants.mjs')], { cwd: root, encoding: 'utf8', env: QUIET });
  return new Map(JSON.parse(said).map(({ row, refused }) => [row, refused]));
}

describe('the walls', () => {
  const outcome = tryPlants();

  it.each(PLANTS)('$row', ({ row, breaks }) => {
    expect(outcome.get(row)).toEqual(breaks);
  });

  it('have a row for every room of the house', () => {
    const tags = ['apps', 'libs', 'plugins'].flatMap((kind) => readdirSync(inRoot(kind)).map((name) => {
      const { nx } = JSON.parse(readFileSync(join(inRoot(kind, name), 'package.json'), 'utf8'));
      return nx?.tags?.[0];
    }));
    const rows = new Set(ROWS.map(({ room }) => `room:${room}`));
    expect(tags.filter((tag) => !rows.has(tag))).toEqual([]);
  });
});
