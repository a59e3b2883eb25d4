import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { existsSync } from 'node:fs';
import { basename, extname } from 'node:path';
import { fileURLToPath } from 'node:url';
import { endsWithin } from './ends-within.js';
import { FRUGAL_ENVIRONMENT, FRUGAL_FLAGS } from './frugal.js';
import { eachLine } from './output.js';
import { Problem } from './problem.js';

const FOLLOW = fileURLToPath(new URL(`./follow${extname(import.meta.url)}`, import.meta.url));

/** A program of ours that runs beside the launcher. */
export interface ProgramOptions {
  /** Stands before each of its lines. */
  readonly name: string;
  readonly entry: string;
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly cwd: string;
  readonly print: (line: string) => void;
  /** Called when it ends without having been asked to, once it had listened. */
  readonly onLost: () => void;
}

const LISTENING = /listening on (https?:\/\/\S+)/;

/** The address in the line by which a program says that it is up. */
export function addressIn(line: string): string | undefined {
  return LISTENING.exec(line)?.[1];
}

/** Starts one program and keeps hold of it. */
export class Program {
  private child: ChildProcess | undefined;
  private isStopping = false;

  constructor(private readonly options: ProgramOptions) {}

  /** Starts it and waits until it listens; gives its address. */
  async start(): Promise<string> {
    const { entry, environment, cwd } = this.options;
    if (!existsSync(entry)) throw notBuilt(entry);
    // A group of its own: Ctrl+C in the terminal reaches the launcher only, which then stops all in order.
    const child = spawn(process.execPath, [...FRUGAL_FLAGS, '--import', FOLLOW, entry], {
      cwd, env: { ...FRUGAL_ENVIRONMENT, ...colours(), ...process.env, ...environment }, detached: true, stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
    });
    this.child = child;
    const address = await this.untilListening(child);
    child.once('exit', () => {
      if (!this.isStopping) this.options.onLost();
    });
    return address;
  }

  /** Asks it to end, and ends it when it does not within the given time. */
  async stop(milliseconds: number): Promise<void> {
    this.isStopping = true;
    const child = this.child;
    if (child === undefined || (await endsWithin(child, 0))) return;
    child.kill('SIGTERM');
    if (await endsWithin(child, milliseconds)) return;
    this.kill();
    await endsWithin(child, 500);
  }

  /** Ends it and whatever it has started. */
  kill(): void {
    this.isStopping = true;
    const pid = this.child?.pid;
    if (pid === undefined) return;
    try {
      process.kill(-pid, 'SIGKILL');
    } catch {
      this.child?.kill('SIGKILL');
    }
  }

  private untilListening(child: ChildProcess): Promise<string> {
    return new Promise((resolve, reject) => {
      const hear = (line: string) => {
        this.options.print(`${this.options.name} | ${line}`);
        const address = addressIn(line);
        if (address !== undefined) resolve(address);
      };
      if (child.stdout) eachLine(child.stdout, hear);
      if (child.stderr) eachLine(child.stderr, hear);
      child.once('error', reject);
      // "close" comes after its last words were heard.
      child.once('close', (code, signal) => reject(this.neverListened(code, signal)));
    });
  }

  private neverListened(code: number | null, signal: string | null): Problem {
    const how = signal === null ? `code ${code ?? 'unknown'}` : signal;
    return new Problem(`The ${this.options.name} ended before it was up (${how}). Its own words are above.`);
  }
}

// A program behind a pipe cannot see whether a person or a file reads along.
const colours = () => (process.stdout.isTTY ? {} : { NO_COLOR: '1' });

function notBuilt(entry: string): Problem {
  return new Problem(`${basename(entry)} is not built (${entry}).`, ['Use npm start, which builds first, or run: npm run build']);
}
