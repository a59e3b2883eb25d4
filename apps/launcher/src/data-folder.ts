import { accessSync, chmodSync, chownSync, constants, mkdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Problem, codeOf } from './problem.js';

// As root, Postgres runs as another user and has to pass through; nobody may look around.
const PASSABLE = 0o711;
const PRIVATE = 0o700;

/** Makes the data folder, or says why nothing can be kept there. */
export function openDataFolder(folder: string): void {
  try {
    mkdirSync(folder, { recursive: true, mode: PRIVATE });
    accessSync(folder, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch (error) {
    throw new Problem(`The data folder ${folder} is not writable for you (${codeOf(error) ?? 'unknown cause'}).`, [
      'Start as the user who owns it, or give it to you: chown -R "$(id -un)" <folder>',
      'Set TESSERA_DATA to a folder of your own.',
    ]);
  }
  // Fails for a folder of somebody else that we may write to by other means; then its owner decides.
  if (process.getuid?.() === 0) chmodSync(folder, PASSABLE);
}

/** Writes a file that only its owner can read, whole or not at all. */
export function writePrivately(file: string, text: string): void {
  const draft = `${file}.${process.pid}`;
  writeFileSync(draft, text, { mode: 0o600 });
  const { uid, gid } = statSync(dirname(file));
  // Root may start what somebody else began; that person must be able to go on later.
  if (process.getuid?.() === 0) chownSync(draft, uid, gid);
  renameSync(draft, file);
}

/** Reads a JSON file of ours, or gives undefined when there is none. */
export function readOwn<T>(file: string): Partial<T> | undefined {
  try {
    return JSON.parse(readFileSync(file, 'utf8')) as Partial<T>;
  } catch (error) {
    if (codeOf(error) === 'ENOENT') return undefined;
    throw new Problem(`${file} cannot be read (${codeOf(error) ?? 'it is not JSON'}).`, [
      'Start as the user who owns it.',
      'Bring it back from a backup: without its keys what is sealed in the database stays sealed.',
    ]);
  }
}

/** Ports that stay the same from start to start, because other places remember them. */
export interface Remembered { readonly postgresPort: number; readonly bureauPort: number }

const portsFile = (folder: string) => join(folder, 'ports.json');

/** The ports of the last start. */
export function readPorts(folder: string): Partial<Remembered> {
  return readOwn<Remembered>(portsFile(folder)) ?? {};
}

/** Remembers a port for the next start. */
export function rememberPort(folder: string, port: Partial<Remembered>): void {
  writePrivately(portsFile(folder), JSON.stringify({ ...readPorts(folder), ...port }));
}
