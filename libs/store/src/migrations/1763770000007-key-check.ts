import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  create table key_check (
    only_row boolean primary key default true check (only_row),
    sealed bytea not null
  );
`;

/** Something sealed that only the right key opens: a wrong key is noticed before it seals anything. */
export class KeyCheck1763770000007 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table key_check');
  }
}
