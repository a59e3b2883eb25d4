import type { MigrationInterface, QueryRunner } from 'typeorm';

// Objects without a model are of the standard model of their type, so that nothing has to be written for the millions that are.
const MODELS = `
  create table object_models (
    id uuid primary key,
    object_type text not null,
    name text not null,
    scheme_id uuid references access_schemes,
    prefix text,
    digits integer,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null,
    check ((prefix is null) = (digits is null))
  );
  create unique index object_models_by_name on object_models (object_type, lower(name));
  create unique index object_models_by_prefix on object_models (object_type, prefix) where prefix is not null;
  create index object_models_by_scheme on object_models (scheme_id) where scheme_id is not null;
  create trigger object_models_are_rules after insert or update or delete or truncate on object_models
    for each statement execute function raise_rule_revision();
  alter table managed_objects add column model_id uuid references object_models;
  create index objects_by_model on managed_objects (model_id) where model_id is not null;
`;

// On whose behalf a worker carries an import out.
const IMPORTS = 'alter table imports add column context jsonb';

/** Models of object types, and on whose behalf imports are carried out. */
export class Models1763770000019 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [MODELS, IMPORTS]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table imports drop column context');
    await runner.query('drop index objects_by_model');
    await runner.query('alter table managed_objects drop column model_id');
    await runner.query('drop table object_models');
  }
}
