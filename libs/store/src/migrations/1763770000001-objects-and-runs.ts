import type { MigrationInterface, QueryRunner } from 'typeorm';

const OBJECTS = `
  create table managed_objects (
    id uuid primary key,
    object_type text not null,
    state text not null,
    attributes jsonb not null,
    search tsvector,
    version integer not null,
    created_at timestamptz(3) not null,
    created_by text not null,
    updated_at timestamptz(3) not null,
    updated_by text not null
  );
  create index objects_by_creation on managed_objects (object_type, state, created_at, id);
  create index objects_by_change on managed_objects (object_type, state, updated_at, id);
  create index objects_by_words on managed_objects using gin (search);
`;

const RUNS = `
  create table runs (
    id uuid primary key,
    entry_id text not null,
    use_case text not null,
    object_type text not null,
    place text not null,
    status text not null,
    options jsonb not null,
    subject_ids uuid[] not null,
    input jsonb not null,
    step integer not null,
    actor_id text not null,
    actor_name text not null,
    opened_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    touched_at timestamptz(3) not null,
    ended_at timestamptz(3),
    outcome jsonb,
    refusal jsonb,
    idempotency_key text
  );
  create index runs_by_actor on runs (actor_id, id);
  create unique index runs_by_key on runs (actor_id, idempotency_key) where idempotency_key is not null;
  create index runs_open on runs (expires_at, id) where status = 'open';
  create index runs_accepted on runs (touched_at, id) where status = 'accepted';
  create index runs_by_open_entry on runs (entry_id) where status in ('open', 'accepted');
`;

const TASKS = `
  create table tasks (
    id uuid primary key,
    run_id uuid,
    name text not null,
    payload jsonb not null,
    key text not null,
    status text not null,
    attempts integer not null,
    last_error text,
    created_at timestamptz(3) not null,
    touched_at timestamptz(3) not null,
    ended_at timestamptz(3)
  );
  create index tasks_by_run on tasks (run_id) where run_id is not null;
  create index tasks_unfinished on tasks (touched_at, id) where status in ('waiting', 'giving-up');
  create index tasks_in_trouble on tasks (id) where last_error is not null and status <> 'done';
  create index tasks_by_end on tasks (ended_at, status) where ended_at is not null;
`;

/** Objects, the runs that change them and the tasks that runs leave behind. */
export class ObjectsAndRuns1763770000001 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(OBJECTS);
    await runner.query(RUNS);
    await runner.query(TASKS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table tasks, runs, managed_objects');
  }
}
