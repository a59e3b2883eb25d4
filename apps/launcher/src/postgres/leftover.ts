import { existsSync, readFileSync, realpathSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { Problem } from '../problem.js';
import { areGone, commandOf, isAlive, processesIn, signalIfAlive } from '../processes.js';

/** What an earlier Postgres left in its data folder. */
export type Leftover =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'stale' }
  | { readonly kind: 'running'; readonly pid: number };

/** Reads what postmaster.pid says; the first line is the process id, negative for a single-user Postgres. */
export function parsePostmasterPid(text: string): number | undefined {
  const pid = Math.abs(Number(text.split('\n', 1)[0]?.trim()));
  return Number.isSafeInteger(pid) && pid > 1 ? pid : undefined;
}

/** Looks for a Postgres that an earlier start left behind. */
export function findLeftover(data: string): Leftover {
  const file = join(data, 'postmaster.pid');
  if (!existsSync(file)) return { kind: 'nothing' };
  const pid = parsePostmasterPid(readFileSync(file, 'utf8'));
  // After a restart of the machine the id may belong to any other program.
  const isOurs = pid !== undefined && isAlive(pid) && commandOf(pid).includes('postgres');
  return isOurs ? { kind: 'running', pid } : { kind: 'stale' };
}

/** Makes room for a new start: stops what still runs on this data, and clears what only looks like it. */
export async function clearLeftover(data: string, say: (line: string) => void): Promise<void> {
  const leftover = findLeftover(data);
  if (leftover.kind === 'running') await stopRunning(leftover.pid, say);
  if (existsSync(data)) await stopOrphans(data);
  if (leftover.kind === 'nothing') return;
  if (leftover.kind === 'stale') say('Postgres did not stop in order last time. It recovers what it had committed.');
  rmSync(join(data, 'postmaster.pid'), { force: true });
}

async function stopRunning(pid: number, say: (line: string) => void): Promise<void> {
  say(`A Postgres from an earlier start still runs (process ${pid}). Stopping it.`);
  // Fast first, then at once: both keep every committed transaction.
  for (const [signal, milliseconds] of [['SIGINT', 10_000], ['SIGQUIT', 3000]] as const) {
    send(pid, signal);
    if (await areGone([pid], milliseconds)) return;
  }
  throw stillThere(pid);
}

// When Postgres was killed, a busy back end may outlive it; a new Postgres would refuse to start beside it.
async function stopOrphans(data: string): Promise<void> {
  const orphans = processesIn(realpathSync(data)).filter((pid) => pid !== process.pid);
  if (orphans.length === 0 || (await areGone(orphans, 1000))) return;
  for (const pid of orphans.filter(isAlive)) send(pid, 'SIGQUIT');
  if (await areGone(orphans, 3000)) return;
  for (const pid of orphans.filter(isAlive)) send(pid, 'SIGKILL');
  const [last] = orphans;
  if (last !== undefined && !(await areGone(orphans, 1000))) throw stillThere(last);
}

function send(pid: number, signal: NodeJS.Signals): void {
  try {
    signalIfAlive(pid, signal);
  } catch {
    throw stillThere(pid);
  }
}

function stillThere(pid: number): Problem {
  return new Problem(`A Postgres from an earlier start (process ${pid}) holds the data and could not be stopped.`, [
    `Stop it as the user who started it: kill -INT ${pid}`,
    'Set TESSERA_DATA to another folder to leave it alone.',
  ]);
}
