import type { MigrationInterface, QueryRunner } from 'typeorm';

// Changing the chart or a group is a change of rules: every process reads them again. Assignments are read with each session.
const CHART = `
  create table chart_elements (
    id uuid primary key,
    kind text not null check (kind in ('organisation', 'unit', 'position')),
    name text not null,
    short_name text,
    description text,
    superior_id uuid references chart_elements,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null,
    check (kind <> 'organisation' or superior_id is null)
  );
  create index chart_elements_by_superior on chart_elements (superior_id);
  create trigger chart_elements_are_rules after insert or update or delete or truncate on chart_elements
    for each statement execute function raise_rule_revision();
`;

const ASSIGNMENTS = `
  create table assignments (
    id uuid primary key,
    identity_id uuid not null references managed_objects,
    position_id uuid not null references chart_elements,
    main boolean not null,
    first_day date,
    last_day date,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null,
    check (first_day <= last_day)
  );
  create index assignments_by_identity on assignments (identity_id, id);
  create index assignments_by_position on assignments (position_id, id);
  create unique index assignments_one_main on assignments (identity_id) where main;
  alter table sessions add column assignment_id uuid references assignments on delete set null;
  create index sessions_by_assignment on sessions (assignment_id) where assignment_id is not null;
`;

// Names are compared as people read them: two groups do not differ in capitals alone.
const GROUPS = `
  create table groups (
    name text primary key,
    description text,
    built_in boolean not null,
    rule jsonb not null,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
  create unique index groups_by_name on groups (lower(name));
  create trigger groups_are_rules after insert or update or delete or truncate on groups
    for each statement execute function raise_rule_revision();
  insert into groups (name, built_in, rule, revision, changed_at, changed_by) values
    ('Administrators', true, '{"subject":"role","is":"administrator"}', 1, now(), 'System'),
    ('Configurators', true, '{"subject":"role","is":"operator"}', 1, now(), 'System'),
    ('Designers', true, '{"not":{"everyone":true}}', 1, now(), 'System'),
    ('Everyone', true, '{"everyone":true}', 1, now(), 'System');
`;

/** The organisation chart, who holds which position, groups by rule, and the position in which somebody acted. */
export class Organisation1763770000011 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [CHART, ASSIGNMENTS, GROUPS]) await runner.query(part);
    await runner.query('alter table audit_entries add column actor_position jsonb');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table audit_entries drop column actor_position');
    await runner.query('alter table sessions drop column assignment_id');
    await runner.query('drop table groups, assignments, chart_elements');
  }
}
