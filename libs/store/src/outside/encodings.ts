import type { Transaction } from '@tessera/engine';
import type { PoolClient } from 'pg';
import type { DataSource } from 'typeorm';
import { isUuid, poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

/** One encoding of a chip: the field of the run that asked for it, and the reference of the secrets that it wrote. */
export interface Encoding {
  readonly runId: string;
  readonly field: string;
  readonly ref: string;
}

const BEGIN: Statement = {
  name: 'encoding-begin',
  // Under the lock of the run: a submission that is under way ends first, and one that comes later sees this encoding.
  text: `with open as materialized (select id from runs where id = $1 and status = 'open' for update)
    insert into encodings (run_id, field, ref, begun_at) select id, $2, $3, $4 from open
    on conflict (run_id, field) do update set ref = excluded.ref, begun_at = excluded.begun_at`,
};

const LATEST: Statement = {
  name: 'encoding-latest',
  text: 'select ref from encodings where run_id = $1 and field = $2',
};

/** Which encoding is the latest, known to all processes. */
export class Encodings {
  constructor(private readonly dataSource: DataSource) {}

  /** From now on every earlier encoding of this field is outdated, unless the run has ended. */
  async begin({ runId, field, ref }: Encoding, at: Date): Promise<void> {
    await rowOf(poolOf(this.dataSource), BEGIN, [runId, field, ref, at]);
  }

  /** Whether nothing was encoded for this field since; in a transaction that holds the run, nothing can be until it ends. */
  async isLatest({ runId, field, ref }: Encoding, transaction?: Transaction): Promise<boolean> {
    if (!isUuid(runId)) return false;
    return (await rowOf<{ ref: string }>(clientOf(transaction) ?? poolOf(this.dataSource), LATEST, [runId, field]))?.ref === ref;
  }

  /** Forgets encodings from before that moment whose runs have ended. */
  async forgetBefore(before: Date): Promise<void> {
    await poolOf(this.dataSource).query(
      `delete from encodings where begun_at < $1
        and not exists (select from runs where id = run_id and status in ('open', 'accepted'))`,
      [before],
    );
  }
}

const clientOf = (transaction: Transaction | undefined): PoolClient | undefined => transaction?.client as PoolClient | undefined;
