import { isIP } from 'node:net';
import { fileURLToPath } from 'node:url';
import { secretsIn } from '../configuration/secret-references.js';

/** What a process does: answer requests, work off jobs, or both. */
export type ServerRole = 'api' | 'worker';

/** The card bureau that a demo house comes with. */
export interface DemoBureau {
  readonly url: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly organisationId: string;
  readonly webhookSecret: string;
}

/** Everything that the environment decides, checked. */
export interface Configuration {
  readonly databaseUrl: string;
  readonly host: string;
  readonly port: number;
  /** 32 bytes: what seals secrets and signs receipts. Never logged. */
  readonly key: Buffer;
  readonly roles: ReadonlySet<ServerRole>;
  readonly demo: boolean;
  readonly firstAccountsFile?: string;
  /** The address that browsers and bureaus use; `https` makes the cookie secure. */
  readonly publicUrl?: string;
  readonly bureau?: DemoBureau;
  /** Proxies in front of us whose word on the caller's address counts; none unless told. */
  readonly trustedProxies: readonly string[];
  readonly poolSize: number;
  readonly hooks: HookSettings;
  /** A worker that says nothing for so long is dead: others take over what it had begun. */
  readonly silenceMs: number;
  /** How many days before an identity document expires its owner is reminded. */
  readonly documentReminderDays: readonly number[];
  /** Of cron lines, and where days of the calendar begin. */
  readonly timeZone: string;
  readonly pluginsFile: string;
  readonly defaultsFolder: string;
  /** Secrets that files call by reference, by the name of their variable. Never logged. */
  readonly secrets: ReadonlyMap<string, string>;
}

/** How events are sent to web hooks. */
export interface HookSettings {
  /** Whether addresses inside the house's own networks are allowed; only then can a receiver run beside the server. */
  readonly privateAddresses: boolean;
  /** Before each further attempt; after the attempt behind the last one an event counts as undelivered. */
  readonly pausesMs: readonly number[];
}

