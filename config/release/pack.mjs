// `node config/release/pack.mjs <folder>`: the published packages as tarballs, as `npm publish` would send them, and those of the house whose
// object types others may build on.
import { execFile } from 'node:child_process';
import { mkdtempSync, mkdirSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { inRoot } from '../deploy/paths.mjs';
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
  return packFolder(staged, folder);
}

async function packFolder(staged, folder) {
  const { stdout } = await run('npm', ['pack', staged, '--json', '--ignore-scripts', '--pack-destination', folder], { cwd: staged });
  const [{ filename }] = JSON.parse(stdout);
  return join(folder, filename);
}

async function packBuiltOn(folder) {
  const own = JSON.parse(readFileSync(inRoot('config', 'plugins.json'), 'utf8'));
  const rooms = own.map((name) => inRoot('node_modules', name)).filter((room) => JSON.parse(readFileSync(join(room, 'package.json'), 'utf8')).exports?.['./object-type']);
  return Promise.all(rooms.map((room) => packFolder(realpathSync(room), folder)));
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  const folder = resolve(process.argv[2] ?? 'tmp/packages');
  for (const file of [...Object.values(await packPublished(folder)), ...(await packBuiltOn(folder))]) console.log(file);
}
