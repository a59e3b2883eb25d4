import type { ChildProcess } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  canRun, copyNative, findNative, initialize, launch, makeOwnFolder, systemUser, untilReady,
} from '../../config/deploy/cluster.mjs';
import { portOfOurs } from './ports.ts';

/** A Postgres with its usual promises of durability, that can be killed and started again. */
export interface Postgres {
  readonly url: string;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts a Postgres of its own; `settings` override its configuration. */
export async function startPostgres(settings: Readonly<Record<string, string | number>> = {}): Promise<Postgres> {
  const user = systemUser();
  const folder = mkdtempSync(join(tmpdir(), 'tessera-e2e-'));
  makeOwnFolder(folder, user);
  const installed = await findNative();
  const native = canRun(installed, user) ? installed : copyNative(installed, join(folder, 'programs'));
  const data = join(folder, 'data');
  const password = 'only-for-this-test';
  await initialize({ native, user, data, password, quick: true });
  const port = await portOfOurs();
  let child: ChildProcess | undefined;
  const start = async (): Promise<void> => {
    child = launch({ native, user, data, port, settings: { max_connections: 200, log_min_messages: 'fatal', ...settings } });
    await untilReady(child);
  };
  const end = async (signal: NodeJS.Signals): Promise<void> => {
    const ending = child;
    if (!ending || ending.exitCode !== null) return;
    const gone = new Promise((resolve) => ending.once('close', resolve));
    ending.kill(signal);
    await gone;
  };
  await start();
  return {
    url: `postgres://postgres:${password}@127.0.0.1:${port}/postgres`,
    start,
    // SIGQUIT is Postgres's own "die now": no checkpoint, the next start recovers from the log.
    kill: () => end('SIGQUIT'),
    stop: async () => {
      await end('SIGQUIT');
      rmSync(folder, { recursive: true, force: true, maxRetries: 5 });
    },
  };
}
