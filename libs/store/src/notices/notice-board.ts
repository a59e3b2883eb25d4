import type { Transaction } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowOf, rowsOf } from '../database/postgres.js';
import type { Runner, Statement } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';

/** What somebody finds when they sign in, in the language that they prefer. */
export interface PersonalNotice {
  readonly id: string;
  readonly template: string;
  readonly language: string;
  readonly subject: string;
  readonly body: string;
  readonly createdAt: Date;
  readonly readAt?: Date;
}

/** A notice to leave for somebody; the same key again is the same notice. */
export type NewNotice = Omit<PersonalNotice, 'createdAt' | 'readAt'> & { readonly identityId: string; readonly key: string };

interface NoticeRow extends Omit<PersonalNotice, 'readAt'> {
  readonly readAt: Date | null;
}

const LAST_ID = 'ffffffff-ffff-ffff-ffff-ffffffffffff';
const COUNTED = 100;

const PUT: Statement = {
  name: 'notices-put',
  text: `insert into notices (id, identity_id, key, template, language, subject, body, created_at)
    select line.*, $8 from unnest($1::uuid[], $2::uuid[], $3::text[], $4::text[], $5::text[], $6::text[], $7::text[]) as line
    on conflict (identity_id, key) do nothing`,
};

// Ids are made in order of time: the latest notice has the greatest.
const LIST: Statement = {
  name: 'notices-list',
  text: `select id, template, language, subject, body, created_at as "createdAt", read_at as "readAt" from notices
    where identity_id = $1 and id < $2 order by id desc limit $3`,
};

const UNREAD: Statement = {
  name: 'notices-unread',
  text: `select count(*)::int as count from (select from notices where identity_id = $1 and read_at is null limit ${COUNTED}) as unread`,
};

// The tail tells other windows of the same person, too.
const MARK_READ: Statement = {
  name: 'notices-mark-read',
  text: `update notices set read_at = $2, xid = pg_current_xact_id()
    where identity_id = $1 and read_at is null and ($3::uuid[] is null or id = any ($3::uuid[]))`,
};

const REMOVE: Statement = {
  name: 'notices-remove',
  text: 'delete from notices where id in (select id from notices where read_at is not null and created_at < $1 limit $2)',
};

const SETTLE: Statement = {
  name: 'notices-settle',
  text: 'update notices set read_at = $2, xid = pg_current_xact_id() where key = $1 and read_at is null',
};

/** Marks notices with this key as read, whoever has them: what they tell of is settled. In somebody's transaction. */
export async function settleNotices({ client, now }: Pick<Transaction, 'client' | 'now'>, key: string): Promise<void> {
  await rowsOf(client as Runner, SETTLE, [key, now]);
}

/** Notices for people inside the house. */
export class NoticeBoard {
  constructor(private readonly dataSource: DataSource) {}

  /** Leaves notices, in somebody's transaction. */
  async put({ client, now }: Pick<Transaction, 'client' | 'now'>, notices: readonly NewNotice[]): Promise<void> {
    if (notices.length === 0) return;
    const columns = (['id', 'identityId', 'key', 'template', 'language', 'subject', 'body'] as const).map((name) => notices.map((notice) => notice[name]));
    await rowsOf(client as Runner, PUT, [...columns, now]);
  }

  /** Somebody's notices, the latest first. */
  async list(identityId: string, request: PageRequest): Promise<Page<PersonalNotice>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { id: (_, id) => isUuid(id) });
    const rows = await rowsOf<NoticeRow>(poolOf(this.dataSource), LIST, [identityId, after?.[2] ?? LAST_ID, limit + 1]);
    return pageOf(rows.map(({ readAt, ...row }) => ({ ...row, ...(readAt && { readAt }) })), limit, ({ id }) => ['id', '', id]);
  }

  /** How many somebody has not read; counting stops at a hundred. */
  async countUnread(identityId: string): Promise<number> {
    return (await rowOf<{ count: number }>(poolOf(this.dataSource), UNREAD, [identityId]))?.count ?? 0;
  }

  /** Marks some of somebody's notices as read, or all of them. */
  async markRead(identityId: string, at: Date, ids?: readonly string[]): Promise<void> {
    await rowsOf(poolOf(this.dataSource), MARK_READ, [identityId, at, ids ?? null]);
  }

  /** Deletes notices that were read, from before that moment, so many at most; answers how many it found. */
  async removeReadBefore(moment: Date, atMost: number): Promise<number> {
    return (await poolOf(this.dataSource).query({ ...REMOVE, values: [moment, atMost] })).rowCount ?? 0;
  }
}
