import { Conflict, partsOfPath } from '@tessera/engine';
import type { AuditEntry, Json, PartChange, ProcessListEntry, Section } from '@tessera/engine';
import type { PoolClient } from 'pg';
import { HOOKS } from '../events/hook-statements.js';
import { rowsOf } from '../database/postgres.js';
import { replaceEntries } from '../rules/process-lists.js';

/** A change that is ready to be written, with everything that does not stand in files. */
export interface PreparedChange extends PartChange {
  readonly audit: AuditEntry;
  /** For whatever is new. */
  readonly id: string;
  /** Rows of a process list with their ids. */
  readonly entries?: readonly ProcessListEntry[];
  /** Settings of a connector, the secrets under their seal. */
  readonly settings?: {
    readonly open: Json;
    readonly sealed?: Buffer;
    readonly secretsSet: readonly string[];
    readonly secretRefs: Readonly<Record<string, string>>;
    /** The revision of the settings that these replace; without it, whatever is there. */
    readonly seenRevision?: number;
  };
  /** The secret of a web hook: always for a new one. */
  readonly hookSecret?: Buffer;
}

type Write = (client: PoolClient, change: PreparedChange, names: readonly string[], stamp: readonly [Date, string]) => Promise<unknown>;

interface Writer {
  readonly put: Write;
  readonly remove: Write;
}

/** What has to go first, so that names are free and nothing that stays refers to it; then everything new and changed; then what others referred to. */
export async function writeParts(client: PoolClient, changes: readonly PreparedChange[], sections: readonly Section[]): Promise<void> {
  const ofSections = (wanted: readonly Section[], isRemoved: boolean) =>
    wanted.flatMap((section) => changes.filter(({ path, after }) => partsOfPath(path)[0] === section && (after === undefined) === isRemoved));
  const late: readonly Section[] = ['access-schemes'];
  const early = sections.filter((section) => !late.includes(section));
  for (const change of ofSections(early, true).toReversed()) await written(client, change, 'remove');
  for (const change of ofSections(['models'], false)) await freePrefix(client, change);
  for (const change of ofSections(sections, false)) await written(client, change, 'put');
  for (const change of ofSections(late, true)) await written(client, change, 'remove');
}

function written(client: PoolClient, change: PreparedChange, way: keyof Writer): Promise<unknown> {
  const [section, ...names] = partsOfPath(change.path);
  return WRITERS[section][way](client, change, names, [change.audit.at, change.audit.actorName]);
}

// Two models may exchange their prefixes.
function freePrefix(client: PoolClient, { path, before }: PreparedChange): Promise<unknown> {
  const [, type, name] = partsOfPath(path);
  return before ? client.query('update object_models set prefix = null, digits = null where object_type = $1 and name = $2', [type, name]) : Promise.resolve();
}

const nothing: Write = () => Promise.resolve();

const STAMP = 'revision = $R.revision + 1, changed_at = excluded.changed_at, changed_by = excluded.changed_by';
const raised = (table: string): string => STAMP.replace('$R', table);

const packageSwitch: Write = (client, { after }, [name], stamp) => client.query(
  `insert into plugin_packages (name, enabled, revision, changed_at, changed_by) values ($1, $2, 1, $3, $4)
    on conflict (name) do update set enabled = excluded.enabled, ${raised('plugin_packages')}`, [name, after?.['enabled'] !== false, ...stamp]);

const list: Write = async (client, { entries = [] }, [objectType = '', place = ''], stamp) => {
  await client.query(`insert into process_lists (object_type, place, revision, changed_at, changed_by) values ($1, $2, 1, $3, $4)
    on conflict (object_type, place) do update set ${raised('process_lists')}`, [objectType, place, ...stamp]);
  await replaceEntries(client, { objectType, place, entries });
};

const role: Write = (client, { after }, [name], stamp) => client.query(
  `insert into roles (name, title, permissions, is_default, revision, changed_at, changed_by) values ($1, $2, $3, $4, 1, $5, $6)
    on conflict (name) do update set title = excluded.title, permissions = excluded.permissions, is_default = excluded.is_default, ${raised('roles')}`,
  [name, after?.['title'], after?.['permissions'], after?.['isDefault'] === true, ...stamp]);

