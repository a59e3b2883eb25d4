import type { AuditEntry } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf, rowsOf } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { DELIVERIES } from './delivery-statements.js';
import { deliveryOf } from './delivery.js';
import type { Attempted, Delivery, DeliveryRow } from './delivery.js';

/** How many are sent again by one statement. */
const AT_ONCE = 5_000;
const LAST_ID = '9223372036854775807';

/** Who takes which deliveries, and until when they are his. */
export interface Claim {
  readonly hookId: string;
  readonly now: Date;
  readonly until: Date;
  readonly atMost: number;
  /** After a round without success those that were tried least come first. */
  readonly afterFailure: boolean;
}

/** Events on their way to web hooks. */
export class Deliveries {
  constructor(private readonly dataSource: DataSource) {}

  /** Takes what is due, of each object the oldest event only; it is due again at `until` unless it is settled. */
  async claim({ hookId, now, until, atMost, afterFailure }: Claim): Promise<readonly Delivery[]> {
    const statement = afterFailure ? DELIVERIES.claimAfterFailure : DELIVERIES.claim;
    return (await rowsOf<DeliveryRow>(poolOf(this.dataSource), statement, [hookId, now, until, atMost])).map(deliveryOf);
  }

  /** Writes how attempts ended. */
  async settle(hookId: string, at: Date, attempts: readonly Attempted[]): Promise<void> {
    if (attempts.length === 0) return;
    const rows = attempts.map(({ id, status, dueAt, answer, tookMs, error }) =>
      ({ id, status, due_at: dueAt, answer, took_ms: tookMs, error: error?.slice(0, 500) }));
    await rowsOf(poolOf(this.dataSource), DELIVERIES.settle, [hookId, JSON.stringify(rows), at]);
  }

  /** What goes and went to a web hook, the latest first. */
  listOfHook(hookId: string, request: PageRequest): Promise<Page<Delivery>> {
    return this.page(request, (after, limit) => rowsOf(poolOf(this.dataSource), DELIVERIES.ofHook, [hookId, after, limit]));
  }

  /** What could not be delivered, the latest first. */
  listDead(request: PageRequest & { readonly hookId?: string }): Promise<Page<Delivery>> {
    return this.page(request, (after, limit) => rowsOf(poolOf(this.dataSource), DELIVERIES.dead, [after, limit, request.hookId]));
  }

  /** How many events could not be delivered; stops at 10,000. */
  async countDead(): Promise<number> {
    return (await rowOf<{ count: number }>(poolOf(this.dataSource), DELIVERIES.countDead, []))?.count ?? 0;
  }

  async readDead(id: string): Promise<Delivery | undefined> {
    const row = await rowOf<DeliveryRow>(poolOf(this.dataSource), DELIVERIES.readDead, [id]);
    return row && deliveryOf(row);
  }

  /** Gives undelivered events all their attempts again: one, those of a web hook, or all. Web hooks that are off are left out. */
  async sendAgain(wanted: { readonly id?: string; readonly hookId?: string }, at: Date, auditOf: (count: number) => AuditEntry): Promise<number> {
    let total = 0;
    for (;;) {
      const count = await this.sendSomeAgain(wanted, at, auditOf);
      total += count;
      if (count < AT_ONCE) return total;
    }
  }

  /** Forgets an undelivered event; answers whether it was there. */
  discard(id: string, audit: AuditEntry): Promise<boolean> {
    return inTransaction(this.dataSource, async (client) => {
      if (!(await rowOf(client, DELIVERIES.discard, [id]))) return false;
      await appendAudit(client, [audit]);
      return true;
    });
  }

  /** Forgets what arrived before that moment, and events that nobody waits for any more. */
  async forgetBefore(moment: Date): Promise<void> {
    for (const statement of [DELIVERIES.removeDelivered, DELIVERIES.removeOrphans, DELIVERIES.removeEvents]) {
      await rowsOf(poolOf(this.dataSource), statement, statement === DELIVERIES.removeOrphans ? [] : [moment]);
    }
  }

  private sendSomeAgain(wanted: { readonly id?: string; readonly hookId?: string }, at: Date, auditOf: (count: number) => AuditEntry): Promise<number> {
    return inTransaction(this.dataSource, async (client) => {
      const rows = await rowsOf<{ hook_id: string }>(client, DELIVERIES.sendAgain, [wanted.id, wanted.hookId, at, AT_ONCE]);
      if (rows.length === 0) return 0;
      await rowsOf(client, DELIVERIES.wake, [[...new Set(rows.map((row) => row.hook_id))]]);
      await appendAudit(client, [auditOf(rows.length)]);
      return rows.length;
    });
  }

  private async page(request: PageRequest, ask: (after: string, limit: number) => Promise<readonly DeliveryRow[]>): Promise<Page<Delivery>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { id: (_, id) => /^\d{1,18}$/.test(id) });
    const rows = await ask(after?.[2] ?? LAST_ID, limit + 1);
    return pageOf(rows.map(deliveryOf), limit, (one) => ['id', '', one.id]);
  }
}
