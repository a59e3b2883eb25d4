import { ACL_PERMISSIONS, BUILT_IN_ACTIONS } from '@tessera/plugin-api';
import { USER_SUBJECTS } from '@tessera/engine';

type Schema = Readonly<Record<string, unknown>>;

const text = (maxLength: number, more: Schema = {}): Schema => ({ type: 'string', minLength: 1, maxLength, ...more });
const whole = (minimum: number, maximum: number): Schema => ({ type: 'integer', minimum, maximum });
const flag: Schema = { type: 'boolean' };
const list = (items: Schema, maxItems: number, more: Schema = {}): Schema => ({ type: 'array', items, maxItems, ...more });
const ref = (name: string): Schema => ({ $ref: `#/$defs/${name}` });

/** An object of these members; those with a question mark may be left out. */
function record(members: Readonly<Record<string, Schema>>, description?: string): Schema {
  const properties = Object.fromEntries(Object.entries(members).map(([name, schema]) => [name.replace('?', ''), schema]));
  const required = Object.keys(members).filter((name) => !name.endsWith('?'));
  return { type: 'object', ...(description !== undefined && { description }), properties, ...(required.length > 0 && { required }), additionalProperties: false };
}

const byName = (maxLength: number, schema: Schema, description: string): Schema =>
  ({ type: 'object', description, propertyNames: { minLength: 1, maxLength }, additionalProperties: schema });

const secret = record({ secret: { type: 'string', pattern: '^TESSERA_SECRET_[A-Z0-9_]{1,100}$', description: 'The environment variable that applying may take the secret from.' } });

const rule: Schema = {
  description: 'A rule about users.',
  oneOf: [
    record({ everyone: { const: true } }), record({ subject: { enum: [...USER_SUBJECTS] }, is: text(200) }),
    record({ all: list(ref('rule'), 50, { minItems: 1 }) }), record({ any: list(ref('rule'), 50, { minItems: 1 }) }), record({ not: ref('rule') }),
  ],
};

const entry = record({
  'permission': { enum: [...ACL_PERMISSIONS] }, 'filter': ref('rule'),
  'relations?': list({ enum: ['self', 'creator'] }, 2, { minItems: 1, uniqueItems: true }),
});

const row = record({
  'useCase': text(200, { description: 'Symbolic name of the use case.' }), 'title?': text(120), 'enabled': flag,
  'cron?': text(100, { description: 'Starts by itself: minute, hour, day, month, day of the week.' }),
  'options': { type: 'object' },
});

const words = record({ 'subject': text(200), 'text': text(20_000), 'html?': text(100_000), 'sms?': text(480) });

const numbers = record({ prefix: text(20, { pattern: '^[A-Z0-9-]+$' }), digits: whole(1, 12) });

const criteria = (settings: Readonly<Record<string, Schema>>): Schema =>
  byName(100, record({ 'description?': text(1_000), 'isDefault?': { const: true }, 'settings': record(settings) }), 'By name.');

const account = criteria({
  'maxAttempts?': whole(0, 1_000), 'disabledMinutes?': whole(0, 525_600), 'resetMinutes?': whole(0, 525_600), 'inactiveDays?': whole(0, 3_650),
  'maxSessions?': whole(0, 1_000), 'internalSignIn?': flag,
});
const password = criteria({
  'complexity?': flag, 'minLength?': whole(8, 128), 'history?': whole(0, 50), 'maxAgeDays?': whole(0, 3_650), 'minAgeDays?': whole(0, 365),
});

const hook = record({
  'name': text(200), 'address': text(2_000), 'objectTypes': list(text(100), 200), 'actions': list({ enum: [...BUILT_IN_ACTIONS] }, 20),
  'identification': flag, 'enabled': flag, 'secret': ref('secret'),
});

const sections: Readonly<Record<string, Schema>> = {
  'packages': byName(200, record({ enabled: flag }), 'Plugin packages; one that is not named is on.'),
  'process-lists': byName(100, byName(100, list(ref('row'), 200), 'Rows by state, or `new`.'), 'By object type.'),
  'roles': {
    ...byName(61, record({ 'title': text(200), 'isDefault?': { const: true }, 'permissions': list(text(200), 1_000, { uniqueItems: true }) }), 'By name.'),
    propertyNames: { pattern: '^[a-z][a-z0-9-]{0,60}$' },
  },
  'groups': byName(100, record({ 'description?': text(4_000), 'rule': ref('rule') }), 'By name.'),
  'access-schemes': byName(100, record({
    'default?': list(ref('entry'), 500), 'scenarios?': byName(100, list(ref('entry'), 500), 'By name.'),
  }), 'By object type.'),
  'models': byName(100, byName(100, record({ 'scenario?': text(100), 'numbers?': numbers }), 'By name.'), 'By object type.'),
  'numbering': byName(100, record({
    'prefix': { type: 'string', maxLength: 20, pattern: '^[\\p{L}\\p{N}/._ -]*$' }, 'digits': whole(1, 15),
    'first': whole(1, 999_999_999_999_999), 'last?': whole(1, 999_999_999_999_999),
  }), 'By object type.'),
  'criteria': record({ 'account?': account, 'password?': password }),
  'templates': byName(200, record({ 'en-US?': ref('words'), 'it-IT?': ref('words') }), 'Texts that differ from the first ones, by name of the template.'),
  'outbox': record({ keepDays: whole(1, 3_650) }),
  'connectors': byName(100, record({
    settings: { type: 'object', description: 'Secrets by reference: `{ secret: TESSERA_SECRET_… }`.' },
  }), 'By name.'),
  'web-hooks': list(ref('hook'), 10_000),
};

/** The shape of a configuration document; a section that it leaves out stays as it is. */
export const DOCUMENT_SCHEMA: Schema = {
  $schema: 'http://json-schema.org/draft-07/schema#',
  title: 'Configuration of a Tessera house',
  description: 'Sections that are there are complete: what they do not name is removed. Sections that are left out stay as they are.',
  type: 'object',
  properties: sections,
  additionalProperties: false,
  $defs: { rule, entry, row, words, hook, secret },
};

/** The same as the file that editors read. */
export const schemaText = (): string => `${JSON.stringify(DOCUMENT_SCHEMA, undefined, 2)}\n`;
