import { createDataSource } from '@tessera/store';

const STATES = ['processing', 'ordered', 'in-production', 'produced', 'unassigned', 'assigned', 'expired', 'locked'];

/** Fills the house with `amount` cards in all states, straight in the database, and analyses it. */
export async function fillWithCards(url: string, amount: number): Promise<void> {
  const dataSource = await createDataSource(url, { poolSize: 1 }).initialize();
  await dataSource.query(
    `insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by)
     select id, 'temporary-card', state,
       jsonb_strip_nulls(jsonb_build_object('cardNumber', number, 'product', product, 'orderId', order_id, 'chipSerial', chip)),
       array_to_tsvector(array[lower(number), substr(number, 2), order_id, lower(chip)]), 1, at, 'bench', at, 'bench'
     from (
       select gen_random_uuid() as id, ($2::text[])[1 + i % ${STATES.length}] as state, 'X' || lpad(i::text, 8, '0') as number,
         (array['standard', 'visitor', 'contractor'])[1 + i % 3] as product, 'order-' || (i / 500) as order_id,
         upper(md5(i::text)) as chip, timestamptz '2026-01-01' + i * interval '20 seconds' as at
       from generate_series(1, $1::int) as i
     ) as cards`,
    [amount, STATES],
  );
  await dataSource.query('vacuum analyze managed_objects');
  await dataSource.destroy();
}
