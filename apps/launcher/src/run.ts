import { accountsFileOf } from './environment.js';
import { greet } from './greeting.js';
import { House } from './house.js';
import { Problem, describeProblem } from './problem.js';
import { readSettings } from './settings.js';

const began = Date.now();
const say = (line: string) => process.stdout.write(`${line}\n`);
// A terminal that was closed must not keep us from stopping the rest.
process.stdout.on('error', () => undefined);
process.stderr.on('error', () => undefined);

function complain(error: unknown): void {
  const words = error instanceof Problem ? describeProblem(error) : error instanceof Error ? error.stack : error;
  process.stderr.write(`${String(words)}\n`);
}

async function openUntilStopped(root: string): Promise<void> {
  const settings = readSettings(process.env, root);
  const house = new House({
    settings, say,
    onRuin: (what) => void leave(house, 1, what),
  });
  stopOnSignals(house);
  try {
    const opened = await house.open();
    say(greet({ ...opened, dataFolder: settings.dataFolder, accountsFile: accountsFileOf(settings), seconds: (Date.now() - began) / 1000 }));
  } catch (error) {
    if (isLeaving) return;
    complain(error);
    await leave(house, 1);
  }
}

let isLeaving = false;

async function leave(house: House, code: number, why?: string): Promise<void> {
  if (isLeaving) return;
  isLeaving = true;
  if (why !== undefined) say(why);
  await house.close().catch(complain);
  process.exit(code);
}

function stopOnSignals(house: House): void {
  const stop = () => {
    // Whoever asks twice does not want to wait.
    if (isLeaving) house.kill();
    else void leave(house, 0, 'Stopping.');
  };
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stop);
}

/** What `npm start` does: opens the house that is built under `root`, and closes it when asked to. */
export async function run(root: string): Promise<void> {
  try {
    await openUntilStopped(root);
  } catch (error) {
    complain(error);
    process.exit(1);
  }
}
