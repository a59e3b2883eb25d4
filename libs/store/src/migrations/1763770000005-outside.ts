import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  create table vault (
    ref text primary key,
    object_id uuid,
    sealed bytea not null,
    created_at timestamptz(3) not null
  );
  create index vault_by_object on vault (object_id) where object_id is not null;
  create table readers (
    account_id uuid primary key references accounts on delete cascade,
    chip_serial text,
    fault text not null,
    changed_at timestamptz(3) not null
  );
  create table schedule_runs (
    entry_id text primary key,
    last_run_at timestamptz(3) not null,
    last_run_id uuid,
    last_result text
  );
  create table outside_events (
    source text not null,
    event_id text not null,
    received_at timestamptz(3) not null,
    primary key (source, event_id)
  );
  create index outside_events_by_age on outside_events (received_at);
`;

/** Sealed secrets, readers on desks, what schedules did and which outside events have been seen. */
export class Outside1763770000005 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outside_events, schedule_runs, readers, vault');
  }
}
