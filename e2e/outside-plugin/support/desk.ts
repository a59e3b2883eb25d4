import { portOfOurs } from '../../support/ports.ts';
import { startProgram } from '../../support/program.ts';

/** What the desk has written down. */
export interface Ledger {
  readonly badges: readonly { readonly badgeNumber: string; readonly code: string; readonly hours: number }[];
  readonly ended: readonly string[];
}

/** A reception desk that runs as a process of its own. */
export interface Desk {
  readonly url: string;
  readonly secret: string;
  ledger(): Promise<Ledger>;
  /** Lets a visitor arrive, told once by a liar and once by the desk; answers what each was told. */
  arrive(badgeNumber: string, to: string): Promise<{ readonly forged: number; readonly genuine: number }>;
  stop(): Promise<void>;
}

/** Starts a desk on a free port. */
export async function startDesk(): Promise<Desk> {
  const [port, secret] = [await portOfOurs(), 'desk secret of the tests'];
  const url = `http://127.0.0.1:${port}`;
  const program = await startProgram('e2e/outside-plugin/support/reception-desk.mjs', { DESK_PORT: String(port), DESK_SECRET: secret }, /desk listening/);
  const ask = async (path: string, init?: RequestInit): Promise<unknown> => (await fetch(url + path, init)).json();
  return {
    url,
    secret,
    ledger: async () => (await ask('/ledger')) as Ledger,
    arrive: async (badgeNumber, to) => (await ask('/arrivals', { method: 'POST', body: JSON.stringify({ badgeNumber, to }) })) as { forged: number; genuine: number },
    stop: () => program.end('SIGKILL'),
  };
}
