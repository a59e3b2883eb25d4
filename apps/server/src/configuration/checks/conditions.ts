import type { UserCondition, UserFilter } from '@tessera/engine';

/** The comparisons of a rule, each with the pointer to it. */
export function conditionsIn(filter: UserFilter, pointer: string): readonly (readonly [UserCondition, string])[] {
  if ('everyone' in filter) return [];
  if ('subject' in filter) return [[filter, pointer]];
  if ('not' in filter) return conditionsIn(filter.not, `${pointer}/not`);
  const [word, parts] = 'all' in filter ? ['all', filter.all] as const : ['any', filter.any] as const;
  return parts.flatMap((part, index) => conditionsIn(part, `${pointer}/${word}/${index}`));
}
