import type { AclPermission, ObjectType } from '@tessera/plugin-api';

/** Either of them makes an object visible. */
export const SEEING: readonly AclPermission[] = ['List', 'Read'];

const COMMON: ReadonlySet<string> = new Set(['locked', 'frozen']);

/** What a list is filtered and sorted by. */
export interface LookedAt {
  readonly text?: string;
  readonly attributes?: Readonly<Record<string, unknown>>;
  readonly sort?: string;
  /** Names of quick filters. */
  readonly quick?: readonly string[];
}

/**
 * The rights that make an object appear in a list: one of each group. Whoever filters or sorts by what is blank for them would
 * learn it all the same, so that such objects are left out.
 */
export function listNeeds(type: ObjectType, { text = '', attributes = {}, sort, quick = [] }: LookedAt): readonly (readonly AclPermission[])[] {
  const conditions = quickConditionsOf(type, quick);
  const asked = conditions.flatMap((condition) => ('attribute' in condition ? [condition.attribute] : []));
  const names = [...Object.keys(attributes), ...(sort === undefined ? [] : [sort]), ...asked].filter((name) => Object.hasOwn(type.attributes, name));
  const listed = new Set<string>(type.listed ?? [type.label]);
  // What is known about people elsewhere is no part of what a list shows of them.
  const isElsewhere = quick.some((name) => !COMMON.has(name) && !Object.hasOwn(type.quickFilters ?? {}, name)) || conditions.some((one) => 'without' in one);
  const isRead = text.trim() !== '' || isElsewhere || names.some((name) => !listed.has(name));
  const sensitive = names.flatMap((name) => type.attributes[name]?.sensitive ?? []);
  return [isRead ? ['Read'] : SEEING, ...[...new Set(sensitive)].map((one) => [one])];
}

/** What the quick filters of a type that are asked for compare. */
export const quickConditionsOf = (type: ObjectType, quick: readonly string[]) =>
  quick.flatMap((name) => (Object.hasOwn(type.quickFilters ?? {}, name) ? (type.quickFilters?.[name]?.all ?? []) : []));
