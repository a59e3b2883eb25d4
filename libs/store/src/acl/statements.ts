import type { Statement } from '../database/postgres.js';

const COLUMNS = 'id, object_type, level, name, entries, revision, changed_at, changed_by';

/** What is asked of access schemes and distribution lists. */
export const ACL_STATEMENTS = {
  revision: { name: 'acl-revision', text: 'select revision from rule_revision' },
  readAll: { name: 'acl-read-all', text: `select ${COLUMNS} from access_schemes order by object_type, level, name, id` },
  insert: {
    name: 'acl-insert',
    text: `insert into access_schemes (${COLUMNS}) select $1, $2, $3, $4, $5::jsonb, $6 + 1, $7, $8
      on conflict do nothing returning ${COLUMNS}`,
  },
  update: {
    name: 'acl-update',
    text: `update access_schemes set name = $4, entries = $5::jsonb, revision = revision + 1, changed_at = $7, changed_by = $8
      where id = $1 and object_type = $2 and level = $3 and revision = $6 returning ${COLUMNS}`,
  },
  remove: { name: 'acl-remove', text: `delete from access_schemes where id = $1 and level = 'scenario' and revision = $2 returning id` },
  findOwn: { name: 'acl-find-own', text: `select id from access_schemes where object_type = $1 and digest = $2 and level = 'object'` },
  insertOwn: {
    name: 'acl-insert-own',
    text: `insert into access_schemes (id, object_type, level, name, entries, digest, revision, changed_at, changed_by)
      values ($1, $2, 'object', '', $3::jsonb, $4, 1, $5, $6) on conflict do nothing`,
  },
  hold: { name: 'acl-hold', text: 'select id from managed_objects where id = $1 and version = $2 and acl_id is not distinct from $3::uuid for update' },
  follow: { name: 'acl-follow', text: 'update managed_objects set acl_id = $2::uuid where id = $1' },
  rightsOf: {
    name: 'acl-rights-of',
    text: 'select object_id, rights from distribution_lists where identity_id = $1 and object_id = any ($2::uuid[])',
  },
  distribution: { name: 'acl-distribution', text: 'select identity_id, rights from distribution_lists where object_id = $1 order by identity_id' },
  clearDistribution: { name: 'acl-clear-distribution', text: 'delete from distribution_lists where object_id = $1' },
  writeDistribution: {
    name: 'acl-write-distribution',
    text: `insert into distribution_lists (object_id, identity_id, rights)
      select $1, identity_id, rights from jsonb_to_recordset($2::jsonb) as entry (identity_id uuid, rights text[])`,
  },
} satisfies Readonly<Record<string, Statement>>;
