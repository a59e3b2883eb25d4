import { spawn } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { chmodSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { freePort } from '../postgres/programs.js';

const PATIENCE = 20_000;
const here = (file: string) => new URL(file, import.meta.url).href;

/** A clone with stand-ins for server and bureau, and the built launcher running on it. */
export class StandInHouse {
  output = '';
  private launcher: ChildProcess | undefined;

  private constructor(readonly root: string, readonly port: number, private readonly bureauPort: number) {
    chmodSync(this.root, 0o755);
    for (const [room, standIn] of [['server', 'stand-in-server.mjs'], ['card-bureau', 'stand-in-bureau.mjs']] as const) {
      const folder = join(this.root, 'apps', room, 'dist');
      mkdirSync(folder, { recursive: true });
      writeFileSync(join(folder, 'main.js'), `import '${here(standIn)}';\n`);
    }
    writeFileSync(join(this.root, 'package.json'), '{"type":"module"}');
    const main = `import { run } from '${here('../../dist/index.js')}';\nawait run(${JSON.stringify(this.root)});\n`;
    writeFileSync(join(this.root, 'start.js'), main);
  }

  /** Builds one in a new folder, or a second one on the folder of the first. */
  static async build(root = mkdtempSync(join(tmpdir(), 'tessera-house-'))): Promise<StandInHouse> {
    return new StandInHouse(root, await freePort(), await freePort());
  }

  /** Starts the launcher and waits until it greets or ends. */
  async start(environment: Readonly<Record<string, string>> = {}): Promise<void> {
    this.output = '';
    const launcher = spawn(process.execPath, [join(this.root, 'start.js')], {
      env: {
        ...process.env, TESSERA_PORT: String(this.port), BUREAU_PORT: String(this.bureauPort),
        DATABASE_URL: '', TESSERA_DATA: '', ...environment,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    this.launcher = launcher;
    for (const stream of [launcher.stdout, launcher.stderr]) stream.on('data', (chunk) => { this.output += String(chunk); });
    await this.until(() => this.output.includes('Ctrl+C') || launcher.exitCode !== null);
  }

  /** Sends a signal to the launcher alone and gives its exit code and how long it took. */
  async end(signal: NodeJS.Signals): Promise<{ code: number | null; milliseconds: number }> {
    const launcher = this.launcher;
    const start = Date.now();
    launcher?.kill(signal);
    await this.until(() => launcher === undefined || launcher.exitCode !== null || launcher.signalCode !== null);
    return { code: launcher?.exitCode ?? null, milliseconds: Date.now() - start };
  }

  get exitCode(): number | null {
    return this.launcher?.exitCode ?? null;
  }

  /** What the server says of itself, or undefined while it does not answer. */
  async ask(): Promise<{ starts: number; pid: number } | undefined> {
    try {
      const answer = await fetch(`http://127.0.0.1:${this.port}/`);
      return answer.ok ? ((await answer.json()) as { starts: number; pid: number }) : undefined;
    } catch {
      return undefined;
    }
  }

  get postgresPid(): number {
    return Number(readFileSync(join(this.root, '.tessera', 'postgres', 'postmaster.pid'), 'utf8').split('\n')[0]);
  }

  /** Waits for something to become true; the output explains when it does not. */
  async until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
    const end = Date.now() + PATIENCE;
    while (!(await isTrue())) {
      if (Date.now() > end) throw new Error(`Waited too long. The launcher said:\n${this.output}`);
      await pause(50);
    }
  }

  async remove(): Promise<void> {
    if (this.launcher && this.launcher.exitCode === null && this.launcher.signalCode === null) await this.end('SIGTERM');
    rmSync(this.root, { recursive: true, force: true, maxRetries: 5 });
  }
}

