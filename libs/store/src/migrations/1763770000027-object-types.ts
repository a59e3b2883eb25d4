import type { MigrationInterface, QueryRunner } from 'typeorm';

const TYPES = `
  create table object_types (
    name text primary key,
    package text not null,
    definition jsonb not null,
    locales jsonb not null
  );
`;

/** Object types as their packages last declared them: objects stay readable when a package has left. */
export class ObjectTypes1763770000027 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TYPES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table object_types');
  }
}
