import type { Bound, Field, Fields, ListField } from '@tessera/plugin-api';

/** A limit as a number; limits that come from an option are numbers once the fields are resolved. */
export function limit(bound: Bound): number {
  if (typeof bound === 'number') return bound;
  throw new Error(`the limit from option ${bound.option} was not resolved`);
}

const reference = { type: 'object', additionalProperties: false, properties: { id: { type: 'string' }, name: { type: 'string' } }, required: ['id', 'name'] };
const stamp = {
  type: 'object',
  additionalProperties: false,
  properties: { date: { type: 'string', format: 'moment' }, identity: reference, position: reference },
  required: ['date', 'identity'],
};

type Schema = Readonly<Record<string, unknown>>;
type Bounded = 'text' | 'secret' | 'integer' | 'choice' | 'list' | 'roles';

// Kinds that say nothing more about themselves.
const PLAIN: Readonly<Record<Exclude<Field['kind'], Bounded>, Schema>> = {
  boolean: { type: 'boolean' },
  date: { type: 'string', format: 'calendar-day' },
  object: { type: 'string', format: 'object-id' },
  email: { type: 'string', maxLength: 254, format: 'email-address' },
  phone: { type: 'string', format: 'phone-number' },
  'date-time': { type: 'string', format: 'moment' },
  language: { enum: ['it-IT', 'en-US'] },
  stamp,
  file: { type: 'string', format: 'file-id' },
  image: { type: 'string', format: 'file-id' },
  device: { type: 'string', maxLength: 4096, format: 'line' },
};

// A connector that is away lists nothing; an enum holds something, and the empty text is no answer anyway.
function choicesOf(choices: Readonly<Record<string, string>>): readonly string[] {
  const names = Object.keys(choices);
  return names.length > 0 ? names : [''];
}

function schemaOfItem(of: ListField['of']): Schema {
  if (of.kind === 'integer') return { type: 'integer', minimum: of.min, maximum: of.max };
  // An item without a character is none.
  return { type: 'string', minLength: 1, maxLength: of.maxLength, format: 'line', ...(of.pattern && { pattern: of.pattern }) };
}

/** The JSON Schema of one resolved field. */
export function schemaOfField(field: Field): Schema {
  switch (field.kind) {
    case 'text':
      return { type: 'string', maxLength: field.maxLength, format: 'line', ...(field.pattern && { pattern: field.pattern }) };
    case 'secret':
      return { type: 'string', maxLength: field.maxLength, format: 'line' };
    case 'integer':
      return { type: 'integer', minimum: limit(field.min), maximum: limit(field.max) };
    case 'choice':
      // Attributes keep what a connector listed once, even if it lists it no more.
      return field.more ? { type: 'string', maxLength: 200, format: 'line' } : { enum: choicesOf(field.choices) };
    case 'roles':
      return { type: 'array', uniqueItems: true, items: { type: 'string', ...(field.choices && { enum: ['', ...Object.keys(field.choices)] }), minLength: 1, maxLength: 100 } };
    case 'list':
      return { type: 'array', minItems: field.minItems, maxItems: field.maxItems, uniqueItems: true, items: schemaOfItem(field.of) };
    default:
      return PLAIN[field.kind];
  }
}

/** The JSON Schema of a resolved form: closed, and everything required that is not optional. */
export function schemaOf(fields: Fields): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    properties: Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, schemaOfField(field)])),
    required: Object.entries(fields).flatMap(([name, field]) => (field.optional ? [] : [name])),
  };
}
