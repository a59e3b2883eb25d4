import { join } from 'node:path';
import type { Secrets } from './secrets.js';
import type { Settings } from './settings.js';

const CLIENT_ID = 'tessera';
const ORGANISATION_ID = 'tessera-demo';

type Environment = Readonly<Record<string, string | undefined>>;

/** Where the generated passwords of the first accounts are kept. */
export const accountsFileOf = (settings: Settings) => join(settings.dataFolder, 'first-accounts.txt');

/** What the card bureau is told. */
export function bureauEnvironment(settings: Settings, secrets: Secrets, port: number): Environment {
  return {
    BUREAU_PORT: String(port),
    BUREAU_HOST: '127.0.0.1',
    BUREAU_DATA: join(settings.dataFolder, 'bureau'),
    BUREAU_CLIENT_ID: CLIENT_ID,
    BUREAU_CLIENT_SECRET: secrets.bureauClientSecret,
    BUREAU_ORGANISATION_ID: ORGANISATION_ID,
    DATABASE_URL: undefined,
    TESSERA_KEY: undefined,
  };
}

/** What the server is told. A key or roles from outside go before the generated ones. */
export function serverEnvironment(
  settings: Settings, secrets: Secrets, databaseUrl: string, bureau: string | undefined, outside: Environment,
): Environment {
  return {
    DATABASE_URL: databaseUrl,
    TESSERA_HOST: settings.host,
    TESSERA_PORT: String(settings.port),
    TESSERA_KEY: outside['TESSERA_KEY'] || secrets.key,
    TESSERA_ROLES: outside['TESSERA_ROLES'] || 'api,worker',
    TESSERA_DEMO: settings.isDemo ? '1' : '0',
    TESSERA_FIRST_ACCOUNTS_FILE: accountsFileOf(settings),
    ...(bureau === undefined ? {} : bureauSettings(bureau, secrets)),
  };
}

function bureauSettings(address: string, secrets: Secrets): Environment {
  return {
    TESSERA_BUREAU_URL: address,
    TESSERA_BUREAU_CLIENT_ID: CLIENT_ID,
    TESSERA_BUREAU_CLIENT_SECRET: secrets.bureauClientSecret,
    TESSERA_BUREAU_ORGANISATION_ID: ORGANISATION_ID,
    TESSERA_BUREAU_WEBHOOK_SECRET: secrets.bureauWebhookSecret,
  };
}
