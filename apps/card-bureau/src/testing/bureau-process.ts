import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';

const MAIN = join(import.meta.dirname, '../../dist/main.js');
const ENVIRONMENT = { BUREAU_PORT: '0', BUREAU_CLIENT_ID: 'tessera', BUREAU_CLIENT_SECRET: 'a secret for tests', BUREAU_ORGANISATION_ID: 'town-hall' };

/** The real bureau as a child process on its own data folder, which outlives restarts. */
export class BureauProcess {
  /** Where the present process answers. */
  url = '';
  private child: ChildProcess | undefined;
  private isRemoved = false;

  private constructor(
    readonly dataFolder: string,
    private readonly environment: Readonly<Record<string, string>>,
  ) {}

  /** Starts a new bureau with an empty ledger. */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<BureauProcess> {
    const bureau = new BureauProcess(mkdtempSync(join(tmpdir(), 'card-bureau-')), environment);
    try {
      await bureau.restart();
      return bureau;
    } catch (error) {
      await bureau.remove();
      throw error;
    }
  }

  /** Starts the process again on the same ledger. */
  async restart(): Promise<void> {
    if (this.isRemoved) throw new Error('this bureau was removed');
    const env = { ...process.env, ...ENVIRONMENT, BUREAU_DATA: this.dataFolder, ...this.environment };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    const ended = once(child, 'exit').then(() => undefined);
    const lines = createInterface({ input: child.stdout });
    const line = await Promise.race([once(lines, 'line').then(([text]) => String(text)), ended]);
    const url = /^card-bureau listening on (http:\S+)$/.exec(line ?? '')?.[1];
    if (url === undefined) throw new Error(`the bureau did not start: ${line ?? 'it ended'}`);
    this.url = url;
  }

  /** Sends a signal and waits for the end of the process; the result is how many milliseconds that took. */
  async kill(signal: NodeJS.Signals): Promise<number> {
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return 0;
    const begin = Date.now();
    const ended = once(child, 'exit');
    child.kill(signal);
    await ended;
    return Date.now() - begin;
  }

  /** Ends the process and deletes its ledger. */
  async remove(): Promise<void> {
    this.isRemoved = true;
    await this.kill('SIGKILL');
    rmSync(this.dataFolder, { recursive: true, force: true });
  }
}
