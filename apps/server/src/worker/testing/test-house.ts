import { randomBytes } from 'node:crypto';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { Catalogue, type Engine, type ProcessListEntry } from '@tessera/engine';
import { BullQueue, migrateQueue } from '@tessera/queue';
import { createDataSource, createStore, migrate } from '@tessera/store';
import { startTestPostgres } from '../../../../../config/jest/postgres.mjs';
import { csrfTokenOf, hashOf, newSecret } from '../../access/secret-token.js';
import { SESSION_COOKIE } from '../../access/session-cookie.js';
import { createApp } from '../../boot/create-app.js';
import { clearFoundations } from '../../boot/lay-foundations.js';
import { readConfiguration } from '../../house/configuration.js';
import type { Foundations } from '../../house/core.module.js';
import { newId } from '../../house/new-id.js';
import { ENGINE } from '../../house/tokens.js';
import { badges } from './parts.js';

type Method = 'GET' | 'POST' | 'PUT' | 'DELETE';

/** Somebody who is signed in. */
export interface Person {
  readonly accountId: string;
  readonly sessionId: string;
  readonly headers: Readonly<Record<string, string>>;
  ask<B = Readonly<Record<string, unknown>>>(method: Method, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer<B>>;
}

/** What the house answered. */
export interface Answer<B = Readonly<Record<string, unknown>>> {
  readonly status: number;
  readonly body: B;
  readonly headers: Readonly<Record<string, unknown>>;
}

/** A whole house over an empty database, with the package of `parts.ts` installed. */
export class TestHouse {
  private constructor(
    readonly app: NestFastifyApplication,
    readonly foundations: Foundations,
    private readonly postgres: { stop(): Promise<void> },
  ) {}

  static async open(roles = 'api', environment: Record<string, string> = {}): Promise<TestHouse> {
    const postgres = await startTestPostgres();
    const databaseUrl = await postgres.createDatabase();
    const key = randomBytes(32).toString('base64');
    const configuration = readConfiguration({ DATABASE_URL: databaseUrl, TESSERA_KEY: key, TESSERA_ROLES: roles, TESSERA_PORT: '0', ...environment });
    const catalogue = new Catalogue([{ name: 'badges', version: '1.0.0', plugin: badges, locales: {} }]);
    const dataSource = await createDataSource(databaseUrl).initialize();
    await migrate(dataSource);
    await migrateQueue(databaseUrl);
    const storeRoom = createStore(dataSource, catalogue.objectTypes());
    await storeRoom.installObjectTypes();
    const queue = await BullQueue.open(databaseUrl, { error: () => undefined });
    const foundations = { configuration, catalogue, packageHash: 'badges', dataSource, storeRoom, queue };
    const app = await createApp(foundations);
    app.useLogger(false);
    await app.listen(0, '127.0.0.1');
    return new TestHouse(app, foundations, postgres);
  }

  get engine(): Engine {
    return this.app.get<Engine>(ENGINE);
  }

  get url(): string {
    const address = this.app.getHttpServer().address() as { port: number };
    return `http://127.0.0.1:${address.port}`;
  }

  async close(): Promise<void> {
    await this.app.close();
    await clearFoundations(this.foundations);
    await this.postgres.stop();
  }

  /** Puts one entry on a process list. */
  async putOn(place: string, entry: Partial<ProcessListEntry> & { readonly useCase: string }): Promise<string> {
    const { processLists } = this.foundations.storeRoom;
    const id = newId();
    const present = (await processLists.readAll()).find((list) => list.place === place) ?? { objectType: 'badge', place, revision: 0, entries: [] };
    const entries = [...present.entries, { id, enabled: true, options: {}, ...entry }];
    await processLists.save({ ...present, entries }, present.revision, auditLine('process-list.saved'));
    return id;
  }

  /** Makes an account with exactly these permissions and signs it in. */
  async signIn(...permissions: string[]): Promise<Person> {
    const { roles, accounts, sessions } = this.foundations.storeRoom;
    const [role, accountId, sessionId, secret, at] = [newId(), newId(), newId(), newSecret(), new Date()];
    await roles.save({ name: role, title: role, permissions: permissions as '*'[] }, 0, auditLine('role.saved'));
    const account = { id: accountId, userName: `u${accountId}`, displayName: 'Ada', language: 'en-US', mustChangePassword: false, roles: [role], at };
    await accounts.create(account, auditLine('account.created'));
    await sessions.open({ id: sessionId, accountId, tokenHash: hashOf(secret), at, expiresAt: new Date(at.getTime() + 3_600_000) });
    const headers = { cookie: `${SESSION_COOKIE}=${secret}`, 'x-csrf-token': csrfTokenOf(secret) };
    return { accountId, sessionId, headers, ask: (method, path, body, more) => this.ask(headers, method, path, body, more) };
  }

  /** Asks the house something, with headers that make somebody of the caller, or nobody. */
  async ask<B = Readonly<Record<string, unknown>>>(
    known: Readonly<Record<string, string>>, method: Method, path: string, body?: unknown, more: Record<string, string> = {},
  ): Promise<Answer<B>> {
    const json: Record<string, string> = body === undefined ? {} : { 'content-type': 'application/json' };
    const payload = body === undefined ? {} : { payload: typeof body === 'string' ? body : JSON.stringify(body) };
    const answer = await this.app.inject({ method, url: `/api${path}`, headers: { ...known, ...json, ...more }, ...payload });
    return { status: answer.statusCode, body: (answer.body ? answer.json() : {}) as B, headers: answer.headers };
  }

  /** Audit lines of an action. */
  async audited(action: string): Promise<readonly { objectId?: string; reason?: string; actorName: string; changed?: object }[]> {
    return (await this.foundations.storeRoom.audit.search({ action, limit: 200 })).items;
  }
}

const auditLine = (action: string) => ({ id: newId(), at: new Date(), actorId: newId(), actorName: 'Test', action });

/** Waits until `check` answers something. */
export async function until<R>(check: () => Promise<R | undefined | false>, ms = 20_000): Promise<R> {
  for (const end = Date.now() + ms; ; ) {
    const found = await check();
    if (found) return found;
    if (Date.now() > end) throw new Error('it did not happen in time');
    await new Promise((resolve) => setTimeout(resolve, 40));
  }
}
