import type { MigrationInterface, QueryRunner } from 'typeorm';

const COMMON = `
  alter table managed_objects add column common jsonb;
  create unique index objects_by_number on managed_objects (object_type, (common ->> 'number')) where common ? 'number';
  create table number_series (
    series text primary key,
    last bigint not null
  );
`;

// `xid` tells the tail which transaction changed a batch last.
const BATCHES = `
  create table batches (
    id uuid primary key,
    xid xid8 not null default pg_current_xact_id(),
    entry_id text not null,
    use_case text not null,
    object_type text not null,
    place text not null,
    options jsonb not null,
    input jsonb not null,
    ticked uuid[],
    filter jsonb,
    status text not null,
    gathered boolean not null,
    asked integer not null,
    done integer not null,
    skipped integer not null,
    failed integer not null,
    actor_id text not null,
    actor_name text not null,
    opened_at timestamptz(3) not null,
    touched_at timestamptz(3) not null,
    ended_at timestamptz(3),
    refusal jsonb,
    idempotency_key text
  );
  create index batches_by_transaction on batches (xid);
  create index batches_by_actor on batches (actor_id, id);
  create unique index batches_by_key on batches (actor_id, idempotency_key) where idempotency_key is not null;
  create index batches_at_work on batches (touched_at, id) where status in ('accepted', 'working');
  create table batch_lines (
    batch_id uuid not null references batches on delete cascade,
    object_id uuid not null,
    status text not null,
    reason text,
    details jsonb,
    cause text,
    run_id uuid,
    primary key (batch_id, object_id)
  );
  create index batch_lines_waiting on batch_lines (batch_id, object_id) where status = 'waiting';
  create index batch_lines_left_out on batch_lines (batch_id, status, object_id) where status in ('skipped', 'failed');
`;

/** Who made, changed, locked and froze an object; numbers without gaps; batches with a line per object. */
export class People1763770000010 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(COMMON);
    await runner.query(BATCHES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table batch_lines, batches, number_series');
    await runner.query('drop index objects_by_number');
    await runner.query('alter table managed_objects drop column common');
  }
}
