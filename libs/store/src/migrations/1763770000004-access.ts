import type { MigrationInterface, QueryRunner } from 'typeorm';

const ACCOUNTS = `
  create table accounts (
    id uuid primary key,
    user_name text not null,
    display_name text not null,
    language text not null,
    password_hash text,
    must_change_password boolean not null,
    password_changed_at timestamptz(3),
    disabled_at timestamptz(3),
    revision integer not null,
    created_at timestamptz(3) not null
  );
  create unique index accounts_by_user_name on accounts (lower(user_name));
  create index accounts_in_order on accounts (user_name, id);
  create table account_roles (
    account_id uuid not null references accounts on delete cascade,
    role text not null references roles on update cascade,
    primary key (account_id, role)
  );
  create index account_roles_by_role on account_roles (role);
`;

// Only hashes of tokens are kept: a copy of the database opens no session.
const SESSIONS = `
  create table sessions (
    id uuid primary key,
    account_id uuid not null references accounts on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz(3) not null,
    last_seen_at timestamptz(3) not null,
    expires_at timestamptz(3) not null
  );
  create index sessions_by_account on sessions (account_id);
  create index sessions_by_expiry on sessions (expires_at);
  create table api_tokens (
    id uuid primary key,
    account_id uuid not null references accounts on delete cascade,
    name text not null,
    token_hash bytea not null unique,
    scopes text[] not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    last_used_at timestamptz(3)
  );
  create index api_tokens_by_account on api_tokens (account_id, id);
`;

/** Accounts, what they may do, and how they prove who they are. */
export class Access1763770000004 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(SESSIONS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table api_tokens, sessions, account_roles, accounts');
  }
}
