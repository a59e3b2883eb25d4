// The install stamp says which package-lock.json the installed packages belong to.
// npm runs this after every install, so that an `npm ci` by hand is not followed by another one at the next start.
import { createHash } from 'node:crypto';
import { existsSync, readFileSync, realpathSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { inRoot } from './paths.mjs';

const stampFile = inRoot('node_modules', '.tessera-stamp');

const readJson = (file) => JSON.parse(readFileSync(file, 'utf8'));

const lockHash = () => createHash('sha256').update(readFileSync(inRoot('package-lock.json'))).digest('hex');

/** Remembers that the packages of the present lock file are installed. */
export function writeStamp() {
  if (existsSync(inRoot('node_modules'))) writeFileSync(stampFile, lockHash());
}

/** Whether the installed packages are those of package-lock.json. */
export function isInstalled() {
  if (!existsSync(stampFile)) return false;
  if (readFileSync(stampFile, 'utf8') === lockHash()) return true;
  // `npm install some-plugin` changes the lock without telling us; npm's own list then shows that all is there.
  const installed = holdsLockedPackages();
  if (installed) writeStamp();
  return installed;
}

function holdsLockedPackages() {
  const ownList = inRoot('node_modules', '.package-lock.json');
  if (!existsSync(ownList)) return false;
  const present = readJson(ownList).packages;
  return Object.entries(readJson(inRoot('package-lock.json')).packages)
    .filter(([path, locked]) => path.startsWith('node_modules/') && !locked.optional && !locked.link)
    .every(([path, locked]) => present[path]?.version === locked.version);
}

const calledByNpm = process.argv[1] !== undefined
  && realpathSync(process.argv[1]) === realpathSync(fileURLToPath(import.meta.url));
if (calledByNpm) writeStamp();
