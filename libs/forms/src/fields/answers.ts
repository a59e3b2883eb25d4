import type { Condition, Field, Fields } from '@tessera/plugin-api';
import { isEmpty, isListed, isNothing } from './faults.js';
import type { Listed } from './list-faults.js';
import type { Entered, EnteredValues } from './faults.js';

/** Answers as the API takes them: a question that was not answered is not there, what was emptied is empty. */
export type Answers = Readonly<Record<string, Answer>>;

type Answer = string | number | boolean | Listed;

/** What a form shows first: given answers, else what the field proposes, else nothing. */
export function firstValues(fields: Fields, given: Readonly<Record<string, unknown>>): EnteredValues {
  return Object.fromEntries(Object.entries(fields).map(([name, field]) => [name, firstValue(field, given[name])]));
}

/** Whether the question is asked, given the other answers. A condition on something unknown here was checked elsewhere. */
export function isAsked(when: Condition | undefined, values: EnteredValues): boolean {
  if (when === undefined) return true;
  const name = 'field' in when ? when.field : when.option;
  return !(name in values) || values[name] === when.is;
}

/** The answers to the questions that are asked. */
export function answersOf(fields: Fields, values: EnteredValues): Answers {
  const answers: Record<string, Answer> = {};
  for (const [name, field] of Object.entries(fields)) {
    const value = values[name];
    if (!isAsked(field.when, values)) continue;
    const isNone = field.kind === 'list' && isListed(value) && isNothing(field, value);
    // No role at all is an answer, too.
    if (field.kind === 'roles') answers[name] = namesIn(value);
    else if (value !== undefined && value !== null && !isEmpty(value) && !isNone) answers[name] = value;
    // Left out it would stay as it is.
    else if (field.begins !== undefined) answers[name] = '';
  }
  return answers;
}

function firstValue(field: Field, given: unknown): Entered {
  if (field.kind === 'secret' || field.kind === 'device' || field.kind === 'stamp') return '';
  if (field.kind === 'list') return isListed(given) ? given : (field.initial ?? []);
  if (typeof given === 'string' || typeof given === 'number' || typeof given === 'boolean') return given;
  if (field.kind === 'roles') return joined(Array.isArray(given) ? given : (field.initial ?? []));
  if (field.initial !== undefined) return field.initial;
  if (field.kind === 'boolean') return false;
  if (field.kind === 'integer') return null;
  return field.kind === 'choice' ? onlyChoice(field) : '';
}

/** Names as a form holds them while it is being filled in: one text. */
export const joined = (names: readonly string[]): string => names.join(',');

/** The names in such a text. */
export const namesIn = (value: Entered | undefined): readonly string[] => (typeof value === 'string' && value !== '' ? value.split(',') : []);

// A question with one possible answer is answered.
function onlyChoice(field: Extract<Field, { kind: 'choice' }>): string {
  const [only, ...others] = Object.keys(field.choices);
  return only !== undefined && others.length === 0 && field.optional !== true ? only : '';
}
