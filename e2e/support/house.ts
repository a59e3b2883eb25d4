import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { startBureau, type Bureau } from './bureau.ts';
import { Client } from './client.ts';
import { portOfOurs } from './ports.ts';
import { startPostgres, type Postgres } from './postgres.ts';
import { startProgram, type Program } from './program.ts';

/** The whole product: Postgres, bureau and server, each a process of its own. */
export interface House {
  readonly url: string;
  readonly postgres: Postgres;
  readonly bureau: Bureau;
  /** Signed in, first password changed. */
  readonly administrator: Client;
  /** What the server was started with: for a second process of the same house. */
  readonly env: Readonly<Record<string, string>>;
  readonly passwords: Readonly<Record<string, string>>;
  serverPid(): number;
  serverOutput(): string;
  killServer(): Promise<void>;
  /** Lets the server end in peace: other nodes forget it at once. */
  endServer(): Promise<void>;
  startServer(): Promise<void>;
  stop(): Promise<void>;
}

/** The password that every first account of a test house gets in exchange for its generated one. */
export const PASSWORD = 'correct horse battery staple';

/** Starts everything on free ports with an empty database; `env` goes to the server. */
export async function startHouse(
  options: { readonly env?: Readonly<Record<string, string>>; readonly postgres?: Readonly<Record<string, string | number>> } = {},
): Promise<House> {
  const folder = mkdtempSync(join(tmpdir(), 'tessera-house-'));
  const [postgres, bureau, port] = await Promise.all([startPostgres(options.postgres), startBureau(), portOfOurs()]);
  const url = `http://127.0.0.1:${port}`;
  const accountsFile = join(folder, 'first-accounts.txt');
  const env = {
    DATABASE_URL: postgres.url,
    TESSERA_PORT: String(port),
    TESSERA_HOST: '127.0.0.1',
    TESSERA_KEY: randomBytes(32).toString('base64'),
    TESSERA_DEMO: '1',
    TESSERA_PUBLIC_URL: url,
    TESSERA_FIRST_ACCOUNTS_FILE: accountsFile,
    ...bureau.env,
    ...options.env,
  };
  let server: Program | undefined;
  const startServer = async (): Promise<void> => {
    server = await startProgram('apps/server/dist/main.js', env, /tessera listening/);
  };
  await startServer();
  const passwords = readFirstAccounts(accountsFile);
  const administrator = await enter(url, 'admin', passwords['admin'] ?? '');
  return {
    url, postgres, bureau, administrator, env, passwords, startServer,
    serverPid: () => server?.pid ?? 0,
    serverOutput: () => server?.output() ?? '',
    killServer: async () => server?.end('SIGKILL'),
    endServer: async () => server?.end('SIGTERM'),
    stop: async () => {
      await server?.end('SIGKILL');
      await Promise.all([bureau.stop(), postgres.stop()]);
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Signs in for the first time and changes the generated password. */
export async function enter(url: string, userName: string, password: string): Promise<Client> {
  const client = new Client(url);
  await expectStatus(client.signIn(userName, password), 201);
  await expectStatus(client.put('/me/password', { currentPassword: password, newPassword: PASSWORD }), 200, 204);
  await expectStatus(client.signIn(userName, PASSWORD), 201);
  return client;
}

/** The answer, or an error that shows it. */
export async function expectStatus<A extends { readonly status: number; readonly body: unknown }>(
  asked: Promise<A>,
  ...allowed: readonly number[]
): Promise<A> {
  const answer = await asked;
  if (allowed.includes(answer.status)) return answer;
  throw new Error(`expected ${allowed.join(' or ')}, got ${answer.status}: ${JSON.stringify(answer.body)}`);
}

function readFirstAccounts(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n');
  return Object.fromEntries(lines.map((line) => line.trim().split(/\s+/)).filter((parts) => parts.length === 2)) as Record<string, string>;
}
