import { Conflict } from '@tessera/engine';
import type { AuditEntry, NumberFormat, NumberingStore, StoredNumberFormat, Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { changeRules } from '../configuration/record-revision.js';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

interface FormatRow {
  readonly object_type: string;
  readonly prefix: string;
  readonly digits: number;
  readonly first: string;
  readonly last: string | null;
  readonly revision: number;
  readonly changed_at: Date;
  readonly changed_by: string;
}

const COLUMNS = 'object_type, prefix, digits, first, last, revision, changed_at, changed_by';

const SQL = {
  read: { name: 'number-format-read', text: `select ${COLUMNS} from number_formats where object_type = $1` },
  hold: { name: 'number-format-hold', text: `select ${COLUMNS} from number_formats where object_type = $1 for share` },
  insert: {
    name: 'number-format-insert',
    text: `insert into number_formats (${COLUMNS}) select $1, $2, $3::int, $4::bigint, $5::bigint, 1, $7::timestamptz, $8 where $6::int = 0
      on conflict do nothing returning ${COLUMNS}`,
  },
  update: {
    name: 'number-format-update',
    text: `update number_formats set prefix = $2, digits = $3::int, first = $4::bigint, last = $5::bigint, revision = revision + 1, changed_at = $7, changed_by = $8
      where object_type = $1 and revision = $6 returning ${COLUMNS}`,
  },
  given: { name: 'number-format-given', text: 'select last from number_series where series = $1' },
} satisfies Readonly<Record<string, Statement>>;

/** How types are numbered, in Postgres. */
export class NumberFormats implements NumberingStore {
  constructor(private readonly dataSource: DataSource) {}

  async read(objectType: string, transaction?: Transaction): Promise<StoredNumberFormat | undefined> {
    const row = transaction
      ? await rowOf<FormatRow>(transaction.client as PoolClient, SQL.hold, [objectType])
      : await rowOf<FormatRow>(poolOf(this.dataSource), SQL.read, [objectType]);
    return row && formatOf(row);
  }

  async save(objectType: string, { prefix, digits, first, last }: NumberFormat, expectedRevision: number, audit: AuditEntry): Promise<StoredNumberFormat> {
    const values = [objectType, prefix, digits, first, last ?? null, expectedRevision, audit.at, audit.actorName];
    const saved = await inTransaction(this.dataSource, (client) =>
      changeRules(client, audit, 'numbering', () => rowOf<FormatRow>(client, expectedRevision === 0 ? SQL.insert : SQL.update, values)));
    if (!saved) throw new Conflict('revision-conflict', await this.read(objectType));
    return formatOf(saved);
  }

  async given(series: string): Promise<number> {
    const row = await rowOf<{ last: string }>(poolOf(this.dataSource), SQL.given, [series]);
    return Number(row?.last ?? 0);
  }
}

const formatOf = (row: FormatRow): StoredNumberFormat => ({
  objectType: row.object_type, prefix: row.prefix, digits: row.digits, first: Number(row.first), ...(row.last !== null && { last: Number(row.last) }),
  revision: row.revision, changedAt: row.changed_at, changedBy: row.changed_by,
});
