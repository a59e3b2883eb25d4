import pg from 'pg';
import type { Database } from '../database.js';
import { Problem, codeOf, messageOf } from '../problem.js';

const OLDEST = 14;
const FORM = 'DATABASE_URL has this form: postgres://user:password@host:5432/database';

/** The address as it may be shown: without user and password. */
export function describeAddress(url: string): string {
  const { hostname, port, pathname } = new URL(url);
  return `${hostname}:${port || 5432}${pathname}`;
}

/** Refuses an address that cannot be one of a Postgres database. */
export function checkAddress(url: string): void {
  if (!URL.canParse(url)) throw new Problem('DATABASE_URL is not an address.', [FORM]);
  const { protocol, pathname } = new URL(url);
  if (protocol !== 'postgres:' && protocol !== 'postgresql:') {
    throw new Problem(`DATABASE_URL begins with "${protocol}//", which is not Postgres.`, [FORM]);
  }
  if (pathname.length < 2) throw new Problem('DATABASE_URL names no database.', [FORM]);
}

/** Uses the Postgres of DATABASE_URL after it has shown that it will do. */
export async function useExternal(url: string): Promise<Database> {
  checkAddress(url);
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 8000 });
  client.on('error', () => undefined);
  try {
    await client.connect();
    await checkDatabase(client, url);
  } catch (error) {
    throw error instanceof Problem ? error : explainFailure(error, describeAddress(url));
  } finally {
    await client.end().catch(() => undefined);
  }
  return { url, stop: async () => undefined, kill: () => undefined };
}

interface Abilities { readonly version: number; readonly name: string; readonly mayCreate: boolean }

async function checkDatabase(client: pg.Client, url: string): Promise<void> {
  const { rows } = await client.query<Abilities>(
    `select current_setting('server_version_num')::int / 10000 as version, current_user as name,
       has_database_privilege(current_database(), 'CREATE') as "mayCreate"`,
  );
  const found = rows[0];
  if (found === undefined || found.version < OLDEST) {
    throw new Problem(`The Postgres at ${describeAddress(url)} has version ${found?.version ?? 'unknown'}. Tessera needs ${OLDEST} or later.`, [
      'Point DATABASE_URL at a newer Postgres.',
      'Leave DATABASE_URL unset to use the Postgres 18 that comes with Tessera.',
    ]);
  }
  if (!found.mayCreate) {
    throw new Problem(`The user of DATABASE_URL may not create tables in ${describeAddress(url)}.`, [
      `As its owner: GRANT CREATE ON DATABASE ... TO "${found.name}"; or make this user the owner of the database.`,
    ]);
  }
}

/** Says what went wrong with a connection, without the password that the driver's text may repeat. */
export function explainFailure(error: unknown, address: string): Problem {
  const unset = 'Leave DATABASE_URL unset to use the Postgres that comes with Tessera.';
  switch (codeOf(error)) {
    case 'ECONNREFUSED':
      return new Problem(`Nothing answers at ${address} (DATABASE_URL).`, ['Start that Postgres, or correct host and port.', unset]);
    case 'ENOTFOUND':
    case 'EAI_AGAIN':
      return new Problem(`The host of DATABASE_URL is unknown (${address}).`, ['Correct the host name.', unset]);
    case '28P01':
    case '28000':
      return new Problem(`The Postgres at ${address} refuses the user or password of DATABASE_URL.`, ['Correct user and password.', unset]);
    case '3D000':
      return new Problem(`There is no such database: ${address} (DATABASE_URL).`, ['Create it (createdb), or correct the name.', unset]);
    default:
      return new Problem(`The Postgres at ${address} (DATABASE_URL) cannot be used: ${codeOf(error) ?? withoutSecrets(messageOf(error))}.`, [
        'Check that host, port, user, password and sslmode are right.', unset,
      ]);
  }
}

const withoutSecrets = (text: string) => text.replaceAll(/\/\/[^\s@]*@/g, '//***@');
