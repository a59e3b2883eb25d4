import type { MigrationInterface, QueryRunner } from 'typeorm';

// A package that nobody has ever switched has no row, and is on.
const PACKAGES = `
  create table plugin_packages (
    name text primary key,
    enabled boolean not null,
    revision integer not null,
    changed_at timestamptz(3) not null,
    changed_by text not null
  );
  create trigger plugin_packages_are_rules after insert or update or delete or truncate on plugin_packages
    for each statement execute function raise_rule_revision();
`;

// Who is alive is of no worth after a crash of the database: it is written every few seconds, and need not be safe.
const NODES = `
  create unlogged table server_nodes (
    id uuid primary key,
    started_at timestamptz(3) not null,
    seen_at timestamptz(3) not null,
    version text not null,
    package_hash text not null,
    roles text[] not null,
    host_name text not null
  );
`;

/** Packages that can be switched off at run time, and the processes that serve this house. */
export class PackagesAndNodes1763770000026 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    for (const part of [PACKAGES, NODES]) await runner.query(part);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table server_nodes, plugin_packages');
  }
}
