import type { MigrationInterface, QueryRunner } from 'typeorm';

// A file is complete once its digest is known. `loose_since` is set while nothing refers to it.
// Pictures and documents are compressed already: `external` spares the attempt.
const FILES = `
  create table files (
    id uuid primary key,
    name text not null,
    media_type text not null,
    bytes bigint not null,
    sha256 bytea,
    width integer,
    height integer,
    uploaded_by text not null,
    uploaded_by_name text not null,
    uploaded_at timestamptz(3) not null,
    object_type text,
    object_id uuid,
    loose_since timestamptz(3),
    check ((object_id is null) = (loose_since is not null))
  );
  create index files_loose on files (loose_since) where loose_since is not null;
  create index files_of_object on files (object_id) where object_id is not null;
  create table file_chunks (
    file_id uuid not null references files on delete cascade,
    number integer not null,
    content bytea not null,
    primary key (file_id, number)
  );
  alter table file_chunks alter column content set storage external;
  create table file_thumbnails (
    file_id uuid not null references files on delete cascade,
    size text not null,
    media_type text not null,
    content bytea not null,
    primary key (file_id, size)
  );
`;

/** Files: what is known of each, its content in chunks, and small pictures of it. */
export class Files1763770000013 implements MigrationInterface {
  async up(runner: QueryRunner): Promise<void> {
    await runner.query(FILES);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table file_thumbnails, file_chunks, files');
  }
}