/** The configuration has faults; the message lists them all, and what to do about each. */
export class BadConfiguration extends Error {
  override readonly name = 'BadConfiguration';
  constructor(readonly faults: readonly string[]) {
    super(`The configuration has ${faults.length === 1 ? 'a fault' : `${faults.length} faults`}:\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

type Environment = Readonly<Record<string, string | undefined>>;

const top = (path: string): string => fileURLToPath(new URL(`../../../../${path}`, import.meta.url));

/** The installed plugin packages, unless the environment names another list. */
export const DEFAULT_PLUGINS_FILE = top('config/plugins.json');

// Ten attempts within a day and a half: a receiver may be away over night.
const HOOK_PAUSES = '5,30,120,600,1800,7200,18000,36000,50400';

const BUREAU = ['URL', 'CLIENT_ID', 'CLIENT_SECRET', 'ORGANISATION_ID', 'WEBHOOK_SECRET'] as const;

/** Reads the environment; throws `BadConfiguration` with every fault at once. */
export function readConfiguration(env: Environment): Configuration {
  const faults: string[] = [];
  const configuration = {
    databaseUrl: databaseUrl(env, faults),
    host: env['TESSERA_HOST'] || '127.0.0.1',
    port: whole(env, 'TESSERA_PORT', { initial: 4300, min: 0, max: 65_535 }, faults),
    key: masterKey(env, faults),
    roles: rolesOf(env, faults),
    demo: flag(env, 'TESSERA_DEMO', faults),
    ...given('firstAccountsFile', env['TESSERA_FIRST_ACCOUNTS_FILE']),
    ...given('publicUrl', address(env, 'TESSERA_PUBLIC_URL', faults)),
    ...given('bureau', bureauOf(env, faults)),
    trustedProxies: proxies(env, faults),
    poolSize: poolSize(env, faults),
    hooks: hookSettings(env, faults),
    silenceMs: whole(env, 'TESSERA_WORKER_SILENCE', { initial: 12, min: 2, max: 300 }, faults) * 1_000,
    documentReminderDays: reminderDays(env, faults),
    timeZone: timeZone(env, faults),
    pluginsFile: env['TESSERA_PLUGINS'] || DEFAULT_PLUGINS_FILE,
    defaultsFolder: env['TESSERA_DEFAULTS'] || top('config/defaults'),
    secrets: secretsIn(env),
  };
  if (faults.length) throw new BadConfiguration(faults);
  return configuration as Configuration;
}

/** What is needed to reach the database and nothing else. */
export function readDatabase(env: Environment): Pick<Configuration, 'databaseUrl' | 'poolSize'> {
  const faults: string[] = [];
  const database = { databaseUrl: databaseUrl(env, faults), poolSize: poolSize(env, faults) };
  if (faults.length) throw new BadConfiguration(faults);
  return database;
}

const poolSize = (env: Environment, faults: string[]): number => whole(env, 'TESSERA_POOL_SIZE', { initial: 16, min: 2, max: 200 }, faults);

const given = <K extends string, V>(name: K, value: V | undefined | ''): { [P in K]?: V } =>
  (value === undefined || value === '' ? {} : { [name]: value }) as { [P in K]?: V };

function databaseUrl(env: Environment, faults: string[]): string {
  const value = env['DATABASE_URL'];
  if (!value) faults.push('DATABASE_URL is missing. Give the address of a Postgres 14 or newer: postgres://user:password@host:5432/database');
  // The address holds a password: the message must not repeat it.
  else if (!/^postgres(ql)?:$/.test(URL.parse(value)?.protocol ?? '')) faults.push('DATABASE_URL is no Postgres address. It looks like postgres://user:password@host:5432/database');
  return value ?? '';
}

function masterKey(env: Environment, faults: string[]): Buffer {
  const key = Buffer.from(env['TESSERA_KEY'] ?? '', 'base64');
  if (key.length !== 32) faults.push('TESSERA_KEY has to be 32 random bytes in base64. Make one with: openssl rand -base64 32');
  return key;
}

function rolesOf(env: Environment, faults: string[]): ReadonlySet<ServerRole> {
  const words = (env['TESSERA_ROLES'] || 'api,worker').split(',').map((word) => word.trim());
  const unknown = words.filter((word) => word !== 'api' && word !== 'worker');
  if (unknown.length) faults.push(`TESSERA_ROLES knows api and worker, not ${unknown.join(', ') || 'nothing'}.`);
  return new Set(words as ServerRole[]);
}

function flag(env: Environment, name: string, faults: string[]): boolean {
  const value = env[name] || '0';
  if (!['0', '1'].includes(value)) faults.push(`${name} is 0 or 1, not ${value}.`);
  return value === '1';
}

function whole(env: Environment, name: string, bounds: { initial: number; min: number; max: number }, faults: string[]): number {
  const value = env[name] ? Number(env[name]) : bounds.initial;
  if (!Number.isInteger(value) || value < bounds.min || value > bounds.max) {
    faults.push(`${name} is a whole number from ${bounds.min} to ${bounds.max}, not ${env[name]}.`);
  }
  return value;
}

function address(env: Environment, name: string, faults: string[]): string | undefined {
  const value = env[name];
  if (!value) return undefined;
  if (!/^https?:$/.test(URL.parse(value)?.protocol ?? '')) faults.push(`${name} is an address that begins with http:// or https://.`);
  return value.replace(/\/+$/, '');
}

function proxies(env: Environment, faults: string[]): readonly string[] {
  const list = (env['TESSERA_TRUSTED_PROXIES'] ?? '').split(',').map((one) => one.trim()).filter(Boolean);
  const wrong = list.filter((one) => isIP(one.replace(/\/\d{1,3}$/, '')) === 0);
  if (wrong.length) faults.push(`TESSERA_TRUSTED_PROXIES lists addresses such as 10.0.0.1 or 10.0.0.0/8, not ${wrong.join(', ')}.`);
  return list;
}

function hookSettings(env: Environment, faults: string[]): HookSettings {
  const privateAddresses = env['TESSERA_HOOK_PRIVATE_ADDRESSES'] ? flag(env, 'TESSERA_HOOK_PRIVATE_ADDRESSES', faults) : env['TESSERA_DEMO'] === '1';
  const seconds = (env['TESSERA_HOOK_PAUSES'] || HOOK_PAUSES).split(',').map((one) => (/^\s*\d+(\.\d+)?\s*$/.test(one) ? Number(one) : NaN));
  if (seconds.length > 30 || seconds.some((one) => !(one <= 604_800))) {
    faults.push('TESSERA_HOOK_PAUSES lists the pauses between attempts in seconds, at most 30 and none longer than a week: 5,30,120');
  }
  return { privateAddresses, pausesMs: seconds.map((one) => one * 1_000) };
}

function reminderDays(env: Environment, faults: string[]): readonly number[] {
  const value = env['TESSERA_DOCUMENT_REMINDER_DAYS'] ?? '30,7';
  if (!/^(\d{1,3}(,\d{1,3}){0,9})?$/.test(value)) {
    faults.push('TESSERA_DOCUMENT_REMINDER_DAYS lists days before the end, at most 10 of them: 30,7. Empty, nobody is reminded.');
  }
  return value === '' ? [] : value.split(',').map(Number);
}

function timeZone(env: Environment, faults: string[]): string {
  const value = env['TESSERA_TIME_ZONE'] || 'Europe/Rome';
  try {
    new Intl.DateTimeFormat('en-US', { timeZone: value });
  } catch {
    faults.push(`TESSERA_TIME_ZONE ${value} is no time zone. Use a name like Europe/Rome.`);
  }
  return value;
}

function bureauOf(env: Environment, faults: string[]): DemoBureau | undefined {
  const present = BUREAU.filter((name) => env[`TESSERA_BUREAU_${name}`]);
  if (!present.length) return undefined;
  const missing = BUREAU.filter((name) => !present.includes(name));
  if (missing.length) faults.push(`TESSERA_BUREAU_${missing.join(', TESSERA_BUREAU_')} is missing: give all TESSERA_BUREAU_ variables or none.`);
  return {
    url: address(env, 'TESSERA_BUREAU_URL', faults) ?? '',
    clientId: env['TESSERA_BUREAU_CLIENT_ID'] ?? '',
    clientSecret: env['TESSERA_BUREAU_CLIENT_SECRET'] ?? '',
    organisationId: env['TESSERA_BUREAU_ORGANISATION_ID'] ?? '',
    webhookSecret: env['TESSERA_BUREAU_WEBHOOK_SECRET'] ?? '',
  };
}
