import type { Bound, Field, ListField } from '@tessera/plugin-api';
import { listFault } from './list-faults.js';
import type { Listed, ListFault } from './list-faults.js';

/** What people can type, tick, choose or list; `null` and the empty string are no answer. */
export type Entered = string | number | boolean | null | Listed;

/** Answers of a form while it is being filled in. */
export type EnteredValues = Readonly<Record<string, Entered>>;

/** Why an answer is not accepted: the same stable reasons that the server gives. */
export type FaultReason =
  | 'required' | 'too-small' | 'too-large' | 'not-an-integer' | 'wrong-type' | 'not-a-choice' | 'too-long' | 'pattern' | 'not-a-date'
  | 'not-an-email-address' | 'not-a-phone-number' | 'not-a-moment' | ListFault;

/** Whether there is no answer yet. */
export function isEmpty(value: Entered | undefined): boolean {
  return value === undefined || value === null || value === '';
}

/** The number of a limit; one that an option sets is looked up among the answers of the same form. */
export function limit(bound: Bound, values: EnteredValues): number | undefined {
  if (typeof bound === 'number') return bound;
  const value = values[bound.option];
  return typeof value === 'number' ? value : undefined;
}

/** What is wrong with an answer, `undefined` when nothing is. The server has the last word. */
export function faultOf(field: Field, value: Entered | undefined, values: EnteredValues): FaultReason | undefined {
  if (field.kind === 'list') return isListed(value) && !isNothing(field, value) ? listFault(field, value) : field.optional === true ? undefined : 'required';
  if (isEmpty(value)) return field.optional === true ? undefined : 'required';
  switch (field.kind) {
    case 'text': return textFault(value, field.maxLength, field.pattern);
    case 'secret': return textFault(value, field.maxLength, undefined);
    case 'integer': return integerFault(value, limit(field.min, values), limit(field.max, values));
    case 'boolean': return typeof value === 'boolean' ? undefined : 'wrong-type';
    case 'date': return isDay(value) ? undefined : 'not-a-date';
    case 'choice': return typeof value === 'string' && value in field.choices ? undefined : 'not-a-choice';
    case 'email': return isWritten(value, /^[^\s@]+@[^\s@.]+(\.[^\s@.]+)+$/) ? undefined : 'not-an-email-address';
    case 'phone': return isWritten(value, /^\+?[1-9]\d{1,14}$/) ? undefined : 'not-a-phone-number';
    case 'date-time': return typeof value === 'string' && !Number.isNaN(Date.parse(value)) ? undefined : 'not-a-moment';
    case 'language': return value === 'it-IT' || value === 'en-US' ? undefined : 'not-a-choice';
    case 'stamp': return 'wrong-type';
    case 'roles':
    case 'file':
    case 'image':
    case 'object':
    case 'device': return typeof value === 'string' ? undefined : 'wrong-type';
  }
}

/** Whether it is a list, empty or not. */
export function isListed(value: unknown): value is Listed {
  return Array.isArray(value);
}

/** Whether a list is no answer: none may be a good one. */
export function isNothing(field: ListField, value: Listed): boolean {
  return value.length === 0 && (field.minItems > 0 || field.optional === true);
}

function textFault(value: Entered | undefined, maxLength: number, pattern: string | undefined): FaultReason | undefined {
  if (typeof value !== 'string') return 'wrong-type';
  // Counted in characters as people see them, like the server does.
  if ([...value].length > maxLength) return 'too-long';
  return pattern === undefined || new RegExp(pattern, 'u').test(value) ? undefined : 'pattern';
}

function integerFault(value: Entered | undefined, min: number | undefined, max: number | undefined): FaultReason | undefined {
  if (!Number.isSafeInteger(value)) return 'not-an-integer';
  if (min !== undefined && Number(value) < min) return 'too-small';
  return max !== undefined && Number(value) > max ? 'too-large' : undefined;
}

function isWritten(value: Entered | undefined, pattern: RegExp): boolean {
  return typeof value === 'string' && pattern.test(value);
}

function isDay(value: Entered | undefined): boolean {
  if (typeof value !== 'string' || !/^\d{4}-\d{2}-\d{2}$/.test(value)) return false;
  const at = new Date(`${value}T00:00:00Z`);
  return !Number.isNaN(at.getTime()) && at.toISOString().startsWith(value);
}
