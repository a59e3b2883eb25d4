import type { MigrationInterface, QueryRunner } from 'typeorm';

const FILTERS = `
  create table saved_filters (
    id uuid primary key,
    owner_id uuid not null references accounts on delete cascade,
    object_type text not null,
    name text not null,
    shared boolean not null,
    query jsonb not null,
    revision integer not null,
    changed_at timestamptz(3) not null
  );
  create unique index saved_filters_by_name on saved_filters (owner_id, object_type, lower(name));
  create index saved_filters_shared on saved_filters (object_type) where shared;
  create index objects_frozen on managed_objects (object_type, id) where common ? 'frozen';
  create index objects_locked on managed_objects (object_type, id) where common ? 'locked';
`;

// Words that consist of letters, once each: what somebody meant who mistyped one is looked for here, not in all objects.
const WORDS = `
  create table search_words (
    object_type text not null,
    word text not null,
    primary key (object_type, word)
  );
  insert into search_words (object_type, word)
  select distinct object_type, word from managed_objects, unnest(tsvector_to_array(search)) as word
  where word ~ '^[[:alpha:]]{3,40}$';
`;

// A database whose owner may not create extensions, or that does not have this one, works without.
const LIKENESS = `
  do $$
  begin
    create extension if not exists pg_trgm;
    create index search_words_by_likeness on search_words using gin (word gin_trgm_ops);
  exception when others then
    raise notice 'words are found in spite of one mistake, not of two: %', sqlerrm;
  end $$
`;

const IMPORTS = `
  create table imports (
    id uuid primary key,
    kind text not null,
    object_type text not null,
    file_name text not null,
    status text not null,
    bytes bigint not null,
    chunks integer not null,
    encoding text,
    separator text,
    header jsonb,
    sample jsonb,
    mapping jsonb,
    key_field text,
    options jsonb,
    staged boolean not null,
    lines integer not null,
    at_line integer not null,
    created integer not null,
    updated integer not null,
    unchanged integer not null,
    refused integer not null,
    duplicates integer not null,
    cause text,
    actor_id text not null,
    actor_name text not null,
    opened_at timestamptz(3) not null,
    touched_at timestamptz(3) not null,
    ended_at timestamptz(3)
  );
  create index imports_by_opening on imports (id desc);
  create index imports_at_work on imports (touched_at, id) where status in ('checking', 'running');
  create table import_chunks (
    import_id uuid not null references imports on delete cascade,
    number integer not null,
    bytes bytea not null,
    primary key (import_id, number)
  );
  create table import_lines (
    import_id uuid not null references imports on delete cascade,
    line integer not null,
    key text,
    twin text,
    answers jsonb not null,
    primary key (import_id, line)
  );
  create table import_findings (
    import_id uuid not null references imports on delete cascade,
    line integer not null,
    number integer not null,
    kind text not null,
    field text,
    reason text not null,
    details jsonb,
    primary key (import_id, line, number)
  );
  create table import_mappings (
    owner_id uuid not null references accounts on delete cascade,
    kind text not null,
    mapping jsonb not null,
    primary key (owner_id, kind)
  );
`;

// Values of lines about people can be erased; what proves them stays in the line itself.
const ERASABLE = `
  create table audit_values (
    audit_id uuid primary key,
    object_id uuid not null,
    salt uuid,
    changed jsonb,
    reason text,
    erased_at timestamptz(3)
  );
  create index audit_values_by_object on audit_values (object_id);
  alter table audit_entries add column values_digest bytea;
  create table audit_seals (
    number bigint primary key,
    after_xid xid8 not null,
    upto_xid xid8 not null,
    entries integer not null,
    digest bytea not null,
    sealed_at timestamptz(3) not null
  );
  create trigger audit_seals_are_append_only before update or delete or truncate on audit_seals
    for each statement execute function refuse_audit_change();
`;

// Lines that say something about people already; identities were the only ones.
const KEPT_SO_FAR = `
  alter table audit_entries disable trigger audit_is_append_only;
  insert into audit_values (audit_id, object_id, salt, changed, reason)
  select id, object_id, gen_random_uuid(), changed, reason from audit_entries
  where object_type = 'identity' and object_id is not null and (changed is not null or reason is not null);
  update audit_entries set changed = null, reason = null,
    values_digest = sha256(convert_to(concat_ws(chr(31), kept.salt, kept.changed, kept.reason), 'UTF8'))
  from audit_values kept where kept.audit_id = audit_entries.id;
  alter table audit_entries enable trigger audit_is_append_only;
`;

/** Saved filters, words for whoever mistypes, imports, and an audit whose values about people can be erased. */
export class Catalogue1763770000017 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [FILTERS, WORDS, LIKENESS, IMPORTS, ERASABLE, KEPT_SO_FAR]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table saved_filters, search_words, import_mappings, import_findings, import_lines, import_chunks, imports, audit_values, audit_seals');
    await runner.query('drop index objects_frozen, objects_locked');
    await runner.query('alter table audit_entries drop column values_digest');
  }
}
