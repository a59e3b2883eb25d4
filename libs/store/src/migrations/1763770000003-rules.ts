import type { MigrationInterface, QueryRunner } from 'typeorm';

const REVISION = `
  create table rule_revision (
    only_row boolean primary key default true check (only_row),
    revision bigint not null
  );
  insert into rule_revision (revision) values (1);
  create function raise_rule_revision() returns trigger language plpgsql as $$
  begin
    update rule_revision set revision = revision + 1;
    return null;
  end $$;
`;

const PROCESS_LISTS = `
  create table process_lists (
    object_type text not null,
    place text not null,
    revision integer not null,
    changed_at timestamptz(3),
    changed_by text,
    primary key (object_type, place)
  );
  create table process_list_entries (
    id text primary key,
    object_type text not null,
    place text not null,
    position integer not null,
    use_case text not null,
    enabled boolean not null,
    options jsonb not null,
    title text,
    cron text,
    foreign key (object_type, place) references process_lists on delete cascade
  );
  create index process_list_entries_by_list on process_list_entries (object_type, place, position);
  create trigger process_lists_are_rules after insert or update or delete or truncate on process_lists
    for each statement execute function raise_rule_revision();
`;

const ROLES = `
  create table roles (
    name text primary key,
    title text not null,
    permissions text[] not null,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
  create trigger roles_are_rules after insert or update or delete or truncate on roles
    for each statement execute function raise_rule_revision();
`;

const CONNECTORS = `
  create table connector_settings (
    name text primary key,
    settings jsonb not null,
    sealed bytea,
    secrets_set text[] not null,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
  create trigger connector_settings_are_rules after insert or update or delete or truncate on connector_settings
    for each statement execute function raise_rule_revision();
  create table connector_health (
    name text primary key,
    last_success_at timestamptz(3),
    last_failure_at timestamptz(3),
    last_failure text
  );
`;

/** What administrators decide, and the one number that rises with every decision. */
export class Rules1763770000003 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [REVISION, PROCESS_LISTS, ROLES, CONNECTORS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(
      'drop table connector_health, connector_settings, roles, process_list_entries, process_lists, rule_revision',
    );
    await runner.query('drop function raise_rule_revision()');
  }
}
