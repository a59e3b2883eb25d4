import type { OpenAPIObject } from '@nestjs/swagger';
import type { Field } from '@tessera/plugin-api';

type Schema = NonNullable<NonNullable<OpenAPIObject['components']>['schemas']>[string];

const text: Schema = { type: 'string' };
const whole: Schema = { type: 'integer' };
const only = (...words: string[]): Schema => ({ type: 'string', enum: words });
const yes: Schema = { type: 'boolean', enum: [true] };
const named = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

const described: Record<string, Schema> = {
  title: text, help: text, optional: yes, when: named('FieldCondition'), element: text, begins: text, indexed: yes, unique: yes, internal: yes,
};

const field = (kind: Field['kind'], initial: Schema | undefined, more: Record<string, Schema>, required: string[] = []): Schema => ({
  type: 'object',
  properties: { kind: only(kind), ...described, ...(initial ? { initial } : {}), ...more },
  required: ['kind', 'title', ...required],
});

const condition = (by: 'option' | 'field'): Schema => ({
  type: 'object',
  properties: { [by]: text, is: { oneOf: [text, { type: 'number' }, { type: 'boolean' }] } },
  required: [by, 'is'],
});

const bound: Schema = {
  oneOf: [whole, { type: 'object', properties: { option: text }, required: ['option'] }],
};

const SCHEMA_NAMES: Readonly<Record<Field['kind'], string>> = {
  text: 'TextField', integer: 'IntegerField', boolean: 'BooleanField', date: 'DateField',
  choice: 'ChoiceField', object: 'ObjectField', device: 'DeviceField', secret: 'SecretField',
  email: 'EmailField', phone: 'PhoneField', 'date-time': 'DateTimeField', language: 'LanguageField', stamp: 'StampField',
  file: 'FileField', image: 'ImageField', roles: 'RolesField', list: 'ListField',
};

const textField = (): Schema =>
  field('text', text, {
    maxLength: whole,
    pattern: text,
    numbered: {
      type: 'object', properties: { range: text, prefix: text, digits: whole }, required: ['range', 'prefix', 'digits'],
    },
  }, ['maxLength']);

const choiceField = (): Schema =>
  field('choice', text, {
    choices: { type: 'object', additionalProperties: text },
    more: { type: 'object', properties: { capability: text, list: text }, required: ['capability', 'list'] },
  }, ['choices']);

const rolesField = (): Schema => field('roles', { type: 'array', items: text }, { choices: { type: 'object', additionalProperties: text } });

const listField = (): Schema =>
  field('list', { type: 'array', items: { oneOf: [whole, text] } }, {
    of: {
      oneOf: [
        { type: 'object', properties: { kind: only('integer'), min: whole, max: whole }, required: ['kind', 'min', 'max'] },
        { type: 'object', properties: { kind: only('text'), maxLength: whole, pattern: text }, required: ['kind', 'maxLength'] },
      ],
    },
    minItems: whole,
    maxItems: whole,
  }, ['of', 'minItems', 'maxItems']);

const fileSchemas = (): Record<string, Schema> => ({
  FileField: field('file', text, { accept: { type: 'array', items: text }, maxKilobytes: named('FieldBound') }, ['accept', 'maxKilobytes']),
  ImageField: field('image', text, { width: named('FieldBound'), height: named('FieldBound'), maxKilobytes: named('FieldBound') }, ['width', 'height', 'maxKilobytes']),
});

/** The field kinds of the contract as schemas: one for each kind, and `Field`, which is any of them. */
export function fieldSchemas(): Record<string, Schema> {
  return {
    FieldCondition: { oneOf: [condition('option'), condition('field')] }, FieldBound: bound,
    TextField: textField(),
    IntegerField: field('integer', whole, { min: named('FieldBound'), max: named('FieldBound') }, ['min', 'max']),
    BooleanField: field('boolean', { type: 'boolean' }, {}),
    DateField: field('date', { type: 'string', format: 'date' }, {}),
    ChoiceField: choiceField(),
    ObjectField: field('object', text, {
      objectType: text, inState: { type: 'array', items: text }, having: { type: 'object', additionalProperties: text },
    }, ['objectType']),
    DeviceField: field('device', undefined, { action: text, expects: text }, ['action']),
    SecretField: field('secret', undefined, { maxLength: whole }, ['maxLength']),
    RolesField: rolesField(),
    EmailField: field('email', text, {}),
    PhoneField: field('phone', text, {}),
    DateTimeField: field('date-time', { type: 'string', format: 'date-time' }, {}),
    LanguageField: field('language', only('it-IT', 'en-US'), {}),
    ListField: listField(),
    StampField: field('stamp', undefined, {}),
    ...fileSchemas(),
    Field: {
      oneOf: Object.values(SCHEMA_NAMES).map(named),
      discriminator: {
        propertyName: 'kind',
        mapping: Object.fromEntries(Object.entries(SCHEMA_NAMES).map(([kind, name]) => [kind, `#/components/schemas/${name}`])),
      },
    },
  };
}
