import type { DataSource } from 'typeorm';
import { poolOf, rowOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

/** Up to where a reader has seen all changes; opaque, from `start` or an earlier `read`. */
export type TailPosition = string;

/** What happened to objects of one type: all states touched, and at most a hundred ids. */
export interface ObjectsChanged {
  readonly objectType: string;
  readonly ids: readonly string[];
  readonly states: readonly string[];
  readonly count: number;
}

/** A run that began, ended, or whose tasks changed something. */
export interface RunChanged {
  readonly id: string;
  /** Whoever opened it; absent when only its tasks wrote. */
  readonly actorId?: string;
}

/** A batch that began, went on or ended. */
export interface BatchChanged {
  readonly id: string;
  readonly actorId: string;
}

/** Everything that was committed between two looks. */
export interface ChangesSeen {
  readonly position: TailPosition;
  readonly ruleRevision: number;
  readonly objects: readonly ObjectsChanged[];
  readonly runs: readonly RunChanged[];
  readonly batches: readonly BatchChanged[];
  /** People whose notices are no longer what they were. */
  readonly noticesOf: readonly string[];
}

interface TailRow {
  readonly position: string;
  readonly revision: string;
  readonly objects: readonly ObjectsChanged[];
  readonly runs: readonly { readonly id: string; readonly actorId: string | null }[];
  readonly batches: readonly BatchChanged[];
  readonly notices_of: readonly string[];
}

const START: Statement = { name: 'tail-start', text: 'select pg_current_snapshot()::text as position' };

// A position is a snapshot. What it could not see and the present one can has been committed since, in whatever
// order: nothing is missed when an older transaction commits late, and nothing is told twice.
const READ: Statement = {
  name: 'tail-read',
  text: `
    with lines as materialized (
      select action, actor_id, run_id, object_type, object_id, from_state, to_state from audit_entries
      where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot)
    ), objects as (
      select object_type as "objectType", (array_agg(object_id))[1:100] as ids, count(*) as count, array(
        select distinct state from lines line, unnest(array[line.from_state, line.to_state]) as state
        where line.object_type = lines.object_type and state is not null order by state) as states
      from lines where object_id is not null and object_type is not null group by object_type
    ), touched as (
      select run_id as id, max(actor_id) filter (where action like 'run.%') as "actorId"
      from lines where run_id is not null group by run_id order by run_id limit 200
    ), moved as (
      select id, actor_id as "actorId" from batches
      where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot) order by id limit 200
    ), told as (
      select distinct identity_id from notices
      where xid >= pg_snapshot_xmin($1::text::pg_snapshot) and not pg_visible_in_snapshot(xid, $1::text::pg_snapshot) limit 200
    )
    select pg_current_snapshot()::text as position, (select revision from rule_revision) as revision,
      (select coalesce(jsonb_agg(to_jsonb(objects)), '[]') from objects) as objects,
      (select coalesce(jsonb_agg(to_jsonb(touched)), '[]') from touched) as runs,
      (select coalesce(jsonb_agg(to_jsonb(moved)), '[]') from moved) as batches,
      array(select identity_id from told) as notices_of`,
};

/** Tells every process what was committed since it last looked; cheap enough to ask a few times a second. */
export class ChangeTail {
  constructor(private readonly dataSource: DataSource) {}

  /** The present: only later changes will be told. */
  async start(): Promise<TailPosition> {
    const row = await rowOf<{ position: string }>(poolOf(this.dataSource), START, []);
    return row?.position ?? '1:1:';
  }

  async read(since: TailPosition): Promise<ChangesSeen> {
    const row = await rowOf<TailRow>(poolOf(this.dataSource), READ, [since]);
    return {
      position: row?.position ?? since,
      ruleRevision: Number(row?.revision ?? 0),
      objects: (row?.objects ?? []).map((changed) => ({ ...changed, ids: [...new Set(changed.ids)] })),
      runs: (row?.runs ?? []).map((run) => ({ id: run.id, actorId: run.actorId ?? undefined })),
      batches: row?.batches ?? [],
      noticesOf: row?.notices_of ?? [],
    };
  }
}
