import { Refusal, type Details, type FieldFault } from '@tessera/engine';
import type { ValidationError } from 'class-validator';

const REASONS: Readonly<Record<string, string>> = {
  whitelistValidation: 'unknown-field',
  isLength: 'wrong-length',
  min: 'too-small',
  max: 'too-large',
  isInt: 'not-an-integer',
  isIn: 'not-a-choice',
  isUuid: 'not-an-id',
  arrayMaxSize: 'too-many',
  matches: 'pattern',
  isIso8601: 'not-a-date',
};

/** Which of several violated rules says most about what is wrong: types before limits. */
const FIRST = ['whitelistValidation', 'isString', 'isInt', 'isArray', 'isObject', 'isBoolean', 'isUuid'];

/** A refusal that lists everything wrong with what was sent. */
export const invalid = (faults: readonly FieldFault[]): Refusal => new Refusal('invalid-input', {}, faults);

/** A refusal of one fault. */
export const invalidAt = (pointer: string, reason: string, details?: Details): Refusal =>
  invalid([{ pointer, reason, ...(details ? { details } : {}) }]);

/** Faults with JSON pointers from what class-validator found. */
export function faultsOf(errors: readonly ValidationError[], at = ''): FieldFault[] {
  return errors.flatMap((error) => {
    const pointer = `${at}/${error.property.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    const nested = faultsOf(error.children ?? [], pointer);
    return nested.length ? nested : [faultOf(error, pointer)];
  });
}

function faultOf(error: ValidationError, pointer: string): FieldFault {
  const names = Object.keys(error.constraints ?? {});
  const name = FIRST.find((one) => names.includes(one)) ?? names[0] ?? '';
  if (error.value === undefined && name !== 'whitelistValidation') return { pointer, reason: 'required' };
  const details = (error.contexts as Record<string, Details> | undefined)?.[name];
  return { pointer, reason: REASONS[name] ?? 'wrong-type', ...(details ? { details } : {}) };
}
