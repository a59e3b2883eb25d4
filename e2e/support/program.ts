import { spawn, type ChildProcess } from 'node:child_process';
import { join } from 'node:path';
import { FRUGAL_ENVIRONMENT, FRUGAL_FLAGS } from '../../config/deploy/frugal.mjs';

/** The repository's top folder. */
export const TOP = join(import.meta.dirname, '..', '..');

/** A program of the house that runs as a process of its own. */
export interface Program {
  readonly pid: number;
  /** Everything it has printed so far. */
  output(): string;
  end(signal: NodeJS.Signals): Promise<void>;
}

/** Starts `entry` and waits until it prints `ready`; fails with its own words when it ends instead. */
export async function startProgram(entry: string, env: Readonly<Record<string, string>>, ready: RegExp): Promise<Program> {
  const child = spawn(process.execPath, [...FRUGAL_FLAGS, join(TOP, entry)], {
    cwd: TOP,
    env: { PATH: process.env['PATH'] ?? '', HOME: process.env['HOME'] ?? '/', ...FRUGAL_ENVIRONMENT, ...env },
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  let said = '';
  await new Promise<void>((resolve, reject) => {
    const hear = (chunk: Buffer): void => {
      said = (said + chunk.toString()).slice(-100_000);
      if (ready.test(said)) resolve();
    };
    child.stdout?.on('data', hear);
    child.stderr?.on('data', hear);
    child.once('exit', (code) => reject(new Error(`${entry} ended (${code}) before it was ready:\n${said}`)));
  });
  return { pid: child.pid ?? 0, output: () => said, end: (signal) => endOf(child, signal) };
}

async function endOf(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const gone = new Promise((resolve) => child.once('close', resolve));
  child.kill(signal);
  await gone;
}
