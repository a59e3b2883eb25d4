import type { AccessScope, UserContexts, UserFilter } from '@tessera/engine';
import type { DataSource } from 'typeorm';
import { namedConditions } from '../acl/access-condition.js';
import { isUuid, poolOf, uuidArray } from '../database/postgres.js';
import { decodeCursor, limitOf, pageOf } from '../queries/page.js';
import type { Page, PageRequest } from '../queries/page.js';
import { filterPart } from './filter-statement.js';

/** Somebody whom a filter is about. */
export interface Member {
  /** Missing for people who cannot sign in. */
  readonly accountId?: string;
  readonly userName?: string;
  readonly identityId: string;
  readonly name: string;
  /** The positions in which the filter is about them. */
  readonly positionIds: readonly string[];
}

/** How many a filter is about; counting stops at 10,000. */
export interface MemberCount {
  readonly count: number;
  readonly capped: boolean;
}

/** On which day, and among whom; all people for the house itself. */
export interface AskedMembers {
  readonly day: string;
  readonly within?: readonly AccessScope[];
  /** Only those who can sign in. */
  readonly signingIn?: boolean;
}

/** Where somebody stands in the house on a day. */
export interface Standing {
  readonly position?: string;
  /** The unit of that position. */
  readonly unit?: string;
  readonly account: 'none' | 'active' | 'disabled';
}

interface StandingRow {
  readonly id: string;
  readonly position: string | null;
  readonly unit: string | null;
  readonly account: Standing['account'];
}

interface MemberRow {
  readonly account_id: string | null;
  readonly user_name: string | null;
  readonly identity_id: string;
  readonly name: string;
  readonly position_ids: string[];
}

const ENOUGH = 10_000;

const TODAY = 'coalesce(held.first_day <= $1::date, true) and coalesce(held.last_day >= $1::date, true)';

const NAME = `coalesce(identity.attributes ->> 'name', '')`;

// One line per person and position held today, and one for users without any.
const PEOPLE = `people as (
  select identity.id as identity_id, account.id as account_id, account.user_name, ${NAME} as name, held.position_id
  from accounts account join managed_objects identity on identity.id = account.identity_id
  left join assignments held on held.identity_id = identity.id and ${TODAY}
  where account.disabled_at is null
  union all
  select identity.id, null, null, ${NAME}, held.position_id
  from assignments held join managed_objects identity on identity.id = held.identity_id
  where ${TODAY} and not exists (select from accounts where identity_id = held.identity_id and disabled_at is null)
)`;

// The main position, else the one held first; its unit is the nearest one above it.
const STANDINGS = `
  select person.id, held.name as position, unit.name as unit,
    coalesce((select case when disabled_at is null then 'active' else 'disabled' end from accounts
      where identity_id = person.id order by disabled_at is not null, created_at desc limit 1), 'none') as account
  from unnest($2::uuid[]) as person (id)
  left join lateral (
    select element.name, element.superior_id from assignments held join chart_elements element on element.id = held.position_id
    where held.identity_id = person.id and ${TODAY} order by held.main desc, held.first_day nulls first, held.id limit 1
  ) as held on true
  left join lateral (
    with recursive above as (
      select id, kind, name, superior_id, 1 as height from chart_elements where id = held.superior_id
      union all
      select element.id, element.kind, element.name, element.superior_id, height + 1 from chart_elements element
      join above on element.id = above.superior_id and above.kind <> 'unit' where height < 100
    )
    select name from above where kind = 'unit'
  ) as unit on true`;

const SIGNING_IN = `people.account_id is not null and exists (select from managed_objects able
  where able.id = people.identity_id and able.state = 'active' and not coalesce(able.common ? 'frozen', false))`;

const among = ({ within = [], signingIn = false }: AskedMembers, values: unknown[]): readonly string[] =>
  [...(signingIn ? [SIGNING_IN] : []), ...namedConditions(within, 'people.identity_id', values)];

/** Finds the people whom filters are about, in the database. */
export class Members {
  constructor(private readonly dataSource: DataSource) {}

  /** How many a filter is about; `within` is whom the reader may see. */
  async count(filter: UserFilter, contexts: UserContexts, asked: AskedMembers): Promise<MemberCount> {
    const { joins, ...part } = filterPart(filter, contexts, [asked.day]);
    const values = [...part.values];
    const condition = [part.condition, ...among(asked, values)].join(' and ');
    const { rows } = await poolOf(this.dataSource).query<{ count: number }>(
      `with ${PEOPLE} select count(*)::int from (select distinct identity_id from people ${joins} where ${condition} limit ${ENOUGH + 1}) as counted`, values,
    );
    const count = rows[0]?.count ?? 0;
    return { count: Math.min(count, ENOUGH), capped: count > ENOUGH };
  }

  /** Position, unit and account of identities, by their id. */
  async standings(ids: readonly string[], day: string): Promise<ReadonlyMap<string, Standing>> {
    const values = [day, uuidArray(ids)];
    const { rows } = await poolOf(this.dataSource).query<StandingRow>({ name: 'members-standings', text: STANDINGS, values });
    return new Map(rows.map(({ id, position, unit, account }) => [id, { account, ...(position !== null && { position }), ...(unit !== null && { unit }) }]));
  }

  /** The people by name. */
  async list(filter: UserFilter, contexts: UserContexts, request: PageRequest & AskedMembers): Promise<Page<Member>> {
    const limit = limitOf(request);
    const after = decodeCursor(request.cursor, { name: (_, id) => isUuid(id) });
    const { joins, ...part } = filterPart(filter, contexts, [request.day, limit + 1, after?.[1] ?? null, after?.[2] ?? null]);
    const values = [...part.values];
    const condition = [part.condition, ...among(request, values)].join(' and ');
    const { rows } = await poolOf(this.dataSource).query<MemberRow>(
      `with ${PEOPLE} select identity_id, account_id, user_name, name, array_remove(array_agg(position_id order by position_id), null) as position_ids
       from people ${joins} where ${condition} and ($3::text is null or (name, identity_id) > ($3, $4::uuid))
       group by identity_id, account_id, user_name, name order by name, identity_id limit $2`, values,
    );
    const page = pageOf(rows, limit, (row) => ['name', row.name, row.identity_id]);
    return { ...page, items: page.items.map(memberOf) };
  }
}

const memberOf = (row: MemberRow): Member => ({
  identityId: row.identity_id,
  name: row.name,
  positionIds: row.position_ids,
  ...(row.account_id !== null && { accountId: row.account_id }),
  ...(row.user_name !== null && { userName: row.user_name }),
});
