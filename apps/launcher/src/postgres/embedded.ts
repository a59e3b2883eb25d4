import type { ChildProcess } from 'node:child_process';
import { existsSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import pg from 'pg';
import { rememberPort, readPorts } from '../data-folder.js';
import type { Database } from '../database.js';
import { endsWithin } from '../ends-within.js';
import { openLog } from '../output.js';
import { whyNotFree } from '../ports.js';
import { Problem, messageOf } from '../problem.js';
import { signalIfAlive } from '../processes.js';
import type { Secrets } from '../secrets.js';
import { clearLeftover } from './leftover.js';
import type { Placement } from './placement.js';
import { freePort, initialize, launch, untilReady } from './programs.js';

const SETTINGS = {
  shared_buffers: '256MB',
  max_wal_size: '2GB',
  wal_compression: 'on',
  // Our statements are short: compiling them costs more than it saves.
  jit: 'off',
  random_page_cost: '1.1',
  log_min_duration_statement: '5s',
  // Values may be personal data: they stay out of the log.
  log_parameter_max_length: '0',
};

/** What an embedded Postgres needs to know. */
export interface EmbeddedOptions {
  readonly placement: Placement;
  readonly dataFolder: string;
  readonly secrets: Pick<Secrets, 'superuserPassword' | 'databasePassword'>;
  readonly say: (line: string) => void;
  readonly stopping: AbortSignal;
  /** Called when it ends without having been asked to. */
  readonly onLost: () => void;
}

/** The Postgres that came with npm, run on our own data folder. */
export class EmbeddedPostgres implements Database {
  private child: ChildProcess | undefined;
  private isStopping = false;
  private port = 0;
  private readonly log: (text: string) => void;

  constructor(private readonly options: EmbeddedOptions) {
    this.log = openLog(join(options.dataFolder, 'postgres.log'));
  }

  /** Prepares the data folder at the first start, clears what a crash left, and starts. */
  async start(): Promise<void> {
    await clearLeftover(this.options.placement.data, this.options.say);
    await fillOnce(this.options);
    this.port = await choosePort(this.options.dataFolder);
    await this.launch();
    await this.ensureDatabase();
  }

  get url(): string {
    return this.urlOf('tessera', this.options.secrets.databasePassword, 'tessera');
  }

  /** Starts again after it was lost, on the same port: the server's pools find it by themselves. */
  async restart(): Promise<void> {
    await clearLeftover(this.options.placement.data, () => undefined);
    await this.launch();
  }

  async stop(): Promise<void> {
    this.isStopping = true;
    const child = this.child;
    if (child === undefined) return;
    // Fast first, then at once: both keep every committed transaction.
    for (const [signal, milliseconds] of [['SIGINT', 1500], ['SIGQUIT', 500]] as const) {
      child.kill(signal);
      if (await endsWithin(child, milliseconds)) return;
    }
    if (child.pid !== undefined) signalIfAlive(-child.pid, 'SIGKILL');
    await endsWithin(child, 300);
  }

  kill(): void {
    this.isStopping = true;
    this.child?.kill('SIGQUIT');
  }

  private async launch(): Promise<void> {
    this.options.stopping.throwIfAborted();
    const child = launch({ ...this.options.placement, port: this.port, settings: SETTINGS });
    this.child = child;
    try {
      await untilReady(child, this.log);
    } catch (error) {
      throw explainStart(messageOf(error), this.options.dataFolder);
    }
    child.once('exit', () => {
      if (!this.isStopping) this.options.onLost();
    });
  }

  // The server's own user owns the database and nothing else: it is no superuser.
  private async ensureDatabase(): Promise<void> {
    const { superuserPassword, databasePassword } = this.options.secrets;
    const client = new pg.Client({ connectionString: this.urlOf('postgres', superuserPassword, 'postgres') });
    await client.connect();
    try {
      const { rowCount } = await client.query(`select from pg_database where datname = 'tessera'`);
      if (rowCount) return;
      await client.query(`drop role if exists tessera`);
      await client.query(`create role tessera login password ${client.escapeLiteral(databasePassword)}`);
      await client.query('create database tessera owner tessera');
    } finally {
      await client.end();
    }
  }

  private urlOf(user: string, password: string, database: string): string {
    return `postgres://${user}:${password}@127.0.0.1:${this.port}/${database}`;
  }
}

// Filled beside its place and moved there when whole: a start that was interrupted leaves nothing half done.
async function fillOnce({ placement, secrets, stopping }: EmbeddedOptions): Promise<void> {
  if (existsSync(join(placement.data, 'PG_VERSION'))) return;
  const draft = `${placement.data}.new`;
  rmSync(draft, { recursive: true, force: true });
  await initialize({ ...placement, data: draft, password: secrets.superuserPassword, signal: stopping });
  rmSync(placement.data, { recursive: true, force: true });
  renameSync(draft, placement.data);
}

async function choosePort(dataFolder: string): Promise<number> {
  const { postgresPort } = readPorts(dataFolder);
  if (postgresPort !== undefined && (await whyNotFree('127.0.0.1', postgresPort)) === undefined) return postgresPort;
  const port = await freePort();
  rememberPort(dataFolder, { postgresPort: port });
  return port;
}

function explainStart(said: string, dataFolder: string): Problem {
  const lines = said.split('\n').slice(-6).join('\n');
  return new Problem(`The embedded Postgres did not start. Its last words:\n${lines}`, [
    `Look at ${join(dataFolder, 'postgres.log')}.`,
    'Check that the disk is not full (df -h).',
    'Set DATABASE_URL to use another Postgres.',
  ]);
}
