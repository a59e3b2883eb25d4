import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLE = `
  create table outside_events (
    source text not null,
    event_id text not null,
    received_at timestamptz(3) not null,
    primary key (source, event_id)
  );
  create index outside_events_by_age on outside_events (received_at);
`;

/** Events from outside are told apart by the ids of the tasks that they start: nobody needs a second list. */
export class NoOutsideEvents1763770000009 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outside_events');
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(TABLE);
  }
}
