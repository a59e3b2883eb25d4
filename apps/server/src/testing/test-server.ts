import { randomBytes } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startTestPostgres } from '../../../../config/jest/postgres.mjs';
import { auditLine } from '../access/audit-line.js';
import { csrfTokenOf, hashOf, newSecret } from '../access/secret-token.js';
import { SESSION_COOKIE } from '../access/session-cookie.js';
import { openHouse, type OpenHouse } from '../boot/open-house.js';
import { readConfiguration } from '../house/configuration.js';
import { DataSource } from 'typeorm';
import { newId } from '../house/new-id.js';
import { openScheme } from '@tessera/engine';
import { AccessSchemes, Accounts, Roles, Sessions } from '@tessera/store';
import { Client } from './client.js';

const TEST = { id: newId(), displayName: 'Test' };

/** A real server over a fresh database, with the installed plugins, the defaults and the demo stock. */
export class TestServer {
  private constructor(
    readonly house: OpenHouse,
    readonly databaseUrl: string,
    /** The generated passwords of the first accounts, by user name. */
    readonly firstPasswords: Readonly<Record<string, string>>,
    private readonly leave: () => Promise<void>,
  ) {}

  static async open(environment: Readonly<Record<string, string>> = {}): Promise<TestServer> {
    const postgres = await startTestPostgres();
    const databaseUrl = await postgres.createDatabase();
    const folder = mkdtempSync(join(tmpdir(), 'tessera-server-'));
    const accountsFile = join(folder, 'first-accounts.txt');
    const house = await openHouse(readConfiguration({
      DATABASE_URL: databaseUrl, TESSERA_KEY: randomBytes(32).toString('base64'), TESSERA_PORT: '0', TESSERA_ROLES: 'api',
      TESSERA_DEMO: '1', TESSERA_FIRST_ACCOUNTS_FILE: accountsFile, ...environment,
    }));
    house.app.useLogger(false);
    return new TestServer(house, databaseUrl, passwordsIn(accountsFile), async () => {
      await house.close();
      await postgres.stop();
      rmSync(folder, { recursive: true });
    });
  }

  /** Somebody who is not signed in. */
  get nobody(): Client {
    return new Client(this.house.app, {});
  }

  /** Somebody signed in with the permissions of default roles, `operator` for example. */
  async withRoles(...roles: string[]): Promise<Client> {
    const accountId = newId();
    const account = { id: accountId, userName: `u${accountId}`, displayName: 'Ada', language: 'en-US', mustChangePassword: false, roles, at: new Date() };
    await this.house.app.get(Accounts).create(account, auditLine(TEST, { action: 'account.created' }));
    return this.signedIn(accountId);
  }

  /** The owner of an account, signed in without a password. */
  async signedIn(accountId: string): Promise<Client> {
    const [sessionId, secret, at] = [newId(), newSecret(), new Date()];
    await this.house.app.get(Sessions).open({ id: sessionId, accountId, tokenHash: hashOf(secret), at, expiresAt: new Date(at.getTime() + 3_600_000) });
    return new Client(this.house.app, { cookie: `${SESSION_COOKIE}=${secret}`, 'x-csrf-token': csrfTokenOf(secret) }, accountId);
  }

  /** Lets the owner of an account go on without choosing a password first. */
  async mayGoOn(accountId: string): Promise<void> {
    await this.house.app.get(DataSource).query('update accounts set must_change_password = false where id = $1', [accountId]);
  }

  /** Somebody signed in with exactly these permissions. */
  async withPermissions(...permissions: string[]): Promise<Client> {
    const name = `role-${newId()}`;
    await this.house.app.get(Roles).save({ name, title: name, permissions: permissions as '*'[] }, 0, auditLine(TEST, { action: 'role.saved' }));
    return this.withRoles(name);
  }

  /** Lets the permissions alone decide about objects of a type: its default scheme allows everything to everybody. */
  async openScheme(objectType: string): Promise<void> {
    const schemes = this.house.app.get(AccessSchemes);
    const present = (await schemes.readSchemes()).find((one) => one.objectType === objectType && one.level === 'model');
    if (!present) throw new Error(`${objectType} has no scheme`);
    const { entries } = openScheme(objectType);
    await schemes.saveScheme({ ...present, entries }, present.revision, auditLine(TEST, { action: 'access-scheme.saved', objectType }));
  }

  close(): Promise<void> {
    return this.leave();
  }
}

function passwordsIn(file: string): Record<string, string> {
  const lines = readFileSync(file, 'utf8').split('\n').map((line) => line.trim().split(/\s+/));
  return Object.fromEntries(lines.filter((parts) => parts.length === 2)) as Record<string, string>;
}
