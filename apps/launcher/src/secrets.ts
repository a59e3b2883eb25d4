import { randomBytes } from 'node:crypto';
import { join } from 'node:path';
import { readOwn, writePrivately } from './data-folder.js';
import { Problem } from './problem.js';

/** What is generated once and never shown. */
export interface Secrets {
  /** The master key that seals PINs, PUKs and connector secrets: 32 bytes, base64. */
  readonly key: string;
  readonly superuserPassword: string;
  readonly databasePassword: string;
  readonly bureauClientSecret: string;
  readonly bureauWebhookSecret: string;
}

const NAMES = ['key', 'superuserPassword', 'databasePassword', 'bureauClientSecret', 'bureauWebhookSecret'] as const;

const generate = (name: keyof Secrets) =>
  name === 'key' ? randomBytes(32).toString('base64') : randomBytes(24).toString('hex');

/**
 * Reads the secrets file, and adds what it lacks. `hasData` says whether a database already exists:
 * then a missing file is a loss, and new keys would only hide it.
 */
export function openSecrets(folder: string, hasData: boolean): Secrets {
  const file = join(folder, 'secrets.json');
  const stored = readOwn<Secrets>(file);
  if (stored === undefined && hasData) throw lost(file);
  const whole = Object.fromEntries(NAMES.map((name) => [name, stored?.[name] ?? generate(name)]));
  const secrets = whole as unknown as Secrets;
  if (NAMES.some((name) => stored?.[name] === undefined)) writePrivately(file, `${JSON.stringify(secrets, undefined, 2)}\n`);
  return secrets;
}

function lost(file: string): Problem {
  return new Problem(`There is a database, but ${file} with its password and master key is gone.`, [
    'Bring the file back from a backup.',
    'To begin again with an empty database, move the whole data folder away first.',
  ]);
}
