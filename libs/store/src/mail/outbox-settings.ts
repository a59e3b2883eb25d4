import { Conflict } from '@tessera/engine';
import type { AuditEntry } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

/** For how many days settled messages are kept. */
export interface StoredOutboxSettings {
  readonly keepDays: number;
  readonly revision: number;
}

const USUAL: StoredOutboxSettings = { keepDays: 90, revision: 0 };

const READ: Statement = { name: 'outbox-settings-read', text: 'select keep_days as "keepDays", revision from outbox_settings' };
const SAVE: Statement = {
  name: 'outbox-settings-save',
  text: `insert into outbox_settings (keep_days, revision, changed_at, changed_by) select $1::integer, 1, $3::timestamptz, $4::text where $2::integer = 0
    on conflict do nothing returning keep_days as "keepDays", revision`,
};
const CHANGE: Statement = {
  name: 'outbox-settings-change',
  text: `update outbox_settings set keep_days = $1, revision = revision + 1, changed_at = $3, changed_by = $4 where revision = $2
    returning keep_days as "keepDays", revision`,
};

/** How long the outbox keeps what is settled: 90 days unless an administrator says otherwise. */
export class OutboxSettings {
  constructor(private readonly dataSource: DataSource) {}

  async read(): Promise<StoredOutboxSettings> {
    return (await rowOf<StoredOutboxSettings>(poolOf(this.dataSource), READ, [])) ?? USUAL;
  }

  /** `expectedRevision` 0 writes the first. Throws `Conflict` with what stands there now. */
  async save(keepDays: number, expectedRevision: number, audit: AuditEntry): Promise<StoredOutboxSettings> {
    const values = [keepDays, expectedRevision, audit.at, audit.actorName];
    const saved = await inTransaction(this.dataSource, (client) =>
      changeRules(client, audit, 'outbox', () => rowOf<StoredOutboxSettings>(client, expectedRevision === 0 ? SAVE : CHANGE, values)));
    if (!saved) throw new Conflict('revision-conflict', await this.read());
    return saved;
  }
}
