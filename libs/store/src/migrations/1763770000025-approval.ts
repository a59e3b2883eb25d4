import type { MigrationInterface, QueryRunner } from 'typeorm';

const SETTING = `
  create table configuration_approval (
    only_row boolean primary key default true check (only_row),
    required boolean not null,
    revision integer not null,
    changed_at timestamptz(3),
    changed_by text
  );
  insert into configuration_approval (required, revision) values (false, 1);
  create trigger configuration_approval_is_a_rule after update on configuration_approval
    for each statement execute function raise_rule_revision();
`;

// What a change would have made of the parts; one without content goes. A proposal about approval itself has none.
const PROPOSALS = `
  create table configuration_proposals (
    id uuid primary key,
    at timestamptz(3) not null,
    author_id text not null,
    author_name text not null,
    reason text,
    origin text not null,
    based_on integer not null,
    changes jsonb,
    status text not null default 'waiting' check (status in ('waiting', 'approved', 'rejected', 'outdated')),
    decided_at timestamptz(3),
    decided_by text,
    decision_reason text,
    revision integer,
    check ((status = 'waiting') = (decided_at is null))
  );
  create index configuration_proposals_waiting on configuration_proposals (id) where status = 'waiting';
  create trigger configuration_proposals_are_rules after insert or update on configuration_proposals
    for each statement execute function raise_rule_revision();
  alter table configuration_revisions add column proposed_by text;
`;

/** Changes of the configuration that wait for a second person. */
export class Approval1763770000025 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SETTING, PROPOSALS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table configuration_revisions drop column proposed_by');
    await runner.query('drop table configuration_proposals, configuration_approval');
  }
}
