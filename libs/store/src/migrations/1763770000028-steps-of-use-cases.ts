import type { MigrationInterface, QueryRunner } from 'typeorm';

const STEPS = `
  create table use_case_steps (
    use_case text not null,
    since timestamptz(3) not null,
    steps jsonb not null,
    primary key (use_case, since)
  );
`;

/** What use cases have asked since when: a run goes on with the steps it was opened with. */
export class StepsOfUseCases1763770000028 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(STEPS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table use_case_steps');
  }
}
