import type { MigrationInterface, QueryRunner } from 'typeorm';

// `xid` tells the tail which transaction left or read a notice last.
const NOTICES = `
  create table notices (
    id uuid primary key,
    xid xid8 not null default pg_current_xact_id(),
    identity_id uuid not null,
    key text not null,
    template text not null,
    language text not null,
    subject text not null,
    body text not null,
    created_at timestamptz(3) not null,
    read_at timestamptz(3),
    unique (identity_id, key)
  );
  create index notices_of_identity on notices (identity_id, id);
  create index notices_unread on notices (identity_id) where read_at is null;
  create index notices_by_transaction on notices (xid);
  create table reminders (
    object_id uuid not null,
    about text not null,
    reminded_at timestamptz(3) not null,
    primary key (object_id, about)
  );
`;

// The operations of a person's own record are actions on an object like any other, whatever the audit calls them.
const keepEvents = (concerned: string): string => `
  create or replace function keep_events() returns trigger language plpgsql as $$
  begin
    if not exists (select from web_hooks where enabled) then
      return null;
    end if;
    with lines as materialized (
      select position, object_id, object_type, event_action(action, from_state, to_state) as action
      from added where ${concerned} and object_id is not null and object_type is not null
    ), wanted as materialized (
      select hook.id as hook_id, lines.position, lines.object_id, lines.action
      from web_hooks hook join lines on (hook.object_types = '{}' or lines.object_type = any (hook.object_types))
        and (hook.actions = '{}' or lines.action = any (hook.actions))
      where hook.enabled
    ), kept as (
      insert into events (position, action, state, attributes, common, kept_at)
      select line.position, line.action, object.state, object.attributes, object.common, now()
      from (select distinct position, object_id, action from wanted) as line
      left join managed_objects object on object.id = line.object_id
    )
    insert into deliveries (hook_id, position, object_id, due_at, kept_at)
    select hook_id, position, object_id, now(), now() from wanted order by position;
    return null;
  end $$;
`;

/** Notices for people inside the house, what they were reminded of, and events of the operations of a person's record. */
export class Notices1763770000022 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(NOTICES);
    await runner.query(keepEvents(`(action like 'object.%' or action like 'identity.%')`));
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(keepEvents(`action like 'object.%'`));
    await runner.query('drop table notices, reminders');
  }
}
