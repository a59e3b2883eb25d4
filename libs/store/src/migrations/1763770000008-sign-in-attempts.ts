import type { MigrationInterface, QueryRunner } from 'typeorm';

// Not logged: after a crash of the database everybody may try again. Earlier versions made this table at their start.
const TABLE = `
  create unlogged table if not exists sign_in_attempts (
    key varchar(255) primary key,
    points integer not null default 0,
    expire bigint
  );
`;

/** How often somebody has tried to sign in, for all processes together. */
export class SignInAttempts1763770000008 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table sign_in_attempts');
  }
}
