import type { AuditEntry, Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { isUuid, poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { appendAudit } from '../unit-of-work/audit-lines.js';
import { messageOf } from './outbox-message.js';
import type { AttemptEnd, NewMessage, OutboxFilter, OutboxMessage, OutboxRow, SealedMessage } from './outbox-message.js';
import { HOLD, LIST, PUT, READ, REMOVE, SEND_AGAIN, SETTLE, STALE, TAKE, TAKEN_UNTIL } from './statements.js';

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';

/** Messages on their way out. What they say is sealed before it comes here. */
export class Outbox {
  constructor(private readonly dataSource: DataSource) {}

  /** Adds messages in somebody's transaction; answers which were new: a key that is there stays as it is. */
  async put({ client, now }: Pick<Transaction, 'client' | 'now'>, messages: readonly NewMessage[]): Promise<readonly NewMessage[]> {
    const column = (name: keyof NewMessage) => messages.map((message) => message[name]);
    const values = [...(['id', 'channel', 'key', 'recipient', 'template', 'language', 'sealed', 'status'] as const).map(column), now];
    const added = new Set((await rowsOf<{ id: string }>(client as Runner, PUT, values)).map(({ id }) => id));
    return messages.filter(({ id }) => added.has(id));
  }

  /** Takes a waiting message for an attempt that ends before `until`; nothing when it is settled or taken. */
  async take(id: string, now: Date, until: Date): Promise<SealedMessage | undefined> {
    const row = await rowOf<OutboxRow>(poolOf(this.dataSource), TAKE, [id, now, until]);
    return row && messageOf(row);
  }

  /** Keeps what was taken for longer, while its attempt goes on. */
  async hold({ id, attempts }: Pick<OutboxMessage, 'id' | 'attempts'>, until: Date): Promise<void> {
    await rowsOf(poolOf(this.dataSource), HOLD, [id, attempts, until]);
  }

  /** Until when somebody has a waiting message; nothing when it is settled, or waits for anybody. */
  async takenUntil(id: string): Promise<Date | undefined> {
    return (await rowOf<{ taken_until: Date | null }>(poolOf(this.dataSource), TAKEN_UNTIL, [id]))?.taken_until ?? undefined;
  }

  /** Writes down how the attempt of that number ended. */
  async settle({ id, attempts }: Pick<OutboxMessage, 'id' | 'attempts'>, { status, cause, sealed, at }: AttemptEnd): Promise<void> {
    await rowsOf(poolOf(this.dataSource), SETTLE, [id, attempts, status, cause ?? null, sealed ?? null, at]);
  }

  async read(id: string): Promise<SealedMessage | undefined> {
    const row = await rowOf<OutboxRow>(poolOf(this.dataSource), READ, [id]);
    return row && messageOf(row);
  }

  /** The latest first. */
  async list(filter: OutboxFilter & PageRequest): Promise<Page<OutboxMessage>> {
    const limit = limitOf(filter);
    const after = decodeCursor(filter.cursor, { id: (_, id) => isUuid(id) });
    const values: unknown[] = [after?.[2] ?? LAST_ID, limit + 1];
    const condition = (text: string, value: string | undefined) => (value === undefined ? [] : [text.replace('?', `$${values.push(value)}`)]);
    const conditions = [
      ...condition('status = ?', filter.status), ...condition('channel = ?', filter.channel), ...condition('template = ?', filter.template),
      ...condition('lower(recipient) like ?', filter.recipient && `${filter.recipient.toLowerCase().replace(/[\\%_]/g, '\\$&')}%`),
    ];
    const { rows } = await poolOf(this.dataSource).query<OutboxRow>(LIST(conditions), values);
    return pageOf(rows.map(messageOf), limit, ({ id }) => ['id', '', id]);
  }

  /** Gives a failed or local message all its attempts again, in the caller's transaction; nothing when it is neither. */
  async sendAgain({ client, now }: Pick<Transaction, 'client' | 'now'>, id: string, audit: AuditEntry): Promise<OutboxMessage | undefined> {
    const row = await rowOf<OutboxRow>(client as Runner, SEND_AGAIN, [id, now]);
    if (row) await appendAudit(client as Runner, [audit]);
    return row && messageOf(row);
  }

  /** Waiting messages that nobody has touched since then: their job may be lost. */
  async listStale(before: Date, atMost: number): Promise<readonly string[]> {
    return (await rowsOf<{ id: string }>(poolOf(this.dataSource), STALE, [before, atMost])).map(({ id }) => id);
  }

  /** Deletes settled messages from before that moment, so many at most; answers how many it found. */
  async removeBefore(moment: Date, atMost: number): Promise<number> {
    return (await poolOf(this.dataSource).query({ ...REMOVE, values: [moment, atMost] })).rowCount ?? 0;
  }

  /** Adds an audit line about a message, before its content is shown. */
  async note(audit: AuditEntry): Promise<void> {
    await inTransaction(this.dataSource, (client) => appendAudit(client, [audit]));
  }
}
