import { Conflict, NotFound } from '@tessera/engine';
import type { AuditEntry } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { withChangeNote } from '../configuration/change-note.js';
import { changeRules } from '../configuration/record-revision.js';
import { inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { HOOKS } from './hook-statements.js';
import { hookOf } from './web-hook.js';
import type { HookRound, SealedHookSecrets, WebHook, WebHookRow, WebHookRules } from './web-hook.js';

const FIRST_ID = '00000000-0000-0000-0000-000000000000';

/** Web hooks: who wants to hear of which events. */
export class WebHooks {
  constructor(private readonly dataSource: DataSource) {}

  /** All, by name. */
  async list(request: PageRequest): Promise<Page<WebHook>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { name: (_, id) => isUuid(id) });
    const rows = await rowsOf<WebHookRow>(poolOf(this.dataSource), HOOKS.list, [after?.[1], after?.[2] ?? FIRST_ID, limit + 1]);
    return pageOf(rows.map(hookOf), limit, (hook) => ['name', hook.name.toLowerCase(), hook.id]);
  }

  async read(id: string): Promise<WebHook | undefined> {
    const row = isUuid(id) ? await rowOf<WebHookRow>(poolOf(this.dataSource), HOOKS.read, [id]) : undefined;
    return row && hookOf(row);
  }

  /** What signs the messages of a web hook; sealed. */
  async secretsOf(id: string): Promise<SealedHookSecrets | undefined> {
    const row = await rowOf<{ secret: Buffer; former_secret: Buffer | null; former_until: Date | null }>(
      poolOf(this.dataSource), HOOKS.secrets, [id],
    );
    return row && { secret: row.secret, former: row.former_secret ?? undefined, formerUntil: row.former_until ?? undefined };
  }

  create(id: string, rules: WebHookRules, secret: Buffer, audit: AuditEntry): Promise<WebHook> {
    return inTransaction(this.dataSource, (client) => changeRules(client, audit, 'web-hooks', async () => {
      const row = await rowOf<WebHookRow>(client, HOOKS.create, [...rulesOf(id, rules), secret, audit.at, audit.actorName]);
      return hookOf(row as WebHookRow);
    }));
  }

  /** Changes the rules; what waits for one that is switched off becomes undelivered. Throws `Conflict` with the present one. */
  change(id: string, expectedRevision: number, rules: WebHookRules, audit: AuditEntry): Promise<WebHook> {
    return inTransaction(this.dataSource, (client) => changeRules(client, audit, 'web-hooks', async () => {
      const [, ...values] = rulesOf(id, rules);
      const row = await rowOf<WebHookRow>(client, HOOKS.change, [id, expectedRevision, ...values, audit.at, audit.actorName]);
      if (!row) throw await this.lost(client, id);
      if (!rules.enabled) await rowsOf(client, HOOKS.stopDeliveries, [id, audit.at, 'switched-off']);
      return hookOf(row);
    }));
  }

  /** Gives a new secret; the former one goes on to sign, too, for a while. */
  rotate(id: string, secret: Buffer, formerUntil: Date, audit: AuditEntry): Promise<WebHook> {
    return this.written(id, audit, (client) => rowOf<WebHookRow>(client, HOOKS.rotate, [id, secret, formerUntil, audit.at, audit.actorName]));
  }

  /** Removes a web hook with everything that was kept for it. */
  remove(id: string, audit: AuditEntry): Promise<WebHook> {
    return this.written(id, audit, async (client) => {
      const row = await rowOf<WebHookRow>(client, HOOKS.remove, [id]);
      await rowsOf(client, HOOKS.forgetDeliveries, [id]);
      return row;
    });
  }

  /** Remembers how a round ended; answers the web hook as it stands then. */
  async recordRound(id: string, { at, delivered, failure, pausedUntil }: HookRound): Promise<WebHook | undefined> {
    const row = await rowOf<WebHookRow>(poolOf(this.dataSource), HOOKS.round, [id, at, delivered, failure?.slice(0, 500), pausedUntil]);
    return row && hookOf(row);
  }

  /** Switches a web hook off by the house; what waits for it becomes undelivered. Answers whether it was still on. */
  switchOff(id: string, audit: AuditEntry): Promise<boolean> {
    return withChangeNote({ origin: 'house' }, () => inTransaction(this.dataSource, (client) => changeRules(client, audit, 'web-hooks', async () => {
      const row = await rowOf<WebHookRow>(client, HOOKS.switchOff, [id, audit.at, audit.actorName]);
      if (!row) return false;
      await rowsOf(client, HOOKS.stopDeliveries, [id, audit.at, 'switched-off']);
      return true;
    })));
  }

  /** Those that are on and have something to send now. */
  async listDue(now: Date): Promise<readonly string[]> {
    return (await rowsOf<{ id: string }>(poolOf(this.dataSource), HOOKS.due, [now])).map((row) => row.id);
  }

  private written(id: string, audit: AuditEntry, work: (client: Runner) => Promise<WebHookRow | undefined>): Promise<WebHook> {
    return inTransaction(this.dataSource, (client) => changeRules(client, audit, 'web-hooks', async () => {
      const row = await work(client);
      if (!row) throw new NotFound('web hook', id);
      return hookOf(row);
    }));
  }

  private async lost(client: Runner, id: string): Promise<Error> {
    const present = await rowOf<WebHookRow>(client, HOOKS.read, [id]);
    return present ? new Conflict('revision-conflict', hookOf(present)) : new NotFound('web hook', id);
  }
}

const rulesOf = (id: string, rules: WebHookRules): readonly unknown[] =>
  [id, rules.name, rules.address, [...rules.objectTypes], [...rules.actions], rules.identification, rules.enabled];
