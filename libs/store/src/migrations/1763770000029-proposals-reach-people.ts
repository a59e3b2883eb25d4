import type { MigrationInterface, QueryRunner } from 'typeorm';

// What was sealed for a connector by the change that waits. Nobody opens it here: approving puts it where it belongs.
const SECRETS = `
  create table proposed_secrets (
    proposal_id uuid not null references configuration_proposals on delete cascade,
    connector text not null,
    sealed bytea not null,
    secrets_set text[] not null,
    seen_revision integer not null,
    primary key (proposal_id, connector)
  );
`;

// Whoever decides, and however: what can be approved no more keeps no secret. With a new revision that is every proposal.
const FORGET = `
  create function forget_proposed_secrets() returns trigger language plpgsql as $$
  begin
    if tg_table_name = 'configuration_revisions' then
      delete from proposed_secrets;
    else
      delete from proposed_secrets where proposal_id = new.id;
    end if;
    return null;
  end $$;
  create trigger configuration_proposals_forget_secrets after update on configuration_proposals
    for each row when (new.status <> 'waiting') execute function forget_proposed_secrets();
  create trigger configuration_revisions_forget_secrets after insert on configuration_revisions
    for each row execute function forget_proposed_secrets();
`;

const NOTICES = `create index notices_unread_by_key on notices (key) where read_at is null`;

const STATES = (states: string): string => `
  alter table configuration_proposals drop constraint configuration_proposals_status_check;
  alter table configuration_proposals add constraint configuration_proposals_status_check check (status in (${states}));
`;

/** Proposals that reach people: notices that are settled with them, secrets that wait with them, and a way to take them back. */
export class ProposalsReachPeople1763770000029 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [SECRETS, FORGET, NOTICES, STATES(`'waiting', 'approved', 'rejected', 'outdated', 'withdrawn'`)]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`update configuration_proposals set status = 'rejected' where status = 'withdrawn'`);
    await runner.query(STATES(`'waiting', 'approved', 'rejected', 'outdated'`));
    await runner.query('drop index notices_unread_by_key');
    await runner.query('drop trigger configuration_revisions_forget_secrets on configuration_revisions');
    await runner.query('drop trigger configuration_proposals_forget_secrets on configuration_proposals');
    await runner.query('drop function forget_proposed_secrets');
    await runner.query('drop table proposed_secrets');
  }
}