const group: Write = (client, { after }, [name], stamp) => client.query(
  `insert into groups (name, description, built_in, rule, revision, changed_at, changed_by) values ($1, $2, false, $3, 1, $4, $5)
    on conflict (name) do update set description = excluded.description, rule = excluded.rule, ${raised('groups')}`,
  [name, after?.['description'] ?? null, JSON.stringify(after?.['rule']), ...stamp]);

const scheme: Write = (client, { id, after }, [objectType, scenario], stamp) => {
  const target = scenario === undefined ? `(object_type) where level = 'model'` : `(object_type, name) where level = 'scenario'`;
  return client.query(
    `insert into access_schemes (id, object_type, level, name, entries, revision, changed_at, changed_by) values ($1, $2, $3, $4, $5::jsonb, 1, $6, $7)
      on conflict ${target} do update set entries = excluded.entries, ${raised('access_schemes')}`,
    [id, objectType, scenario === undefined ? 'model' : 'scenario', scenario ?? objectType, JSON.stringify(after?.['entries']), ...stamp]);
};

const model: Write = (client, { id, after }, [objectType, name], stamp) => {
  const { prefix = null, digits = null } = (after?.['numbers'] ?? {}) as { readonly prefix?: string; readonly digits?: number };
  return client.query(
    `insert into object_models (id, object_type, name, scheme_id, prefix, digits, revision, changed_at, changed_by)
      values ($1, $2, $3, (select id from access_schemes where object_type = $2 and level = 'scenario' and name = $4), $5, $6, 1, $7, $8)
      on conflict (object_type, lower(name)) do update set name = excluded.name, scheme_id = excluded.scheme_id, prefix = excluded.prefix,
        digits = excluded.digits, ${raised('object_models')}`,
    [id, objectType, name, after?.['scenario'] ?? null, prefix, digits, ...stamp]);
};

const format: Write = (client, { after }, [objectType], stamp) => client.query(
  `insert into number_formats (object_type, prefix, digits, first, last, revision, changed_at, changed_by) values ($1, $2, $3, $4, $5, 1, $6, $7)
    on conflict (object_type) do update set prefix = excluded.prefix, digits = excluded.digits, first = excluded.first, last = excluded.last,
      ${raised('number_formats')}`,
  [objectType, after?.['prefix'], after?.['digits'], after?.['first'], after?.['last'] ?? null, ...stamp]);

// The default set stays the same one, whatever it is called: accounts without a set of their own go on with it.
const criteria: Write = (client, { id, after }, [kind, name], stamp) => {
  const values = [kind, name, after?.['description'] ?? null, after?.['settings'], ...stamp];
  if (after?.['isDefault'] === true) {
    return client.query(`update access_criteria set name = $2, description = $3, settings = $4, revision = revision + 1, changed_at = $5, changed_by = $6
      where kind = $1 and is_default`, values);
  }
  return client.query(
    `insert into access_criteria (kind, name, description, settings, changed_at, changed_by, id, is_default, revision) values ($1, $2, $3, $4, $5, $6, $7, false, 1)
      on conflict (kind, lower(name)) do update set name = excluded.name, description = excluded.description, settings = excluded.settings,
        ${raised('access_criteria')}`, [...values, id]);
};

const template: Write = (client, { after = {} }, [name], stamp) => client.query(
  `insert into message_templates (name, texts, revision, changed_at, changed_by) values ($1, $2, 1, $3, $4)
    on conflict (name) do update set texts = excluded.texts, ${raised('message_templates')}`, [name, JSON.stringify(after), ...stamp]);

const outbox: Write = (client, { after }, _, stamp) => client.query(
  `insert into outbox_settings (keep_days, revision, changed_at, changed_by) values ($1, 1, $2, $3)
    on conflict (only_row) do update set keep_days = excluded.keep_days, ${raised('outbox_settings')}`, [after?.['keepDays'], ...stamp]);

