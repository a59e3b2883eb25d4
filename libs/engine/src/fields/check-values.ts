import type { Field, Fields } from '@tessera/plugin-api';
import { Ajv } from 'ajv';
import type { ErrorObject, ValidateFunction } from 'ajv';
import type { Details, FieldFault } from '../errors.js';
import type { Json } from '../model.js';
import { holdsForAnswers } from './conditions.js';
import { limit, schemaOf } from './json-schema.js';

/** Values that passed, or every fault of those that did not. */
export interface Checked {
  readonly values: Json;
  readonly faults: readonly FieldFault[];
}

const ajv = new Ajv({ allErrors: true, verbose: true, strictTypes: false });
ajv.addFormat('line', (text: string) => !/[\p{Cc}\p{Cs}]/u.test(text));
ajv.addFormat('calendar-day', isCalendarDay);
ajv.addFormat('email-address', isEmailAddress);
ajv.addFormat('phone-number', (text: string) => /^\+?[1-9][0-9]{1,14}$/.test(text) && !text.endsWith('\n'));
ajv.addFormat('moment', isMoment);
const ID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/i;
ajv.addFormat('object-id', ID);
ajv.addFormat('file-id', ID);

const MOST_VALIDATORS = 1_000;
const validators = new Map<string, ValidateFunction>();

/** Checks values against resolved fields; conditions on fields look at `answers` (earlier steps) and the values themselves. */
export function checkValues(fields: Fields, values: unknown, at = '', answers: Json = {}): Checked {
  if (typeof values !== 'object' || values === null || Array.isArray(values)) {
    return { values: {}, faults: [{ pointer: at, reason: 'wrong-type', details: { expected: 'object' } }] };
  }
  const given = withoutEmpty(values as Json);
  const asked = askedFields(fields, { ...answers, ...given });
  const checked = Object.fromEntries(Object.entries(given).filter(([name]) => !Object.hasOwn(fields, name) || Object.hasOwn(asked, name)));
  const validate = validatorFor(asked);
  if (validate(checked)) return { values: checked, faults: [] };
  return { values: checked, faults: faultsOf(validate.errors ?? [], asked, at) };
}

/** A check of a type's attributes, none of which has to be there. */
export function attributeCheck(attributes: Fields): (values: Json) => readonly FieldFault[] {
  const optional = Object.fromEntries(Object.entries(attributes).map(([name, field]) => [name, { ...field, optional: true as const }]));
  const validate = ajv.compile(schemaOf(optional));
  return (values) => (validate(values) ? [] : faultsOf(validate.errors ?? [], optional, ''));
}

/** The fields whose conditions hold for these answers. */
function askedFields(fields: Fields, answers: Json): Fields {
  return Object.fromEntries(Object.entries(fields).filter(([, field]) => holdsForAnswers(field.when, answers)));
}

function withoutEmpty(values: Json): Json {
  return Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined && value !== null && value !== ''));
}

function validatorFor(fields: Fields): ValidateFunction {
  const schema = schemaOf(fields);
  const key = JSON.stringify(schema);
  const known = validators.get(key);
  if (known) return known;
  if (validators.size >= MOST_VALIDATORS) validators.clear();
  const made = ajv.compile(schema);
  validators.set(key, made);
  return made;
}

function faultsOf(errors: readonly ErrorObject[], fields: Fields, at: string): readonly FieldFault[] {
  const faults = new Map<string, FieldFault>();
  for (const error of errors) {
    const name = nameOf(error);
    const pointer = `${at}/${name.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (!faults.has(pointer)) faults.set(pointer, { pointer, ...explain(error, Object.hasOwn(fields, name) ? fields[name] : undefined) });
  }
  return [...faults.values()];
}

function nameOf(error: ErrorObject): string {
  const params = error.params as { readonly missingProperty?: string; readonly additionalProperty?: string };
  const pointed = (error.instancePath.split('/')[1] ?? '').replaceAll('~1', '/').replaceAll('~0', '~');
  return params.missingProperty ?? params.additionalProperty ?? pointed;
}

function explain(error: ErrorObject, field: Field | undefined): { readonly reason: string; readonly details?: Details } {
  const integer = limitsOf(field);
  switch (error.keyword) {
    case 'minItems':
      return { reason: 'too-few', details: { min: (error.params as { readonly limit: number }).limit } };
    case 'maxItems':
      return { reason: 'too-many', details: { max: (error.params as { readonly limit: number }).limit } };
    case 'uniqueItems':
      return { reason: 'given-twice' };
    case 'required':
      return { reason: 'required' };
    case 'additionalProperties':
      return { reason: 'unknown-field' };
    case 'minimum':
      return { reason: 'too-small', details: integer };
    case 'maximum':
      return { reason: 'too-large', details: integer };
    case 'maxLength':
      return { reason: 'too-long', details: { maxLength: (error.params as { readonly limit: number }).limit } };
    case 'pattern':
      return { reason: 'pattern' };
    case 'enum':
      return { reason: 'not-a-choice' };
    case 'format':
      return { reason: WRONG_FORMAT[(error.params as { readonly format: string }).format] ?? 'wrong-type' };
    default:
      return { reason: wrongType(error, field), ...(Object.keys(integer).length > 0 && { details: integer }) };
  }
}

function limitsOf(field: Field | undefined): Details {
  if (field?.kind === 'integer') return { min: limit(field.min), max: limit(field.max) };
  return field?.kind === 'list' && field.of.kind === 'integer' ? { min: field.of.min, max: field.of.max } : {};
}

const WRONG_FORMAT: Readonly<Record<string, string>> = {
  line: 'not-one-line',
  'calendar-day': 'not-a-date',
  'object-id': 'unknown-object',
  'email-address': 'not-an-email-address',
  'phone-number': 'not-a-phone-number',
  moment: 'not-a-moment',
  'file-id': 'unknown-file',
};

function wrongType(error: ErrorObject, field: Field | undefined): string {
  if (field?.kind === 'date') return 'not-a-date';
  if (field?.kind === 'device') return 'bad-receipt';
  const isWhole = field?.kind === 'integer' || (field?.kind === 'list' && field.of.kind === 'integer');
  return isWhole && typeof error.data === 'number' ? 'not-an-integer' : 'wrong-type';
}

function isCalendarDay(text: string): boolean {
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

// What mail servers take: one part before the sign, a domain of at least two parts after it.
function isEmailAddress(text: string): boolean {
  const [local = '', domain = '', ...more] = text.split('@');
  const isClean = !/[\s\p{Cc}\p{Cs}<>()[\]\\,;:"]/u.test(text);
  const isDotted = (part: string) => part.split('.').every((one) => one !== '');
  return isClean && more.length === 0 && local.length <= 64 && isDotted(local) && isDotted(domain) && domain.includes('.');
}

function isMoment(text: string): boolean {
  const parts = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d(:[0-5]\d(\.\d{1,3})?)?(Z|[+-]([01]\d|2[0-3]):[0-5]\d)$/.exec(text);
  return parts !== null && !text.endsWith('\n') && isCalendarDay(parts[1] ?? '');
}
