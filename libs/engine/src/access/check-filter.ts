import type { FieldFault } from '../errors.js';
import type { UserFilter, UserSubject } from './user-context.js';

/** Everything that a filter can compare. */
export const USER_SUBJECTS = [
  'identity', 'role', 'group', 'position', 'unit', 'first-superior', 'second-superior', 'superior',
] as const satisfies readonly UserSubject[];

/** One comparison of a filter. */
export type UserCondition = Extract<UserFilter, { readonly subject: UserSubject }>;

const DEEPEST = 8;
const MOST_PARTS = 50;
// The database works them all out, for everybody, in one statement.
const MOST_CONDITIONS = 300;
const LONGEST = 200;

/** Everything wrong with what is said to be a filter; nothing when it is one. */
export function faultsOfFilter(value: unknown, pointer: string): readonly FieldFault[] {
  const faults = faultsOfPart(value, pointer, 0);
  if (faults.length > 0 || conditionsOf(value as UserFilter).length <= MOST_CONDITIONS) return faults;
  return [{ pointer, reason: 'too-many', details: { max: MOST_CONDITIONS } }];
}

function faultsOfPart(value: unknown, pointer: string, depth: number): readonly FieldFault[] {
  if (depth >= DEEPEST) return [{ pointer, reason: 'too-deep', details: { max: DEEPEST } }];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return [{ pointer, reason: 'wrong-type' }];
  const keys = Object.keys(value).sort().join();
  const parts = value as Readonly<Record<string, unknown>>;
  switch (keys) {
    case 'everyone': return parts['everyone'] === true ? [] : [{ pointer: `${pointer}/everyone`, reason: 'wrong-type' }];
    case 'all': case 'any': return faultsOfParts(parts[keys], `${pointer}/${keys}`, depth);
    case 'not': return faultsOfPart(parts['not'], `${pointer}/not`, depth + 1);
    case 'is,subject': return faultsOfCondition(parts, pointer);
    default: return [{ pointer, reason: 'not-a-rule' }];
  }
}

/** The comparisons of a filter, wherever they stand in it. */
export function conditionsOf(filter: UserFilter): readonly UserCondition[] {
  if ('everyone' in filter) return [];
  if ('not' in filter) return conditionsOf(filter.not);
  if ('subject' in filter) return [filter];
  return ('all' in filter ? filter.all : filter.any).flatMap(conditionsOf);
}

function faultsOfParts(parts: unknown, pointer: string, depth: number): readonly FieldFault[] {
  if (!Array.isArray(parts)) return [{ pointer, reason: 'wrong-type' }];
  // "All of nothing" would be everyone: nobody means that.
  if (parts.length === 0) return [{ pointer, reason: 'required' }];
  if (parts.length > MOST_PARTS) return [{ pointer, reason: 'too-many', details: { max: MOST_PARTS } }];
  return parts.flatMap((part: unknown, index) => faultsOfPart(part, `${pointer}/${index}`, depth + 1));
}

function faultsOfCondition({ subject, is }: Readonly<Record<string, unknown>>, pointer: string): readonly FieldFault[] {
  const faults: FieldFault[] = [];
  if (!USER_SUBJECTS.includes(subject as UserSubject)) faults.push({ pointer: `${pointer}/subject`, reason: 'not-a-choice' });
  if (typeof is !== 'string') faults.push({ pointer: `${pointer}/is`, reason: 'wrong-type' });
  else if (is.trim() === '') faults.push({ pointer: `${pointer}/is`, reason: 'required' });
  else if (is.length > LONGEST) faults.push({ pointer: `${pointer}/is`, reason: 'wrong-length', details: { min: 1, max: LONGEST } });
  return faults;
}