const connector: Write = async (client, { settings }, [name], stamp) => {
  const { rowCount } = await client.query(`insert into connector_settings (name, settings, sealed, secrets_set, secret_refs, revision, changed_at, changed_by) values ($1, $2, $3, $4, $5, 1, $6, $7)
    on conflict (name) do update set settings = excluded.settings, sealed = excluded.sealed, secrets_set = excluded.secrets_set,
      secret_refs = excluded.secret_refs, ${raised('connector_settings')} where $8::int is null or connector_settings.revision = $8`,
  [name, settings?.open ?? {}, settings?.sealed ?? null, settings?.secretsSet ?? [], settings?.secretRefs ?? {}, ...stamp, settings?.seenRevision ?? null]);
  // A secret that was changed meanwhile stands in no revision: it is not to be taken back unseen.
  if (rowCount !== 1) throw new Conflict('plan-outdated');
};

const nthOf = (path: string): number => Number(/~~(\d+)$/.exec(path)?.[1] ?? 1);

async function hookId(client: PoolClient, name: string | undefined, path: string): Promise<string | undefined> {
  const { rows } = await client.query<{ id: string }>('select id from web_hooks where name = $1 order by created_at, id offset $2 limit 1', [name, nthOf(path) - 1]);
  return rows[0]?.id;
}

const hook: Write = async (client, { path, id, after = {}, hookSecret, before }, [name], [at, by]) => {
  const { address, objectTypes, actions, identification, enabled, secret } = after as Json & { readonly secret?: { readonly secret: string } };
  const known = before ? await hookId(client, name, path) : undefined;
  const rules = [name, address, objectTypes, actions, identification, enabled];
  if (known === undefined) await rowsOf(client, HOOKS.create, [id, ...rules, hookSecret, at, by]);
  else {
    const { rows } = await client.query<{ revision: number }>('select revision from web_hooks where id = $1', [known]);
    await rowsOf(client, HOOKS.change, [known, rows[0]?.revision, ...rules, at, by]);
    if (hookSecret) await client.query('update web_hooks set secret = $2 where id = $1', [known, hookSecret]);
    if (enabled === false) await rowsOf(client, HOOKS.stopDeliveries, [known, at, 'switched-off']);
  }
  await client.query('update web_hooks set secret_ref = $2 where id = $1', [known ?? id, secret?.secret ?? null]);
};

const removeHook: Write = async (client, { path }, [name]) => {
  const id = await hookId(client, name, path);
  await rowsOf(client, HOOKS.remove, [id]);
  await rowsOf(client, HOOKS.forgetDeliveries, [id]);
};

const removeConnector: Write = async (client, _, [name]) => {
  await client.query('delete from connector_settings where name = $1', [name]);
  await client.query('delete from connector_health where name = $1', [name]);
};

const WRITERS: Readonly<Record<Section, Writer>> = {
  'packages': { put: packageSwitch, remove: packageSwitch },
  'process-lists': { put: list, remove: list },
  'roles': { put: role, remove: (client, _, [name]) => client.query('delete from roles where name = $1', [name]) },
  'groups': { put: group, remove: (client, _, [name]) => client.query('delete from groups where name = $1 and not built_in', [name]) },
  'access-schemes': {
    put: scheme,
    remove: (client, _, [type, name]) => client.query(`delete from access_schemes where object_type = $1 and level = 'scenario' and name = $2`, [type, name]),
  },
  'models': { put: model, remove: (client, _, [type, name]) => client.query('delete from object_models where object_type = $1 and name = $2', [type, name]) },
  'numbering': { put: format, remove: (client, _, [type]) => client.query('delete from number_formats where object_type = $1', [type]) },
  'criteria': { put: criteria, remove: (client, _, [kind, name]) => client.query('delete from access_criteria where kind = $1 and name = $2 and not is_default', [kind, name]) },
  'templates': { put: template, remove: template },
  'outbox': { put: outbox, remove: nothing },
  'connectors': { put: connector, remove: removeConnector },
  'web-hooks': { put: hook, remove: removeHook },
};
