import type { MigrationInterface, QueryRunner } from 'typeorm';

// Whom else a line is about, beside the one in `object_id`; and the lines of batches that say something about an object.
const ABOUT = `
  alter table audit_values add column others uuid[];
  create index audit_values_by_others on audit_values using gin (others) where others is not null;
  create index batch_lines_told on batch_lines (object_id) where details is not null;
`;

/** Values of the audit can be erased for people whom lines about other objects name. */
export class AboutPeople1763770000023 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ABOUT);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index batch_lines_told');
    await runner.query('alter table audit_values drop column others');
  }
}
