import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { BureauSettings } from '../settings.js';

const MAIN = join(import.meta.dirname, '../../../../apps/card-bureau/dist/main.js');
const ACCOUNT = { clientId: 'tessera', clientSecret: 'a secret for tests', organisationId: 'town-hall' };

/** An order as the bureau's own ledger has it. */
export interface LedgerOrder {
  readonly orderId: string;
  readonly key: string;
  readonly cards: readonly { readonly cardId: string }[];
}

/** The real card bureau as a child process, which can be killed and started again on its ledger and port. */
export class BureauProcess {
  /** Where it answers. */
  url = '';
  private readonly dataFolder = mkdtempSync(join(tmpdir(), 'bureau-http-'));
  private child: ChildProcess | undefined;
  private isRemoved = false;

  private constructor(private readonly environment: Readonly<Record<string, string>>) {}

  /** Starts a bureau with an empty ledger on a free port. */
  static async start(environment: Readonly<Record<string, string>> = {}): Promise<BureauProcess> {
    const bureau = new BureauProcess(environment);
    await bureau.restart();
    return bureau;
  }

  /** Starts the process again where it was. */
  async restart(): Promise<void> {
    if (this.isRemoved) throw new Error('this bureau was removed');
    const account = { BUREAU_CLIENT_ID: ACCOUNT.clientId, BUREAU_CLIENT_SECRET: ACCOUNT.clientSecret, BUREAU_ORGANISATION_ID: ACCOUNT.organisationId };
    const port = this.url === '' ? '0' : new URL(this.url).port;
    const env = { ...process.env, ...account, BUREAU_PORT: port, BUREAU_DATA: this.dataFolder, ...this.environment };
    const child = spawn(process.execPath, [MAIN], { env, stdio: ['ignore', 'pipe', 'inherit'] });
    this.child = child;
    const [line] = (await once(createInterface({ input: child.stdout }), 'line')) as [string];
    this.url = line.replace('card-bureau listening on ', '');
  }

  /** The settings under which this bureau is reached. */
  get settings(): BureauSettings {
    return { ...ACCOUNT, hostName: this.url };
  }

  /** Ends the process the hard way. */
  async kill(): Promise<void> {
    const child = this.child;
    if (child === undefined || child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGKILL');
    await ended;
  }

  /** Ends the process and deletes its ledger. */
  async remove(): Promise<void> {
    this.isRemoved = true;
    await this.kill();
    rmSync(this.dataFolder, { recursive: true, force: true });
  }

  /** Sets clock and fault switches. */
  async set(productionSeconds: number, faults: Readonly<Record<string, number | boolean>> = {}): Promise<void> {
    const body = JSON.stringify({ productionSeconds, faults, seed: 11 });
    await fetch(`${this.url}/control/settings`, { method: 'PUT', headers: { 'content-type': 'application/json' }, body });
  }

  /** Every order that the bureau accepted, up to 1,000. */
  async ledger(): Promise<readonly LedgerOrder[]> {
    const answer = await fetch(`${this.url}/control/ledger?limit=1000`);
    return ((await answer.json()) as { orders: LedgerOrder[] }).orders;
  }
}
