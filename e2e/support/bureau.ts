import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { portOfOurs } from './ports.ts';
import { startProgram, type Program } from './program.ts';

/** What goes wrong at the bureau, as probabilities from 0 to 1. */
export interface BureauFaults {
  readonly loseAnswerAfterAccept?: number;
  readonly serverError?: number;
  readonly slowMs?: number;
  readonly duplicateEvents?: number;
  readonly shuffleEvents?: boolean;
  readonly refuse?: number;
  readonly unknownStatus?: number;
  readonly failCards?: number;
}

/** An order as the bureau's own ledger has it. */
export interface LedgerOrder {
  readonly orderId: string;
  readonly key: string;
  readonly cards: readonly { readonly cardId: string; readonly status: string }[];
}

/** The bureau as a process of its own, that can be killed and started again on its ledger. */
export interface Bureau {
  readonly url: string;
  readonly env: Readonly<Record<string, string>>;
  set(settings: { readonly productionSeconds?: number; readonly faults?: BureauFaults; readonly seed?: number }): Promise<void>;
  ledger(): Promise<readonly LedgerOrder[]>;
  kill(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the reference bureau on a free port with an empty ledger. */
export async function startBureau(): Promise<Bureau> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-bureau-'));
  const port = await portOfOurs();
  const url = `http://127.0.0.1:${port}`;
  const account = { clientId: 'tessera', clientSecret: 'bureau-secret-for-tests', organisationId: 'demo' };
  let program: Program | undefined;
  const start = async (): Promise<void> => {
    program = await startProgram('apps/card-bureau/dist/main.js', {
      BUREAU_PORT: String(port),
      BUREAU_DATA: folder,
      BUREAU_CLIENT_ID: account.clientId,
      BUREAU_CLIENT_SECRET: account.clientSecret,
      BUREAU_ORGANISATION_ID: account.organisationId,
    }, /card-bureau listening/);
  };
  await start();
  return {
    url,
    env: {
      TESSERA_BUREAU_URL: url,
      TESSERA_BUREAU_CLIENT_ID: account.clientId,
      TESSERA_BUREAU_CLIENT_SECRET: account.clientSecret,
      TESSERA_BUREAU_ORGANISATION_ID: account.organisationId,
      TESSERA_BUREAU_WEBHOOK_SECRET: 'webhook-secret-for-tests-0123456789',
    },
    set: (settings) => change(`${url}/control/settings`, settings),
    ledger: () => readLedger(url),
    kill: async () => program?.end('SIGKILL'),
    start,
    stop: async () => {
      await program?.end('SIGKILL');
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

async function change(url: string, settings: object): Promise<void> {
  const response = await fetch(url, {
    method: 'PUT', headers: { 'content-type': 'application/json' }, body: JSON.stringify(settings),
  });
  if (!response.ok) throw new Error(`the bureau did not take the settings: ${response.status} ${await response.text()}`);
}

async function readLedger(url: string): Promise<readonly LedgerOrder[]> {
  const orders: LedgerOrder[] = [];
  for (let after: number | undefined = 0; after !== undefined; ) {
    const response = await fetch(`${url}/control/ledger?after=${after}&limit=1000`);
    if (!response.ok) throw new Error(`the bureau does not show its ledger: ${response.status}`);
    const page = (await response.json()) as { orders: LedgerOrder[]; next?: number };
    orders.push(...page.orders);
    after = page.next;
  }
  return orders;
}
