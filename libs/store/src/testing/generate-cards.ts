import type { DataSource } from 'typeorm';

/** How many cards to make, and how they are spread over the states. */
export interface Generation {
  readonly objectType: string;
  readonly amount: number;
  /** Share of each state; the first named get the oldest cards. */
  readonly states: Readonly<Record<string, number>>;
}

// Cards of the last year, the oldest first, with ids in the order of creation as the house makes them.
const GENERATE = `
  insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by)
  select id, $1, state, jsonb_build_object('cardNumber', number, 'product', product, 'holder', holder, 'orderId', 'O-' || (n / 50),
      'validDays', n % 90 + 1),
    array_to_tsvector(array_remove(array[lower(number), 'tc', n::text, product, lower(holder), 'holder', (n % 5000)::text], '')),
    2, at, 'generator', at + interval '1 hour', 'generator'
  from (
    select n, at, 'TC-' || lpad(n::text, 7, '0') as number, (array['standard', 'visitor', 'contractor'])[1 + n % 3] as product,
      'Holder-' || (n % 5000) as holder,
      (lpad(to_hex((extract(epoch from at) * 1000)::bigint), 12, '0') || '7' || lpad(to_hex(n % 4096), 3, '0') || '8'
        || lpad(to_hex(n), 15, '0'))::uuid as id,
      ($3::text[])[1 + (hashint4(n) & 2147483647)::bigint * cardinality($3::text[]) / 2147483648] as state
    from (select n, now() - interval '1 year' + n * (interval '1 year' / $2::int) as at from generate_series(1, $2::int) as n) as numbered
  ) as made`;

const GENERATE_AUDIT = `
  insert into audit_entries (id, at, actor_id, actor_name, action, use_case, run_id, object_type, object_id, to_state)
  select gen_random_uuid(), created_at, 'generator', 'Generator', 'object.created', 'Generated', null, object_type, id, state
  from managed_objects where created_by = 'generator' order by id`;

/** Fills a database with made-up cards and their audit, for measuring lists; the statistics are up to date afterwards. */
export async function generateCards(dataSource: DataSource, { objectType, amount, states }: Generation): Promise<void> {
  const lots = Object.entries(states).flatMap(([state, share]) => Array.from({ length: share }, () => state));
  await dataSource.query(GENERATE, [objectType, amount, lots]);
  await dataSource.query(GENERATE_AUDIT);
  await dataSource.query('vacuum (analyze) managed_objects');
  await dataSource.query('vacuum (analyze) audit_entries');
}
