import type { MigrationInterface, QueryRunner } from 'typeorm';

const TABLES = `
  create table message_templates (
    name text primary key,
    texts jsonb not null,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
  create table outbox (
    id uuid primary key,
    channel text not null check (channel in ('mail', 'sms')),
    key text not null,
    recipient text not null,
    template text not null,
    language text not null,
    sealed bytea not null,
    status text not null check (status in ('waiting', 'sent', 'failed', 'local')),
    attempts integer not null default 0,
    cause text,
    created_at timestamptz(3) not null,
    touched_at timestamptz(3) not null,
    taken_until timestamptz(3),
    ended_at timestamptz(3)
  );
  create unique index outbox_by_key on outbox (channel, key);
  create index outbox_by_status on outbox (status, id);
  create index outbox_by_recipient on outbox (lower(recipient) text_pattern_ops, id);
  create index outbox_stale on outbox (touched_at, id) where status = 'waiting';
  create index outbox_by_age on outbox (created_at) where status <> 'waiting';
  create table outbox_settings (
    only_row boolean primary key default true check (only_row),
    keep_days integer not null,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
`;

/** Messages on their way, the texts that administrators changed, and how long messages are kept. */
export class Mail1763770000015 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(TABLES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table outbox_settings, outbox, message_templates');
  }
}
