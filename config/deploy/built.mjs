// A start must not wait for Nx to find out that nothing changed: names, sizes and times of the sources tell it faster.
import { createHash } from 'node:crypto';
import { existsSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join, relative } from 'node:path';
import { inRoot, root } from './paths.mjs';

const stampFile = inRoot('node_modules', '.tessera-build');
const ROOMS = ['apps', 'libs', 'plugins'];
const SHARED = ['nx.json', 'tsconfig.base.json', 'package-lock.json'];
const PASSED_OVER = new Set(['node_modules', 'dist', 'coverage', 'tmp']);
const isSource = (name) => !name.startsWith('.') && !/\.spec\.[cm]?[jt]s$/.test(name);

function* sources(folder) {
  for (const entry of readdirSync(folder, { withFileTypes: true })) {
    const path = join(folder, entry.name);
    if (entry.isDirectory() && !PASSED_OVER.has(entry.name)) yield* sources(path);
    if (entry.isFile() && isSource(entry.name)) yield path;
  }
}

/** What the sources look like now. */
export function fingerprint() {
  const hash = createHash('sha256');
  const folders = ROOMS.map((room) => inRoot(room)).filter((folder) => existsSync(folder));
  const files = [...SHARED.map((file) => inRoot(file)), ...folders.flatMap((folder) => [...sources(folder)])];
  for (const file of files.sort()) {
    const { mtimeMs, size } = statSync(file);
    // A clone that was moved is still built.
    hash.update(`${relative(root, file)}\0${mtimeMs}\0${size}\n`);
  }
  return hash.digest('hex');
}

const outputs = () => ROOMS
  .filter((room) => existsSync(inRoot(room)))
  .flatMap((room) => readdirSync(inRoot(room)).map((name) => inRoot(room, name, 'dist')))
  .filter((dist) => existsSync(dist))
  .map((dist) => relative(root, dist));

/** Remembers that what is built belongs to sources that looked like this before the build began. */
export function rememberBuild(before) {
  writeFileSync(stampFile, JSON.stringify({ fingerprint: before, outputs: outputs() }));
}

/** Whether everything that was built is still there and no source has changed since. */
export function isBuilt() {
  if (!existsSync(stampFile)) return false;
  const remembered = JSON.parse(readFileSync(stampFile, 'utf8'));
  return remembered.fingerprint === fingerprint() && remembered.outputs.every((dist) => existsSync(inRoot(dist)));
}
