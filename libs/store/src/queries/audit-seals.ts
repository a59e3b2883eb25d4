import type { DataSource } from 'typeorm';
import { inTransaction } from '../database/in-transaction.js';
import { poolOf } from '../database/postgres.js';
import { VALUES_DIGEST } from '../unit-of-work/audit-lines.js';

/** A seal as it is noted outside the database: whoever has one sees whether everything up to it is still there. */
export interface NotedSeal {
  readonly number: number;
  /** In hexadecimal digits. */
  readonly digest: string;
}

/** What looking through the whole audit has shown. */
export interface AuditProof {
  readonly seals: number;
  readonly entries: number;
  /** Lines since the last seal. */
  readonly unsealed: number;
  /** Lines whose values were erased. */
  readonly erased: number;
  /** The first seal that does not fit what stands there. */
  readonly brokenSeal?: number;
  /** Lines whose values are not those that were written. */
  readonly changedValues: number;
  /** The last seal that fits, to be noted elsewhere. */
  readonly last?: NotedSeal;
  /** Whether the seal that somebody noted earlier is among them. */
  readonly notedSeal?: 'found' | 'missing';
}

interface Chain {
  readonly seals: number;
  readonly entries: number;
  readonly upto: string;
  readonly digest: Buffer;
  readonly broken?: number;
  readonly isNotedFound: boolean;
}

const AT_ONCE = 20_000;
// Everything of a line, told apart whatever is missing.
const LINE = `sha256(convert_to(row(position, id, extract(epoch from at), actor_id, actor_name, actor_position, action, use_case, run_id, object_type, object_id,
  from_state, to_state, reason, changed, values_digest)::text, 'UTF8'))`;
const DIGEST = (before: string, after: string, upto: string): string => `
  select count(*)::int as entries, sha256(${before} || coalesce(string_agg(line, ''::bytea order by xid, position), ''::bytea)) as digest
  from (select xid, position, ${LINE} as line from audit_entries where xid > ${after} and xid <= ${upto}) as lines`;
// Transactions below the oldest running one are over: nothing can be added among their lines any more.
const SEAL = `
  with last as (
    select number, upto_xid, digest from audit_seals union all select 0, '0'::xid8, ''::bytea order by number desc limit 1
  ), upto as (
    select coalesce(
      (select xid from audit_entries, last where xid > upto_xid and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid offset ${AT_ONCE} limit 1),
      (select xid from audit_entries, last where xid > upto_xid and xid < pg_snapshot_xmin(pg_current_snapshot()) order by xid desc limit 1)
    ) as xid
  )
  insert into audit_seals (number, after_xid, upto_xid, entries, digest, sealed_at)
  select last.number + 1, last.upto_xid, upto.xid, found.entries, found.digest, $1
  from last, upto, lateral (${DIGEST('last.digest', 'last.upto_xid', 'upto.xid')}) as found where upto.xid is not null`;
const SEALS = 'select number, after_xid::text, upto_xid::text, entries, digest from audit_seals where number > $1 order by number limit 100';
// Whatever still says something is not erased.
const IS_EMPTY = `(kept.salt is null and kept.reason is null and not exists (
    select 1 from jsonb_each(case when jsonb_typeof(kept.changed) = 'object' then kept.changed end) as name where name.value <> '{}'::jsonb))`;
const VALUES = `select count(*) filter (where kept.erased_at is not null)::int as erased,
    count(*) filter (where kept.audit_id is null
      or not (case when kept.erased_at is not null then ${IS_EMPTY} else entry.values_digest = ${VALUES_DIGEST('kept.')} end))::int as changed
  from audit_entries entry left join audit_values kept on kept.audit_id = entry.id where entry.values_digest is not null`;

interface SealRow {
  readonly number: string;
  readonly after_xid: string;
  readonly upto_xid: string;
  readonly entries: number;
  readonly digest: Buffer;
}

/** Links the lines of the audit together: whoever changes, adds or takes one away breaks every later seal. */
export class AuditSeals {
  constructor(private readonly dataSource: DataSource) {}

  /** Seals what is over; answers whether there is more. One process at a time, the others have nothing to do. */
  async seal(at: Date): Promise<boolean> {
    return inTransaction(this.dataSource, async (client) => {
      const { rows } = await client.query<{ mine: boolean }>(`select pg_try_advisory_xact_lock(hashtextextended('tessera audit seals', 0)) as mine`);
      if (!rows[0]?.mine) return false;
      return ((await client.query(SEAL, [at])).rowCount ?? 0) > 0;
    });
  }

  /** Looks through the whole audit, and for a seal that was noted earlier: lines that were cut off at the end take theirs along. */
  async verify(noted?: NotedSeal): Promise<AuditProof> {
    const { seals, entries, upto, digest, broken, isNotedFound } = await this.chain(noted);
    const pool = poolOf(this.dataSource);
    const { rows: values } = await pool.query<{ erased: number; changed: number }>(VALUES);
    const { rows: tail } = await pool.query<{ count: number }>('select count(*)::int as count from audit_entries where xid > $1::xid8', [upto]);
    return {
      seals, entries, unsealed: tail[0]?.count ?? 0, erased: values[0]?.erased ?? 0, changedValues: values[0]?.changed ?? 0,
      ...(broken !== undefined && { brokenSeal: broken }),
      ...(seals > 0 && { last: { number: seals, digest: digest.toString('hex') } }),
      ...(noted && { notedSeal: isNotedFound ? 'found' : 'missing' }),
    };
  }

  private async chain(noted: NotedSeal | undefined): Promise<Chain> {
    let [seals, entries, upto, isNotedFound] = [0, 0, '0', false];
    let digest: Buffer = Buffer.alloc(0);
    for (;;) {
      const { rows } = await poolOf(this.dataSource).query<SealRow>(SEALS, [seals]);
      for (const row of rows) {
        const isNext = Number(row.number) === seals + 1 && row.after_xid === upto;
        if (!isNext || !(await this.fits(row, digest))) return { seals, entries, upto, digest, isNotedFound, broken: Number(row.number) };
        [seals, entries, upto, digest] = [seals + 1, entries + row.entries, row.upto_xid, row.digest];
        isNotedFound ||= noted?.number === seals && noted.digest === digest.toString('hex');
      }
      if (rows.length === 0) return { seals, entries, upto, digest, isNotedFound };
    }
  }

  private async fits(seal: SealRow, before: Buffer): Promise<boolean> {
    const text = DIGEST('$1::bytea', '$2::xid8', '$3::xid8');
    const { rows } = await poolOf(this.dataSource).query<{ entries: number; digest: Buffer }>(text, [before, seal.after_xid, seal.upto_xid]);
    return rows[0]?.entries === seal.entries && rows[0].digest.equals(seal.digest);
  }
}
