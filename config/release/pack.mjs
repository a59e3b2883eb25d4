// `node config/release/pack.mjs <folder>`: the published packages as tarballs, as `npm publish` would send them.
import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { PUBLISHED, stage } from './stage.mjs';

const run = promisify(execFile);

/** Packs plugin-api and plugin-kit into a folder; answers the file of each. */
export async function packPublished(folder) {
  mkdirSync(folder, { recursive: true });
  const staged = mkdtempSync(join(tmpdir(), 'tessera-pack-'));
  try {
    const files = await Promise.all(Object.keys(PUBLISHED).map((room) => packOne(room, join(staged, room), resolve(folder))));
    return { pluginApi: files[0], pluginKit: files[1] };
  } finally {
    rmSync(staged, { recursive: true, force: true });
  }
}

async function packOne(room, staged, folder) {
  await stage(room, staged);
  const { stdout } = await run('npm', ['pack', staged, '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: staged });
  const [{ filename }] = JSON.parse(stdout);
  return join(folder, filename);
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  for (const file of Object.values(await packPublished(process.argv[2] ?? 'tmp/packages'))) console.log(file);
}
