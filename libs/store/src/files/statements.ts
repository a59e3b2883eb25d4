import type { Statement } from '../database/postgres.js';

const COLUMNS = `id, name, media_type, bytes::int as bytes, encode(sha256, 'hex') as sha256, width, height, uploaded_by, uploaded_by_name,
        uploaded_at, object_type, object_id`;

// What an object let go of is gone for everybody, although the sweep comes later: `loose_since` has moved since it arrived.
const IS_THERE = 'sha256 is not null and (loose_since is null or loose_since = uploaded_at)';

/** What is asked of files. */
export const FILE_STATEMENTS = {
  begin: {
    name: 'file-begin',
    text: `insert into files (id, name, media_type, bytes, uploaded_by, uploaded_by_name, uploaded_at, loose_since)
      values ($1, $2, $3, 0, $4, $5, $6, $6)`,
  },
  append: { name: 'file-append', text: 'insert into file_chunks (file_id, number, content) values ($1, $2, $3)' },
  finish: {
    name: 'file-finish',
    text: `update files set bytes = $2, sha256 = $3, width = $4, height = $5 where id = $1 returning ${COLUMNS}`,
  },
  discard: { name: 'file-discard', text: 'delete from files where id = $1 and object_id is null' },
  read: { name: 'file-read', text: `select ${COLUMNS} from files where id = $1 and ${IS_THERE}` },
  chunk: { name: 'file-chunk', text: 'select content from file_chunks where file_id = $1 and number = $2' },
  bind: {
    name: 'files-bind',
    text: `update files set object_type = use.object_type, object_id = use.object_id, loose_since = null
      from unnest($1::uuid[], $2::text[], $3::uuid[]) as use (file_id, object_type, object_id)
      where files.id = use.file_id and files.object_id is null and ${IS_THERE}`,
  },
  release: {
    name: 'files-release',
    text: `update files set object_type = null, object_id = null, loose_since = $2 where id = any ($1::uuid[])`,
  },
  countWaiting: {
    name: 'files-count-waiting',
    text: `select count(*)::int as count from
      (select from files where loose_since = uploaded_at and uploaded_by = $1 limit $2) as waiting`,
  },
  // A few at a time: contents may be large, and nobody shall wait for the sweep.
  removeLoose: {
    name: 'files-remove-loose',
    text: `delete from files where id in
      (select id from files where loose_since < $1 order by loose_since limit $2 for update skip locked)`,
  },
  thumbnail: { name: 'file-thumbnail', text: 'select media_type, content from file_thumbnails where file_id = $1 and size = $2' },
  keepThumbnail: {
    name: 'file-keep-thumbnail',
    text: `insert into file_thumbnails (file_id, size, media_type, content) values ($1, $2, $3, $4) on conflict do nothing`,
  },
} satisfies Readonly<Record<string, Statement>>;
