import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  create table web_hooks (
    id uuid primary key,
    name text not null,
    address text not null,
    object_types text[] not null,
    actions text[] not null,
    identification boolean not null,
    enabled boolean not null,
    secret bytea not null,
    former_secret bytea,
    former_until timestamptz(3),
    revision integer not null,
    created_at timestamptz(3) not null,
    changed_at timestamptz(3) not null,
    changed_by text not null,
    failures integer not null default 0,
    failing_since timestamptz(3),
    due_at timestamptz(3),
    last_success_at timestamptz(3),
    last_failure_at timestamptz(3),
    last_failure text,
    switched_off_at timestamptz(3)
  );
  create table events (
    position bigint primary key,
    action text not null,
    state text,
    attributes jsonb,
    common jsonb,
    kept_at timestamptz(3) not null
  );
  create index events_by_age on events (kept_at);
  create table deliveries (
    hook_id uuid not null,
    id bigint generated always as identity,
    position bigint not null,
    object_id uuid not null,
    status text not null default 'waiting',
    attempts integer not null default 0,
    due_at timestamptz(3) not null,
    kept_at timestamptz(3) not null,
    ended_at timestamptz(3),
    answer integer,
    took_ms integer,
    last_error text,
    primary key (hook_id, id)
  );
  create index deliveries_waiting on deliveries (hook_id, id) where status = 'waiting';
  create index deliveries_of_object on deliveries (hook_id, object_id, id) where status = 'waiting';
  create index deliveries_dead on deliveries (id) where status = 'dead';
  create index deliveries_by_end on deliveries (ended_at) where status = 'delivered';
`;

// Staying in a state is an update, leaving it is a move. What is not named here changes an object in its own way.
const ACTIONS = `
  create function event_action(action text, from_state text, to_state text) returns text language sql immutable as $$
    select case
      when action = 'object.created' then 'create'
      when action = 'object.moved' then case when from_state = to_state then 'update' else 'move' end
      when action = 'object.deleted' then 'delete'
      when action = 'object.locked' then 'lock'
      when action in ('object.unlocked', 'object.unlock-forced') then 'unlock'
      when action = 'object.frozen' then 'freeze'
      when action = 'object.unfrozen' then 'unfreeze'
      when action = 'object.numbered' then 'number'
      when action ~ '^object\\.(attach|detach)' then 'attach'
      when action ~ '^object\\.(acl|access|scenario|set-acl|distribution)' then 'set-acl'
      else 'update'
    end
  $$;
`;

// Whoever writes a line of the audit about an object raises its event, in the same transaction: no writer can forget it.
// Without a web hook this is one look at a table of a few rows.
const TRIGGER = `
  create function keep_events() returns trigger language plpgsql as $$
  begin
    if not exists (select from web_hooks where enabled) then
      return null;
    end if;
    with lines as materialized (
      select position, object_id, object_type, event_action(action, from_state, to_state) as action
      from added where action like 'object.%' and object_id is not null and object_type is not null
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
  create trigger events_are_kept after insert on audit_entries
    referencing new table as added for each statement execute function keep_events();
`;

/** Web hooks, the events that they want and each event's way to each of them. */
export class Events1763770000014 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
    await runner.query(ACTIONS);
    await runner.query(TRIGGER);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop trigger events_are_kept on audit_entries');
    await runner.query('drop function keep_events(), event_action(text, text, text)');
    await runner.query('drop table deliveries, events, web_hooks');
  }
}
