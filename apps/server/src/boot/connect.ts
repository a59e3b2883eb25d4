import { createDataSource } from '@tessera/store';
import type { DataSource } from 'typeorm';
import { BadConfiguration, type Configuration } from '../house/configuration.js';
import { codeOf } from '../problems/error-facts.js';

const OLDEST = 14;

/** Connects to Postgres; says in plain words what is wrong when it cannot, and never repeats the password. */
export async function connect({ databaseUrl, poolSize }: Pick<Configuration, 'databaseUrl' | 'poolSize'>): Promise<DataSource> {
  const dataSource = createDataSource(databaseUrl, { poolSize });
  try {
    await dataSource.initialize();
  } catch (error) {
    throw new BadConfiguration([adviceFor(error, new URL(databaseUrl))]);
  }
  const [row] = await dataSource.query<{ version: string }[]>(`select current_setting('server_version_num') as version`);
  const version = Math.trunc(Number(row?.version) / 10_000);
  if (version < OLDEST) {
    await dataSource.destroy();
    throw new BadConfiguration([`Postgres ${version} is too old. Use ${OLDEST} or newer.`]);
  }
  return dataSource;
}

function adviceFor(error: unknown, { hostname, port, pathname, username }: URL): string {
  const code = codeOf(error);
  const place = `${hostname}:${port || 5432}`;
  if (code === 'ECONNREFUSED') return `No Postgres answers at ${place}. Start it, or correct DATABASE_URL.`;
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return `There is no computer named ${hostname}. Correct DATABASE_URL.`;
  if (code === '28P01' || code === '28000') return `Postgres at ${place} does not accept user ${username} with this password. Correct DATABASE_URL.`;
  if (code === '3D000') return `Postgres at ${place} has no database ${pathname.slice(1)}. Create it, or correct DATABASE_URL.`;
  return `Postgres at ${place} cannot be used (${code || 'no code'}). Check DATABASE_URL.`;
}
