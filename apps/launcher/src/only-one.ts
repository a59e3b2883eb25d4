import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readOwn, writePrivately } from './data-folder.js';
import { Problem } from './problem.js';
import { beganAt, isAlive } from './processes.js';

interface Holder { readonly pid: number; readonly began: string }

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
