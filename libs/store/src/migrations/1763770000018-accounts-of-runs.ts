import type { MigrationInterface, QueryRunner } from 'typeorm';

// Houses that are filled already get the role, too; an empty one is filled with its own.
const DEFAULT_ROLES = `
  alter table roles add column is_default boolean not null default false;
  insert into roles (name, title, permissions, revision, changed_at, changed_by, is_default)
    select 'self-service', 'Self-service', '{}', 1, now(), 'System', true where exists (select from roles)
    on conflict (name) do update set is_default = true;
`;

// A letter is read once and gone; what it says is sealed until then.
const LETTERS = `
  create table password_letters (
    id uuid primary key,
    run_id uuid not null,
    account_id uuid not null references accounts on delete cascade,
    sealed bytea not null,
    expires_at timestamptz(3) not null
  );
  create index password_letters_by_run on password_letters (run_id, id);
  create index password_letters_by_account on password_letters (account_id);
  create index password_letters_by_expiry on password_letters (expires_at);
`;

/** Roles that everybody has to begin with, and letters with passwords that nobody has read yet. */
export class AccountsOfRuns1763770000018 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(DEFAULT_ROLES);
    await runner.query(LETTERS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table password_letters');
    await runner.query('alter table roles drop column is_default');
  }
}
