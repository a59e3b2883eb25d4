import type { MigrationInterface, QueryRunner } from 'typeorm';

const ACCOUNTS = `
  alter table accounts
    add column identity_id uuid,
    add column disabled_reason text,
    add column failed_attempts integer not null default 0,
    add column last_failed_at timestamptz(3),
    add column signed_in_at timestamptz(3),
    add column account_criteria_id uuid,
    add column password_criteria_id uuid;
  update accounts set disabled_reason = 'administrator' where disabled_at is not null;
`;

// The identity of an earlier account takes over its id: whatever was written under that id goes on to mean the same person.
// The administrator of the house is the account of that name, or else the first one that may do everything.
const PEOPLE = `
  with administrator as (
    select account.id from accounts account
    join account_roles granted on granted.account_id = account.id
    join roles on roles.name = granted.role and '*' = any (roles.permissions)
    order by account.user_name = 'admin' desc, account.created_at, account.id limit 1
  )
  insert into managed_objects (id, object_type, state, attributes, search, version, created_at, created_by, updated_at, updated_by, common)
  select account.id, 'identity', 'active',
    jsonb_build_object('name', account.display_name, 'preferredLanguage', account.language, 'source', 'IDM'),
    array_to_tsvector(array(select distinct word from regexp_split_to_table(lower(account.display_name), '[^[:alnum:]]+') word where word <> '')),
    1, account.created_at, '00000000-0000-7000-8000-000000000000', account.created_at, '00000000-0000-7000-8000-000000000000',
    stamp.common || case when account.id in (select id from administrator) then '{"builtIn": "administrator"}' else '{}' end::jsonb
  from accounts account, lateral (
    select jsonb_build_object('date', to_char(account.created_at at time zone 'utc', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"'),
      'identity', jsonb_build_object('id', '00000000-0000-7000-8000-000000000000', 'name', 'System')) as status
  ) as made, lateral (select jsonb_build_object('created', made.status, 'lastUpdated', made.status) as common) as stamp
  on conflict (id) do nothing;
  update accounts set identity_id = id;
  alter table accounts alter column identity_id set not null,
    add constraint accounts_of_identity foreign key (identity_id) references managed_objects (id);
  create index accounts_by_identity on accounts (identity_id);
  create unique index one_account_per_identity on accounts (identity_id) where disabled_reason is distinct from 'administrator';
  create unique index objects_built_in on managed_objects ((common ->> 'builtIn')) where common ? 'builtIn';
`;

const CRITERIA = `
  create table access_criteria (
    id uuid primary key,
    kind text not null,
    name text not null,
    description text,
    is_default boolean not null,
    settings jsonb not null,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
  create unique index access_criteria_by_name on access_criteria (kind, lower(name));
  create unique index access_criteria_default on access_criteria (kind) where is_default;
  insert into access_criteria values
    ('00000000-0000-7000-8000-000000000a01', 'account', 'Default', null, true, '{}', 1, now(), 'System'),
    ('00000000-0000-7000-8000-000000000b01', 'password', 'Default', null, true, '{}', 1, now(), 'System');
  alter table accounts
    add constraint accounts_account_criteria foreign key (account_criteria_id) references access_criteria (id) on delete set null,
    add constraint accounts_password_criteria foreign key (password_criteria_id) references access_criteria (id) on delete set null;
  create table password_history (
    account_id uuid not null references accounts on delete cascade,
    password_hash text not null,
    until timestamptz(3) not null
  );
  create index password_history_by_account on password_history (account_id, until);
`;

// Codes and links are kept as hashes alone: a copy of the database verifies no address and resets no password.
const PROOFS = `
  create table contact_codes (
    id uuid primary key,
    identity_id uuid not null references managed_objects (id) on delete cascade,
    channel text not null,
    value text not null,
    code_hash bytea not null,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    tries integer not null default 0,
    ended_at timestamptz(3)
  );
  create index contact_codes_by_identity on contact_codes (identity_id, channel, created_at);
  create table password_links (
    id uuid primary key,
    account_id uuid not null references accounts on delete cascade,
    token_hash bytea not null unique,
    created_at timestamptz(3) not null,
    expires_at timestamptz(3) not null,
    used_at timestamptz(3)
  );
  create index password_links_by_account on password_links (account_id, created_at);
  alter table sessions add column address text, add column agent text;
`;

/** Accounts point at identities; criteria for accounts and passwords; codes that verify addresses, links that reset passwords. */
export class AccountsOnIdentities1763770000016 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(ACCOUNTS);
    await runner.query(PEOPLE);
    await runner.query(CRITERIA);
    await runner.query(PROOFS);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('alter table sessions drop column address, drop column agent');
    await runner.query('drop table password_links, contact_codes, password_history');
    await runner.query('drop index objects_built_in');
    await runner.query(`alter table accounts drop column identity_id, drop column disabled_reason, drop column failed_attempts,
      drop column last_failed_at, drop column signed_in_at, drop column account_criteria_id, drop column password_criteria_id`);
    await runner.query('drop table access_criteria');
  }
}
