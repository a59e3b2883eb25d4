import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  create table encodings (
    run_id uuid not null,
    field text not null,
    ref text not null,
    begun_at timestamptz(3) not null,
    primary key (run_id, field)
  );
  create index encodings_by_age on encodings (begun_at);
`;

/** Which encoding of a run's field is the latest: the chip holds what that one wrote. */
export class Encodings1763770000006 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table encodings');
  }
}
