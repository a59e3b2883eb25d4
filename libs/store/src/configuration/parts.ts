import type { Section } from '@tessera/engine';

// Names in paths are written like those in JSON pointers.
const name = (column: string): string => `replace(replace(${column}, '~', '~0'), '/', '~1')`;

// Objects without the members that are null, whatever stands inside the others.
const given = (...members: readonly (readonly [string, string])[]): string =>
  members.map(([key, value]) => `case when ${value} is null then '{}'::jsonb else jsonb_build_object('${key}', ${value}) end`).join(' || ');

const WORD = (text: string): string =>
  `upper(regexp_replace(regexp_replace(${text}, '([a-z0-9])([A-Z])', '\\1_\\2', 'g'), '[^A-Za-z0-9]+', '_', 'g') collate "C")`;

/** By which name a file calls a secret, unless it was applied under another one: `TESSERA_SECRET_BUREAU_HTTP_CLIENT_SECRET`. */
const REFERENCE = (owner: string, secret: string): string => `'TESSERA_SECRET_' || ${WORD(`${owner} || '_' || ${secret}`)}`;

// What configuration is, section by section: one place says what leaves the house in files, and what revisions keep.
const PARTS: Readonly<Record<Section, string>> = {
  // One that is on says nothing: switched off and on again, the configuration is what it was.
  'packages': `select 'packages/' || ${name('name')} as path, '{"enabled": false}'::jsonb as content from plugin_packages where not enabled`,
  'process-lists': `select 'process-lists/' || ${name('object_type')} || '/' || ${name('place')} as path, jsonb_build_object('entries', jsonb_agg(
      jsonb_build_object('useCase', use_case, 'enabled', enabled, 'options', options) || ${given(['title', 'title'], ['cron', 'cron'])} order by position)) as content
    from process_list_entries group by object_type, place`,
  'roles': `select 'roles/' || ${name('name')}, jsonb_build_object('title', title,
      'permissions', to_jsonb(array(select distinct one collate "C" from unnest(permissions) as one order by 1)))
      || case when is_default then '{"isDefault": true}' else '{}' end::jsonb
    from roles`,
  'groups': `select 'groups/' || ${name('name')}, jsonb_build_object('rule', rule) || ${given(['description', 'description'])} from groups`,
  'access-schemes': `select 'access-schemes/' || ${name('object_type')} || case when level = 'scenario' then '/' || ${name('name')} else '' end,
      jsonb_build_object('entries', entries)
    from access_schemes where level in ('model', 'scenario')`,
  'models': `select 'models/' || ${name('model.object_type')} || '/' || ${name('model.name')}, ${given(['scenario', 'scheme.name'],
    ['numbers', `case when model.prefix is not null then jsonb_build_object('prefix', model.prefix, 'digits', model.digits) end`])}
    from object_models model left join access_schemes scheme on scheme.id = model.scheme_id`,
  'numbering': `select 'numbering/' || ${name('object_type')}, jsonb_build_object('prefix', prefix, 'digits', digits, 'first', first) || ${given(['last', 'last'])}
    from number_formats`,
  'criteria': `select 'criteria/' || ${name('kind')} || '/' || ${name('name')}, jsonb_build_object('settings', settings)
      || ${given(['description', 'description'], ['isDefault', `case when is_default then true end`])}
    from access_criteria`,
  'templates': `select 'templates/' || ${name('name')}, texts from message_templates where texts <> '{}'`,
  'outbox': `select 'outbox', jsonb_build_object('keepDays', coalesce((select keep_days from outbox_settings), 90))`,
  'connectors': `select 'connectors/' || ${name('name')}, jsonb_build_object('settings', settings || coalesce((
        select jsonb_object_agg(secret, jsonb_build_object('secret', coalesce(secret_refs ->> secret, ${REFERENCE('name', 'secret')})))
        from (select unnest(secrets_set) as secret union select jsonb_object_keys(secret_refs)) as called), '{}'))
    from connector_settings`,
  'web-hooks': `select 'web-hooks/' || ${name('name')} || case when nth > 1 then '~~' || lpad(nth::text, 3, '0') else '' end, jsonb_build_object(
      'address', address, 'objectTypes', object_types, 'actions', actions, 'identification', identification, 'enabled', enabled,
      'secret', jsonb_build_object('secret', coalesce(secret_ref, ${REFERENCE(`'WEB_HOOK_' || name`, 'nth')})))
    from (select *, row_number() over (partition by name order by created_at, id) as nth from web_hooks) as hook`,
};

/** Reads the parts of these sections as they are: `path` and `content`. */
export const partsOf = (sections: readonly Section[]): string =>
  [`select ''::text as path, '{}'::jsonb as content where false`, ...sections.map((section) => PARTS[section]).filter(Boolean)].join('\nunion all\n');
