import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { Backoff } from './backoff.js';
import { chooseBureauPort } from './bureau-port.js';
import { Program } from './child.js';
import { openDataFolder } from './data-folder.js';
import type { Database } from './database.js';
import { accountsFileOf, bureauEnvironment, serverEnvironment } from './environment.js';
import { takeFolder } from './only-one.js';
import { withProgress } from './output.js';
import { requireFree } from './ports.js';
import { EmbeddedPostgres } from './postgres/embedded.js';
import { useExternal } from './postgres/external.js';
import { placePostgres } from './postgres/placement.js';
import { messageOf } from './problem.js';
import { openSecrets } from './secrets.js';
import type { Secrets } from './secrets.js';
import type { Settings } from './settings.js';

/** What the house tells the one who opened it. */
export interface HouseOptions {
  readonly settings: Settings;
  readonly say: (line: string) => void;
  /** Called when a part stays down that nothing works without. */
  readonly onRuin: (what: string) => void;
}

/** Where things answer once the house is open. */
export interface Opened { readonly server: string; readonly bureau: string | undefined; readonly isFirst: boolean }

interface Part { readonly name: string; start(): Promise<unknown>; readonly isVital: boolean }

/** Postgres, card bureau and server: started in order, kept running, stopped in order. */
export class House {
  private readonly stopping = new AbortController();
  private readonly releases: (() => void)[] = [];
  private database: Database | undefined;
  private bureau: Program | undefined;
  private server: Program | undefined;

  constructor(private readonly options: HouseOptions) {}

  /** Starts everything; gives the addresses. */
  async open(): Promise<Opened> {
    const { settings, say } = this.options;
    openDataFolder(settings.dataFolder);
    this.releases.push(takeFolder(settings.dataFolder));
    if (settings.port !== 0) await requireFree(settings.host, settings.port, 'TESSERA_PORT');
    const isFirst = !existsSync(accountsFileOf(settings));
    const { secrets, databaseUrl, bureau } = await this.openCellar();
    this.stopping.signal.throwIfAborted();
    const environment = serverEnvironment(settings, secrets, databaseUrl, bureau, process.env);
    this.server = this.program('server', join('server', 'dist', 'main.js'), environment, true);
    const server = await withProgress('Starting the server', this.server.start(), say);
    return { server, bureau, isFirst };
  }

  /** Stops everything in order: server, bureau, Postgres. */
  async close(): Promise<void> {
    this.stopping.abort();
    await this.server?.stop(2000);
    await this.bureau?.stop(700);
    await this.database?.stop();
    for (const release of this.releases.splice(0)) release();
  }

  /** Ends everything at once; what is committed stays. */
  kill(): void {
    this.stopping.abort();
    this.server?.kill();
    this.bureau?.kill();
    this.database?.kill();
  }

  // The bureau needs no database: both start at the same time.
  private async openCellar(): Promise<{ secrets: Secrets; databaseUrl: string; bureau: string | undefined }> {
    const { settings, say } = this.options;
    const data = settings.databaseUrl === undefined ? await this.place() : undefined;
    const secrets = openSecrets(settings.dataFolder, data !== undefined && existsSync(join(data.data, 'PG_VERSION')));
    const starts = await Promise.allSettled([
      withProgress('Starting Postgres', this.openDatabase(secrets, data), say),
      settings.isDemo ? withProgress('Starting the card bureau', this.openBureau(secrets), say) : undefined,
    ]);
    for (const start of starts) if (start.status === 'rejected') throw start.reason;
    const [, bureau] = starts;
    const url = this.database?.url ?? '';
    return { secrets, databaseUrl: url, bureau: bureau.status === 'fulfilled' ? bureau.value : undefined };
  }

  private async place() {
    const { settings, say } = this.options;
    const placement = await placePostgres(settings.dataFolder, settings.root, say);
    const home = dirname(placement.data);
    // A copied clone may point to the same place elsewhere.
    if (home !== settings.dataFolder) this.releases.push(takeFolder(home));
    return placement;
  }

  private async openDatabase(secrets: Secrets, placement: Awaited<ReturnType<typeof placePostgres>> | undefined): Promise<void> {
    const { settings, say } = this.options;
    if (placement === undefined) {
      this.database = await useExternal(settings.databaseUrl ?? '');
      return;
    }
    const backoff = new Backoff();
    const postgres: EmbeddedPostgres = new EmbeddedPostgres({
      placement, dataFolder: settings.dataFolder, secrets, say, stopping: this.stopping.signal,
      onLost: () => void this.revive({ name: 'Postgres', isVital: true, start: () => postgres.restart() }, backoff),
    });
    this.database = postgres;
    await postgres.start();
    backoff.started(Date.now());
  }

  private async openBureau(secrets: Secrets): Promise<string> {
    const { settings, say } = this.options;
    const port = await chooseBureauPort(settings.dataFolder, settings.bureauPort, say);
    this.stopping.signal.throwIfAborted();
    const environment = bureauEnvironment(settings, secrets, port);
    this.bureau = this.program('bureau', join('card-bureau', 'dist', 'main.js'), environment, false);
    return this.bureau.start();
  }

  private program(name: string, entry: string, environment: Readonly<Record<string, string | undefined>>, isVital: boolean): Program {
    const { settings, say } = this.options;
    const backoff = new Backoff();
    const program: Program = new Program({
      name, environment, cwd: settings.root, print: say, entry: join(settings.root, 'apps', entry),
      onLost: () => void this.revive({ name: `The ${name}`, isVital, start: () => program.start() }, backoff),
    });
    return program;
  }

  private async revive(part: Part, backoff: Backoff): Promise<void> {
    const { say, onRuin } = this.options;
    for (let wait = backoff.next(Date.now()); wait !== undefined; wait = backoff.next(Date.now())) {
      if (this.stopping.signal.aborted) return;
      say(`${part.name} is down. Starting it again in ${wait / 1000} s.`);
      await pause(wait);
      if (await this.isRevived(part)) return backoff.started(Date.now());
    }
    if (this.stopping.signal.aborted) return;
    if (part.isVital) return onRuin(`${part.name} did not stay up after several starts.`);
    say(`${part.name} stays down after several starts. The rest goes on without it.`);
  }

  private async isRevived(part: Part): Promise<boolean> {
    if (this.stopping.signal.aborted) return true;
    try {
      await part.start();
      this.options.say(`${part.name} is up again.`);
      return true;
    } catch (error) {
      if (!this.stopping.signal.aborted) this.options.say(messageOf(error));
      return false;
    }
  }
}
