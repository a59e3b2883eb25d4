import type { MigrationInterface, QueryRunner } from 'typeorm';

// A revision keeps the parts that it changed; a part without content was removed. Configuration at N is the latest of each path up to N.
const REVISIONS = `
  create table configuration_revisions (
    number integer primary key check (number > 0),
    at timestamptz(3) not null,
    actor_id text not null,
    actor_name text not null,
    reason text,
    origin text not null check (origin in ('screen', 'apply', 'rollback', 'start', 'house'))
  );
  create table configuration_parts (
    number integer not null references configuration_revisions,
    path text not null collate "C",
    section text not null generated always as (split_part(path, '/', 1)) stored,
    content jsonb,
    primary key (number, path)
  );
  create index configuration_parts_by_path on configuration_parts (section, path, number desc);
`;

const APPEND_ONLY = `
  create function refuse_revision_change() returns trigger language plpgsql as $$
  begin
    raise exception 'revisions of the configuration are neither changed nor deleted' using errcode = 'insufficient_privilege';
  end $$;
  create trigger revisions_are_append_only before update or delete or truncate on configuration_revisions
    for each statement execute function refuse_revision_change();
  create trigger revision_parts_are_append_only before update or delete or truncate on configuration_parts
    for each statement execute function refuse_revision_change();
  create trigger revisions_are_rules after insert on configuration_revisions
    for each statement execute function raise_rule_revision();
`;

// By which names a file calls secrets; a secret that is called but not there is waited for.
const REFERENCES = `
  alter table connector_settings add column secret_refs jsonb not null default '{}';
  alter table web_hooks add column secret_ref text;
`;

/** Numbered revisions of the configuration, and the names of secrets in files. */
export class Configuration1763770000024 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [REVISIONS, APPEND_ONLY, REFERENCES]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table web_hooks drop column secret_ref');
    await runner.query('alter table connector_settings drop column secret_refs');
    await runner.query('drop table configuration_parts, configuration_revisions');
    await runner.query('drop function refuse_revision_change()');
  }
}
