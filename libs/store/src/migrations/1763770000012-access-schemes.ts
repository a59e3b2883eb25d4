import type { MigrationInterface, QueryRunner } from 'typeorm';

// Own schemes of objects that say the same are one row: however many objects are detached, there are few schemes to evaluate.
const SCHEMES = `
  create table access_schemes (
    id uuid primary key,
    object_type text not null,
    level text not null check (level in ('model', 'scenario', 'object')),
    name text not null,
    entries jsonb not null,
    digest text,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
  create unique index access_schemes_of_types on access_schemes (object_type) where level = 'model';
  create unique index access_scenarios_by_name on access_schemes (object_type, name) where level = 'scenario';
  create unique index access_schemes_by_digest on access_schemes (object_type, digest) where level = 'object';
  create trigger access_schemes_are_rules after insert or update or delete or truncate on access_schemes
    for each statement execute function raise_rule_revision();
`;

const OBJECTS = `
  alter table managed_objects add column acl_id uuid references access_schemes;
  create index objects_by_scheme on managed_objects (acl_id) where acl_id is not null;
  create index objects_by_creator on managed_objects (object_type, created_by);
  create table distribution_lists (
    object_id uuid not null references managed_objects on delete cascade,
    identity_id uuid not null,
    rights text[] not null,
    primary key (object_id, identity_id)
  );
  create index distribution_lists_by_identity on distribution_lists (identity_id, object_id);
`;

// On whose behalf a worker performs what was accepted.
const CONTEXTS = `
  alter table runs add column context jsonb;
  alter table batches add column context jsonb;
`;

/** Who may do what with which object. */
export class AccessSchemes1763770000012 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SCHEMES, OBJECTS, CONTEXTS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table batches drop column context');
    await runner.query('alter table runs drop column context');
    await runner.query('drop table distribution_lists');
    await runner.query('drop index objects_by_scheme, objects_by_creator');
    await runner.query('alter table managed_objects drop column acl_id');
    await runner.query('drop table access_schemes');
  }
}
