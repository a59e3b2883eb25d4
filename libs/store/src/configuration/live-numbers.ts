import type { DataSource } from 'typeorm';
import { poolOf, rowsOf } from '../database/postgres.js';
import type { Statement } from '../database/postgres.js';

/** A number up to ten thousand; `capped` when there are more. */
export interface LiveNumber {
  readonly count: number;
  readonly capped: boolean;
}

/** Open runs of a use case that were started at a place. */
export interface OpenRunsAt extends LiveNumber {
  readonly objectType: string;
  readonly place: string;
  readonly useCase: string;
}

const ENOUGH = 10_000;

const OPEN_RUNS: Statement = {
  name: 'live-open-runs',
  text: `select object_type, place, use_case, count(*)::int as count from (
      select run.object_type, run.place, run.use_case from unnest($1::text[], $2::text[]) as asked (object_type, place)
      cross join lateral (select object_type, place, use_case from runs
        where status in ('open', 'accepted') and object_type = asked.object_type and place = asked.place limit ${ENOUGH + 1}) as run) as open
    group by object_type, place, use_case order by object_type, place, use_case`,
};

const HOLDERS: Statement = {
  name: 'live-role-holders',
  text: `select role, (select count(*)::int from (
      select from account_roles granted where granted.role = asked.role limit ${ENOUGH + 1}) as counted) as count
    from unnest($1::text[]) as asked (role) order by role`,
};

/** How much of what lives in the house a change of the rules touches. One statement each, and no counting past enough. */
export class LiveNumbers {
  constructor(private readonly dataSource: DataSource) {}

  /** Runs that have not ended, of the use cases of these places. */
  async openRuns(places: readonly { readonly objectType: string; readonly place: string }[]): Promise<readonly OpenRunsAt[]> {
    if (places.length === 0) return [];
    const values = [places.map(({ objectType }) => objectType), places.map(({ place }) => place)];
    const rows = await rowsOf<{ object_type: string; place: string; use_case: string; count: number }>(poolOf(this.dataSource), OPEN_RUNS, values);
    return rows.map((row) => ({ objectType: row.object_type, place: row.place, useCase: row.use_case, ...numberOf(row.count) }));
  }

  /** Accounts that have these roles, by role. */
  async holders(roles: readonly string[]): Promise<ReadonlyMap<string, LiveNumber>> {
    if (roles.length === 0) return new Map();
    const rows = await rowsOf<{ role: string; count: number }>(poolOf(this.dataSource), HOLDERS, [roles]);
    return new Map(rows.map(({ role, count }) => [role, numberOf(count)]));
  }
}

const numberOf = (count: number): LiveNumber => ({ count: Math.min(count, ENOUGH), capped: count > ENOUGH });
