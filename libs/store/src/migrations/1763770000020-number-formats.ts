import type { MigrationInterface, QueryRunner } from 'typeorm';

/** How administrators want objects of a type to be numbered. */
export class NumberFormats1763770000020 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`create table number_formats (
      object_type text primary key,
      prefix text not null,
      digits integer not null check (digits between 1 and 15),
      first bigint not null check (first > 0),
      last bigint check (last >= first),
      revision integer not null,
      changed_at timestamptz(3) not null,
      changed_by text not null
    )`);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table number_formats');
  }
}
