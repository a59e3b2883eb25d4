import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import type { House } from './house.ts';
import { TOP } from './program.ts';
import { pause, seeded } from './random.ts';

/** How often something is killed, and the dice that say what and when. */
export interface Fate {
  readonly kills: number;
  readonly seed: number;
  readonly chance: () => number;
}

/** A dead worker is missed after seconds instead of a quarter of a minute. */
export const MISSED_SOON = { TESSERA_WORKER_SILENCE: '2' } as const;

/** `FAULTS_KILLS` and `FAULTS_SEED` of the environment. The printed seed repeats the same dice; times still differ from machine to machine. */
export function fateOf(what: string, usualKills: number): Fate {
  const kills = Number(process.env['FAULTS_KILLS'] ?? usualKills);
  const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);
  process.stdout.write(`faults of ${what}: FAULTS_SEED=${seed} FAULTS_KILLS=${kills}\n`);
  return { kills, seed, chance: seeded(seed) };
}

/** Kills the server, now and then Postgres or the bureau, without a warning, and starts it again. */
export async function killSomething(house: House, chance: () => number): Promise<void> {
  const dice = chance();
  if (dice < 0.8) {
    await house.killServer();
    await house.startServer();
    return;
  }
  const victim = dice < 0.9 ? house.postgres : house.bureau;
  await victim.kill();
  await pause(300);
  await victim.start();
}

/** What `tessera audit verify` says. */
export function verifiedAudit({ postgres }: House): string {
  const { stdout, stderr } = spawnSync(process.execPath, [join(TOP, 'apps/server/dist/cli.js'), 'audit', 'verify'], {
    cwd: TOP, env: { ...process.env, DATABASE_URL: postgres.url }, encoding: 'utf8',
  });
  return stdout + stderr;
}
