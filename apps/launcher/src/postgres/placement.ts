import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { chmodSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { writePrivately } from '../data-folder.js';
import { Problem, codeOf } from '../problem.js';
import { canEnter, canRun, copyNative, findNative, systemUser } from './programs.js';
import type { SystemUser } from './programs.js';

/** Where Postgres keeps its data and its programs, and who runs it. */
export interface Placement {
  readonly native: string;
  readonly data: string;
  readonly user: SystemUser | undefined;
}

const SYSTEM_STATE = '/var/lib/tessera';

/** A name for a folder elsewhere that people recognize and that belongs to no other data folder. */
export function nameForElsewhere(dataFolder: string, root: string): string {
  const hash = createHash('sha256').update(dataFolder).digest('hex').slice(0, 8);
  return `${basename(root).replaceAll(/[^\w.-]/g, '-')}-${hash}`;
}

/** Finds the place of the data and the programs; moves them where the user who runs Postgres can reach them. */
export async function placePostgres(dataFolder: string, root: string, say: (line: string) => void): Promise<Placement> {
  const installed = await findNative();
  const inside = join(dataFolder, 'postgres');
  const user = ownerOf(inside) ?? systemUser();
  if (user === undefined) return { native: installed, data: inside, user };
  const native = canRun(installed, user) ? installed : copyPrograms(installed, user);
  const data = placeData(dataFolder, root, user);
  const moved = [...(native === installed ? [] : [`its programs are in ${native}`]), ...(data === inside ? [] : [`its data is in ${data}`])];
  if (moved.length > 0) say(`Postgres does not run as root, and its user cannot enter ${root}: ${moved.join(', ')}.`);
  return { native, data, user };
}

// Whoever removed the data folder begins anew; what is elsewhere from before is not ours to take or delete.
function firstUnused(place: string, number = 1): string {
  const candidate = number === 1 ? place : `${place}-${number}`;
  return existsSync(candidate) ? firstUnused(place, number + 1) : candidate;
}

function placeData(dataFolder: string, root: string, user: SystemUser): string {
  const inside = join(dataFolder, 'postgres');
  const pointer = join(dataFolder, 'postgres-is-elsewhere');
  // Once elsewhere, always elsewhere: data must not seem to vanish when somebody changes a folder's mode.
  const known = existsSync(pointer) ? readFileSync(pointer, 'utf8').trim() : undefined;
  if (known === undefined && canEnter(dataFolder, user)) return inside;
  const elsewhere = known ?? firstUnused(join(SYSTEM_STATE, nameForElsewhere(dataFolder, root)));
  const data = join(elsewhere, 'data');
  atSystemState(elsewhere, () => {
    makePassable(elsewhere);
    if (known === undefined) moveData(inside, data);
  });
  writePrivately(pointer, `${elsewhere}\n`);
  return data;
}

/** Root may start what an ordinary user began: Postgres then goes on as that user. */
function ownerOf(data: string): SystemUser | undefined {
  if (process.getuid?.() !== 0 || !existsSync(data)) return undefined;
  const { uid, gid } = statSync(data);
  return uid === 0 ? undefined : { uid, gid };
}

function copyPrograms(installed: string, user: SystemUser): string {
  const target = join(SYSTEM_STATE, `postgres-${versionOf(installed)}`);
  atSystemState(target, () => {
    makePassable(SYSTEM_STATE);
    copyNative(installed, target);
  });
  if (!canRun(target, user)) throw unusable(target, undefined);
  return target;
}

function atSystemState(place: string, work: () => void): void {
  try {
    work();
  } catch (error) {
    throw unusable(place, codeOf(error));
  }
}

function makePassable(folder: string): void {
  for (const each of new Set([SYSTEM_STATE, folder])) {
    mkdirSync(each, { recursive: true });
    chmodSync(each, 0o711);
  }
}

// A later version of the package must not run from an old copy.
function versionOf(installed: string): string {
  const { version } = JSON.parse(readFileSync(join(dirname(installed), 'package.json'), 'utf8')) as { version: string };
  return version;
}

function moveData(from: string, to: string): void {
  if (!existsSync(from) || existsSync(to)) return;
  try {
    renameSync(from, to);
  } catch (error) {
    if (codeOf(error) !== 'EXDEV') throw error;
    // Keeps the owner, which Node's own copy does not.
    execFileSync('cp', ['-a', from, to]);
    rmSync(from, { recursive: true });
  }
}

function unusable(folder: string, code: string | undefined): Problem {
  return new Problem(`Postgres cannot be put into ${folder}${code === undefined ? '' : ` (${code})`}.`, [
    'Clone Tessera into a folder that every user may enter, such as /srv/tessera or /opt/tessera.',
    'Start as an ordinary user.',
    'Set DATABASE_URL to a Postgres 14 or later.',
  ]);
}
