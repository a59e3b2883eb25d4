import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { readOwn, writePrivately } from './data-folder.js';
import { Problem } from './problem.js';
import { isAlive } from './processes.js';

interface Holder { readonly pid: number; readonly began: string }

/** When a process began, in the kernel's ticks: tells it from a later one that got the same id. */
function beganAt(pid: number): string {
  try {
    const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
    // The name in parentheses may hold spaces; the start time is the 20th value after it.
    return stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19] ?? '';
  } catch {
    return '';
  }
}

/** Takes the data folder for this launcher, and gives what releases it. */
export function takeFolder(folder: string): () => void {
  const file = join(folder, 'launcher.json');
  const holder = readOwn<Holder>(file);
  if (holder?.pid !== undefined && holder.pid !== process.pid && isAlive(holder.pid) && beganAt(holder.pid) === holder.began) {
    throw new Problem(`Tessera already runs on ${folder} (process ${holder.pid}).`, [
      `Stop it: kill ${holder.pid}`,
      'Set TESSERA_DATA and TESSERA_PORT to run a second one beside it.',
    ]);
  }
  writePrivately(file, JSON.stringify({ pid: process.pid, began: beganAt(process.pid) }));
  return () => rmSync(file, { force: true });
}
