import type { MigrationInterface, QueryRunner } from 'typeorm';

// `xid` tells the tail which transaction wrote a line: positions alone appear out of order.
const ENTRIES = `
  create table audit_entries (
    position bigint generated always as identity primary key,
    xid xid8 not null default pg_current_xact_id(),
    id uuid not null,
    at timestamptz(3) not null,
    actor_id text not null,
    actor_name text not null,
    action text not null,
    use_case text,
    run_id uuid,
    object_type text,
    object_id uuid,
    from_state text,
    to_state text,
    reason text,
    changed jsonb
  );
  create index audit_by_transaction on audit_entries (xid);
  create index audit_by_object on audit_entries (object_id, at, position) where object_id is not null;
  create index audit_by_run on audit_entries (run_id, at, position) where run_id is not null;
  create index audit_by_time on audit_entries (at, position);
  create index audit_by_actor on audit_entries (actor_id, at, position);
  create index audit_by_use_case on audit_entries (use_case, at, position) where use_case is not null;
  create index audit_by_action on audit_entries (action, at, position)
    where action <> 'object.created' and action <> 'object.moved';
`;

const APPEND_ONLY = `
  create function refuse_audit_change() returns trigger language plpgsql as $$
  begin
    raise exception 'audit entries are neither changed nor deleted' using errcode = 'insufficient_privilege';
  end $$;
  create trigger audit_is_append_only before update or delete or truncate on audit_entries
    for each statement execute function refuse_audit_change();
`;

/** The audit: lines are added, and the database refuses everything else. */
export class Audit1763770000002 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ENTRIES);
    await runner.query(APPEND_ONLY);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table audit_entries');
    await runner.query('drop function refuse_audit_change()');
  }
}
